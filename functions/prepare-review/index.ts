import { dynamoStores } from '../../lib/adapters/dynamodb/stores.ts';
import { openTable } from '../../lib/adapters/dynamodb/table.ts';
import { jsonDocuments } from '../../lib/adapters/json/json-documents.ts';
import { publishedTemplates } from '../../lib/adapters/liquid/published-templates.ts';
import { systemClock } from '../../lib/adapters/system/clock.ts';
import { readConfig } from '../../lib/config.ts';
import { functionLog } from '../function-log.ts';
import { createHandler } from './handler.ts';

const { TABLE_NAME, ENVIRONMENT } = readConfig(['TABLE_NAME', 'ENVIRONMENT']);

export const handler = createHandler(
  {
    clock: systemClock,
    documents: jsonDocuments,
    templates: publishedTemplates,
    ...dynamoStores(openTable(TABLE_NAME), systemClock),
  },
  functionLog('prepare-review', ENVIRONMENT),
);
