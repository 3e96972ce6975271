import { dynamoDayStore } from '../../lib/adapters/dynamodb/day-store.ts';
import { dynamoFiringStore } from '../../lib/adapters/dynamodb/firing-store.ts';
import { dynamoOverrideStore } from '../../lib/adapters/dynamodb/override-store.ts';
import { dynamoRiskModelStore } from '../../lib/adapters/dynamodb/risk-model-store.ts';
import { dynamoRunStore } from '../../lib/adapters/dynamodb/run-store.ts';
import { openTable } from '../../lib/adapters/dynamodb/table.ts';
import { dynamoWorkflowStore } from '../../lib/adapters/dynamodb/workflow-store.ts';
import { jsonDocuments } from '../../lib/adapters/json/json-documents.ts';
import { publishedTemplates } from '../../lib/adapters/liquid/published-templates.ts';
import { systemClock } from '../../lib/adapters/system/clock.ts';
import { readConfig } from '../../lib/config.ts';
import { functionLog } from '../function-log.ts';
import { engineConfigKeys, openEngine } from '../open-engine.ts';
import { createHandler } from './handler.ts';

const config = readConfig(['TABLE_NAME', 'ENVIRONMENT', ...engineConfigKeys]);
const table = openTable(config.TABLE_NAME);

export const handler = createHandler(
  {
    clock: systemClock,
    days: dynamoDayStore(table, systemClock),
    documents: jsonDocuments,
    engine: openEngine(config),
    firings: dynamoFiringStore(table),
    overrides: dynamoOverrideStore(table),
    riskModels: dynamoRiskModelStore(table),
    runs: dynamoRunStore(table),
    templates: publishedTemplates,
    workflows: dynamoWorkflowStore(table),
  },
  functionLog('score-shard', config.ENVIRONMENT),
);
