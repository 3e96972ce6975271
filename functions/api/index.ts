import { SFNClient } from '@aws-sdk/client-sfn';
import { dynamoStores } from '../../lib/adapters/dynamodb/stores.ts';
import { openTable } from '../../lib/adapters/dynamodb/table.ts';
import { jsonDocuments } from '../../lib/adapters/json/json-documents.ts';
import { publishedTemplates } from '../../lib/adapters/liquid/published-templates.ts';
import { s3Uploads } from '../../lib/adapters/s3/s3-uploads.ts';
import { stepFunctionsImportRuns } from '../../lib/adapters/stepfunctions/import-runs.ts';
import { stepFunctionsPreviewRuns } from '../../lib/adapters/stepfunctions/preview-runs.ts';
import { systemClock } from '../../lib/adapters/system/clock.ts';
import { randomIds } from '../../lib/adapters/system/ids.ts';
import { sha256 } from '../../lib/adapters/system/sha256.ts';
import { readConfig, s3Endpoint } from '../../lib/config.ts';
import { functionLog } from '../function-log.ts';
import { engineConfigKeys, openEngine } from '../open-engine.ts';
import { createHandler } from './handler.ts';
import { identityFromClaims } from './identity.ts';

const config = readConfig([
  'TABLE_NAME',
  'ENVIRONMENT',
  'EXPORTS_BUCKET',
  'IMPORT_SOURCE_ARN',
  'PREVIEW_HISTORY_ARN',
  'PERFORM_STEP_ARN',
  ...engineConfigKeys,
]);
const table = openTable(config.TABLE_NAME);
const stepFunctions = new SFNClient({});

export const handler = createHandler(
  {
    clock: systemClock,
    digest: sha256,
    documents: jsonDocuments,
    ids: randomIds,
    performStepArn: config.PERFORM_STEP_ARN,
    templates: publishedTemplates,
    ...dynamoStores(table, systemClock),
    engine: openEngine(config, stepFunctions),
    importRuns: stepFunctionsImportRuns(config.IMPORT_SOURCE_ARN, stepFunctions),
    previewRuns: stepFunctionsPreviewRuns(config.PREVIEW_HISTORY_ARN, stepFunctions),
    // Signed as whoever calls Step Functions: that client knows its credentials and region.
    uploads: s3Uploads({ bucket: config.EXPORTS_BUCKET, endpoint: s3Endpoint() }, stepFunctions.config, systemClock),
  },
  { identify: identityFromClaims, logger: functionLog('api', config.ENVIRONMENT) },
);
