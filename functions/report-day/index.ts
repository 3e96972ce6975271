import { Logger } from '@aws-lambda-powertools/logger';
import { dynamoDayStore } from '../../lib/adapters/dynamodb/day-store.ts';
import { openTable } from '../../lib/adapters/dynamodb/table.ts';
import { systemClock } from '../../lib/adapters/system/clock.ts';
import { readConfig } from '../../lib/config.ts';
import { createHandler } from './handler.ts';

const { TABLE_NAME } = readConfig(['TABLE_NAME']);
const table = openTable(TABLE_NAME);

export const handler = createHandler(
  { days: dynamoDayStore(table, systemClock) },
  new Logger({ serviceName: 'report-day' }),
);
