import { dynamoDayStore } from '../../lib/adapters/dynamodb/day-store.ts';
import { dynamoImportStore } from '../../lib/adapters/dynamodb/import-store.ts';
import { dynamoRecordStore } from '../../lib/adapters/dynamodb/record-store.ts';
import { dynamoRetentionStore } from '../../lib/adapters/dynamodb/retention-store.ts';
import { openTable } from '../../lib/adapters/dynamodb/table.ts';
import { dynamoWorkflowStore } from '../../lib/adapters/dynamodb/workflow-store.ts';
import { jsonDocuments } from '../../lib/adapters/json/json-documents.ts';
import { publishedTemplates } from '../../lib/adapters/liquid/published-templates.ts';
import { systemClock } from '../../lib/adapters/system/clock.ts';
import { readConfig } from '../../lib/config.ts';
import { functionLog } from '../function-log.ts';
import { createHandler } from './handler.ts';

const { TABLE_NAME, ENVIRONMENT } = readConfig(['TABLE_NAME', 'ENVIRONMENT']);
const table = openTable(TABLE_NAME);

export const handler = createHandler(
  {
    days: dynamoDayStore(table, systemClock),
    documents: jsonDocuments,
    imports: dynamoImportStore(table),
    records: dynamoRecordStore(table),
    retention: dynamoRetentionStore(table, systemClock),
    templates: publishedTemplates,
    workflows: dynamoWorkflowStore(table),
  },
  functionLog('measure-shard', ENVIRONMENT),
);
