import { dynamoStores } from '../../lib/adapters/dynamodb/stores.ts';
import { openTable } from '../../lib/adapters/dynamodb/table.ts';
import { jsonDocuments } from '../../lib/adapters/json/json-documents.ts';
import { publishedTemplates } from '../../lib/adapters/liquid/published-templates.ts';
import { sesMailer } from '../../lib/adapters/ses/ses-mailer.ts';
import { systemClock } from '../../lib/adapters/system/clock.ts';
import { readConfig } from '../../lib/config.ts';
import { functionLog } from '../function-log.ts';
import { createHandler } from './handler.ts';

const config = readConfig(['TABLE_NAME', 'ENVIRONMENT', 'MAIL_CONFIGURATION_SET', 'MAIL_ENDPOINT_DEDUPLICATES']);

export const handler = createHandler(
  {
    clock: systemClock,
    documents: jsonDocuments,
    templates: publishedTemplates,
    ...dynamoStores(openTable(config.TABLE_NAME), systemClock),
    mailer: sesMailer({
      configurationSet: config.MAIL_CONFIGURATION_SET,
      refusesDuplicates: config.MAIL_ENDPOINT_DEDUPLICATES,
    }),
  },
  functionLog('send-digest', config.ENVIRONMENT),
);
