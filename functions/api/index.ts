import { Logger } from '@aws-lambda-powertools/logger';
import { dynamoStores } from '../../lib/adapters/dynamodb/stores.ts';
import { openTable } from '../../lib/adapters/dynamodb/table.ts';
import { jsonDocuments } from '../../lib/adapters/json/json-documents.ts';
import { liquidTemplates } from '../../lib/adapters/liquid/liquid-templates.ts';
import { stepFunctionsEngine } from '../../lib/adapters/stepfunctions/playbook-engine.ts';
import { systemClock } from '../../lib/adapters/system/clock.ts';
import { readConfig } from '../../lib/config.ts';
import { createHandler } from './handler.ts';
import { identityFromClaims } from './identity.ts';

const config = readConfig(['TABLE_NAME', 'PLAYBOOK_ARN_PREFIX', 'PLAYBOOK_ROLE_ARN', 'PLAYBOOK_LOG_GROUP_ARN']);
const table = openTable(config.TABLE_NAME);
const logger = new Logger({ serviceName: 'api' });

export const handler = createHandler(
  {
    clock: systemClock,
    documents: jsonDocuments,
    templates: liquidTemplates(),
    ...dynamoStores(table, systemClock),
    engine: stepFunctionsEngine({
      arnPrefix: config.PLAYBOOK_ARN_PREFIX,
      roleArn: config.PLAYBOOK_ROLE_ARN,
      logGroupArn: config.PLAYBOOK_LOG_GROUP_ARN,
    }),
  },
  { identify: identityFromClaims, log: (error) => logger.error('failed', error) },
);
