import { Logger } from '@aws-lambda-powertools/logger';
import { dynamoDayStore } from '../../lib/adapters/dynamodb/day-store.ts';
import { dynamoImportStore } from '../../lib/adapters/dynamodb/import-store.ts';
import { openTable } from '../../lib/adapters/dynamodb/table.ts';
import { dynamoWorkflowStore } from '../../lib/adapters/dynamodb/workflow-store.ts';
import { systemClock } from '../../lib/adapters/system/clock.ts';
import { readConfig } from '../../lib/config.ts';
import { createHandler } from './handler.ts';

const { TABLE_NAME, SHARDS } = readConfig(['TABLE_NAME', 'SHARDS']);
const table = openTable(TABLE_NAME);

export const handler = createHandler(
  {
    clock: systemClock,
    days: dynamoDayStore(table, systemClock),
    imports: dynamoImportStore(table),
    shards: SHARDS,
    workflows: dynamoWorkflowStore(table),
  },
  new Logger({ serviceName: 'plan-run' }),
);
