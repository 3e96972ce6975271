import { dynamoDeliveryStore } from '../../lib/adapters/dynamodb/delivery-store.ts';
import { dynamoEscalationStore } from '../../lib/adapters/dynamodb/escalation-store.ts';
import { dynamoRunStore } from '../../lib/adapters/dynamodb/run-store.ts';
import { openTable } from '../../lib/adapters/dynamodb/table.ts';
import { dynamoTaskStore } from '../../lib/adapters/dynamodb/task-store.ts';
import { systemClock } from '../../lib/adapters/system/clock.ts';
import { readConfig } from '../../lib/config.ts';
import { functionLog } from '../function-log.ts';
import { createHandler } from './handler.ts';

const { TABLE_NAME, PLAYBOOK_ARN_PREFIX, ENVIRONMENT } = readConfig([
  'TABLE_NAME',
  'PLAYBOOK_ARN_PREFIX',
  'ENVIRONMENT',
]);
const table = openTable(TABLE_NAME);

export const handler = createHandler(
  {
    clock: systemClock,
    deliveries: dynamoDeliveryStore(table),
    escalations: dynamoEscalationStore(table),
    playbookArnPrefix: PLAYBOOK_ARN_PREFIX,
    runs: dynamoRunStore(table),
    tasks: dynamoTaskStore(table),
  },
  functionLog('record-run-end', ENVIRONMENT),
);
