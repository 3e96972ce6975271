import { dynamoSuppressionStore } from '../../lib/adapters/dynamodb/suppression-store.ts';
import { openTable } from '../../lib/adapters/dynamodb/table.ts';
import { systemClock } from '../../lib/adapters/system/clock.ts';
import { readConfig } from '../../lib/config.ts';
import { functionLog } from '../function-log.ts';
import { createHandler } from './handler.ts';

const config = readConfig(['TABLE_NAME', 'ENVIRONMENT']);
const table = openTable(config.TABLE_NAME);

export const handler = createHandler(
  { suppressions: dynamoSuppressionStore(table), clock: systemClock },
  functionLog('record-mail-event', config.ENVIRONMENT),
);
