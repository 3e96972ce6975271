import { Logger } from '@aws-lambda-powertools/logger';
import { dynamoSuppressionStore } from '../../lib/adapters/dynamodb/suppression-store.ts';
import { openTable } from '../../lib/adapters/dynamodb/table.ts';
import { systemClock } from '../../lib/adapters/system/clock.ts';
import { readConfig } from '../../lib/config.ts';
import { createHandler } from './handler.ts';

const config = readConfig(['TABLE_NAME']);
const table = openTable(config.TABLE_NAME);

export const handler = createHandler(
  { suppressions: dynamoSuppressionStore(table), clock: systemClock },
  new Logger({ serviceName: 'record-mail-event' }),
);
