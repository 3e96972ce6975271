import { dynamoImportStore } from '../../lib/adapters/dynamodb/import-store.ts';
import { dynamoRecordStore } from '../../lib/adapters/dynamodb/record-store.ts';
import { dynamoRiskModelStore } from '../../lib/adapters/dynamodb/risk-model-store.ts';
import { openTable } from '../../lib/adapters/dynamodb/table.ts';
import { dynamoWorkflowStore } from '../../lib/adapters/dynamodb/workflow-store.ts';
import { jsonDocuments } from '../../lib/adapters/json/json-documents.ts';
import { publishedTemplates } from '../../lib/adapters/liquid/published-templates.ts';
import { systemClock } from '../../lib/adapters/system/clock.ts';
import { silentProgress } from '../../lib/adapters/system/silent-progress.ts';
import { readConfig } from '../../lib/config.ts';
import { functionLog } from '../function-log.ts';
import { createHandler } from './handler.ts';

const { TABLE_NAME, ENVIRONMENT } = readConfig(['TABLE_NAME', 'ENVIRONMENT']);
const table = openTable(TABLE_NAME);

export const handler = createHandler(
  {
    clock: systemClock,
    documents: jsonDocuments,
    imports: dynamoImportStore(table),
    progress: silentProgress,
    records: dynamoRecordStore(table),
    riskModels: dynamoRiskModelStore(table),
    templates: publishedTemplates,
    workflows: dynamoWorkflowStore(table),
  },
  functionLog('train-risk', ENVIRONMENT),
);
