import { dynamoApiKeyStore } from '../../lib/adapters/dynamodb/api-key-store.ts';
import { dynamoDayStore } from '../../lib/adapters/dynamodb/day-store.ts';
import { dynamoEndpointStore } from '../../lib/adapters/dynamodb/endpoint-store.ts';
import { dynamoEscalationStore } from '../../lib/adapters/dynamodb/escalation-store.ts';
import { dynamoFiringStore } from '../../lib/adapters/dynamodb/firing-store.ts';
import { dynamoImportStore } from '../../lib/adapters/dynamodb/import-store.ts';
import { dynamoMessageLogStore } from '../../lib/adapters/dynamodb/message-log-store.ts';
import { dynamoPauseStore } from '../../lib/adapters/dynamodb/pause-store.ts';
import { dynamoPreviewStore } from '../../lib/adapters/dynamodb/preview-store.ts';
import { dynamoRecordStore } from '../../lib/adapters/dynamodb/record-store.ts';
import { dynamoRunStore } from '../../lib/adapters/dynamodb/run-store.ts';
import { dynamoSuppressionStore } from '../../lib/adapters/dynamodb/suppression-store.ts';
import { openTable } from '../../lib/adapters/dynamodb/table.ts';
import { dynamoWorkflowStore } from '../../lib/adapters/dynamodb/workflow-store.ts';
import { liquidTemplates } from '../../lib/adapters/liquid/liquid-templates.ts';
import { stepFunctionsPreviewRuns } from '../../lib/adapters/stepfunctions/preview-runs.ts';
import { systemClock } from '../../lib/adapters/system/clock.ts';
import { sha256 } from '../../lib/adapters/system/sha256.ts';
import { yamlDocuments } from '../../lib/adapters/yaml/yaml-documents.ts';
import { readConfig } from '../../lib/config.ts';
import { identityFromClaims } from '../api/identity.ts';
import { identityOfKey } from '../api/identity-of-key.ts';
import { functionLog } from '../function-log.ts';
import { engineConfigKeys, openEngine } from '../open-engine.ts';
import { createHandler } from './handler.ts';

const config = readConfig([
  'TABLE_NAME',
  'ENVIRONMENT',
  'PERFORM_STEP_ARN',
  'PREVIEW_HISTORY_ARN',
  ...engineConfigKeys,
]);
const table = openTable(config.TABLE_NAME);

export const handler = createHandler(
  {
    clock: systemClock,
    days: dynamoDayStore(table, systemClock),
    digest: sha256,
    documents: yamlDocuments,
    endpointStore: dynamoEndpointStore(table),
    engine: openEngine(config),
    escalations: dynamoEscalationStore(table),
    firings: dynamoFiringStore(table),
    imports: dynamoImportStore(table),
    messageLogs: dynamoMessageLogStore(table),
    pauses: dynamoPauseStore(table),
    previews: dynamoPreviewStore(table, systemClock),
    previewRuns: stepFunctionsPreviewRuns(config.PREVIEW_HISTORY_ARN),
    performStepArn: config.PERFORM_STEP_ARN,
    records: dynamoRecordStore(table),
    runs: dynamoRunStore(table),
    suppressions: dynamoSuppressionStore(table),
    templates: liquidTemplates(),
    workflows: dynamoWorkflowStore(table),
  },
  {
    identify: identityOfKey({ apiKeys: dynamoApiKeyStore(table), clock: systemClock }, identityFromClaims),
    logger: functionLog('api-workflows', config.ENVIRONMENT),
  },
);
