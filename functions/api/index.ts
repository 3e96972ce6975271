import { Logger } from '@aws-lambda-powertools/logger';
import { dynamoDayStore } from '../../lib/adapters/dynamodb/day-store.ts';
import { dynamoDeliveryStore } from '../../lib/adapters/dynamodb/delivery-store.ts';
import { dynamoFiringStore } from '../../lib/adapters/dynamodb/firing-store.ts';
import { dynamoImportStore } from '../../lib/adapters/dynamodb/import-store.ts';
import { dynamoRecordStore } from '../../lib/adapters/dynamodb/record-store.ts';
import { dynamoRunStore } from '../../lib/adapters/dynamodb/run-store.ts';
import { dynamoSuppressionStore } from '../../lib/adapters/dynamodb/suppression-store.ts';
import { openTable } from '../../lib/adapters/dynamodb/table.ts';
import { dynamoTaskStore } from '../../lib/adapters/dynamodb/task-store.ts';
import { dynamoUnsubscribeStore } from '../../lib/adapters/dynamodb/unsubscribe-store.ts';
import { dynamoWorkflowStore } from '../../lib/adapters/dynamodb/workflow-store.ts';
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
    days: dynamoDayStore(table, systemClock),
    deliveries: dynamoDeliveryStore(table),
    firings: dynamoFiringStore(table),
    imports: dynamoImportStore(table),
    records: dynamoRecordStore(table),
    runs: dynamoRunStore(table),
    suppressions: dynamoSuppressionStore(table),
    tasks: dynamoTaskStore(table),
    unsubscribes: dynamoUnsubscribeStore(table),
    workflows: dynamoWorkflowStore(table),
    engine: stepFunctionsEngine({
      arnPrefix: config.PLAYBOOK_ARN_PREFIX,
      roleArn: config.PLAYBOOK_ROLE_ARN,
      logGroupArn: config.PLAYBOOK_LOG_GROUP_ARN,
    }),
  },
  { identify: identityFromClaims, log: (error) => logger.error('failed', error) },
);
