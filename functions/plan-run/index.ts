import { dynamoDayStore } from '../../lib/adapters/dynamodb/day-store.ts';
import { dynamoImportStore } from '../../lib/adapters/dynamodb/import-store.ts';
import { openTable } from '../../lib/adapters/dynamodb/table.ts';
import { dynamoWorkflowStore } from '../../lib/adapters/dynamodb/workflow-store.ts';
import { systemClock } from '../../lib/adapters/system/clock.ts';
import { readConfig } from '../../lib/config.ts';
import { functionLog } from '../function-log.ts';
import { createHandler } from './handler.ts';

const { TABLE_NAME, ENVIRONMENT, SHARDS } = readConfig(['TABLE_NAME', 'ENVIRONMENT', 'SHARDS']);
const table = openTable(TABLE_NAME);

export const handler = createHandler(
  {
    clock: systemClock,
    days: dynamoDayStore(table, systemClock),
    imports: dynamoImportStore(table),
    shards: SHARDS,
    workflows: dynamoWorkflowStore(table),
  },
  functionLog('plan-run', ENVIRONMENT),
);
