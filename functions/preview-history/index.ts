import { dynamoImportStore } from '../../lib/adapters/dynamodb/import-store.ts';
import { dynamoOverrideStore } from '../../lib/adapters/dynamodb/override-store.ts';
import { dynamoPreviewStore } from '../../lib/adapters/dynamodb/preview-store.ts';
import { dynamoRecordStore } from '../../lib/adapters/dynamodb/record-store.ts';
import { openTable } from '../../lib/adapters/dynamodb/table.ts';
import { dynamoWorkflowStore } from '../../lib/adapters/dynamodb/workflow-store.ts';
import { publishedTemplates } from '../../lib/adapters/liquid/published-templates.ts';
import { systemClock } from '../../lib/adapters/system/clock.ts';
import { silentProgress } from '../../lib/adapters/system/silent-progress.ts';
import { yamlDocuments } from '../../lib/adapters/yaml/yaml-documents.ts';
import { readConfig } from '../../lib/config.ts';
import { functionLog } from '../function-log.ts';
import { createHandler } from './handler.ts';

const { TABLE_NAME, ENVIRONMENT } = readConfig(['TABLE_NAME', 'ENVIRONMENT']);
const table = openTable(TABLE_NAME);

export const handler = createHandler(
  {
    clock: systemClock,
    // Drafts are read as they were written; their templates were checked when the preview was asked for.
    documents: yamlDocuments,
    imports: dynamoImportStore(table),
    overrides: dynamoOverrideStore(table),
    previews: dynamoPreviewStore(table, systemClock),
    progress: silentProgress,
    records: dynamoRecordStore(table),
    templates: publishedTemplates,
    workflows: dynamoWorkflowStore(table),
  },
  functionLog('preview-history', ENVIRONMENT),
);
