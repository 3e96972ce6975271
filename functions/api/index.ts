import { readFile } from 'node:fs/promises';
import { SFNClient } from '@aws-sdk/client-sfn';
import { cognitoCaller } from '../../lib/adapters/cognito/call-cognito.ts';
import { cognitoPeople } from '../../lib/adapters/cognito/people-directory.ts';
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
import { cognitoEndpoint, readConfig, s3Endpoint } from '../../lib/config.ts';
import { functionLog } from '../function-log.ts';
import { engineConfigKeys, openEngine } from '../open-engine.ts';
import { createHandler } from './handler.ts';
import { identityFromClaims } from './identity.ts';
import { identityOfKey } from './identity-of-key.ts';

const config = readConfig([
  'TABLE_NAME',
  'ENVIRONMENT',
  'EXPORTS_BUCKET',
  'IMPORT_SOURCE_ARN',
  'PREVIEW_HISTORY_ARN',
  'PERFORM_STEP_ARN',
  'USER_POOL_ID',
  ...engineConfigKeys,
]);
const table = openTable(config.TABLE_NAME);
const stepFunctions = new SFNClient({});
const stores = dynamoStores(table, systemClock);
// Signed as whoever calls Step Functions: that client knows its credentials and region.
const signer = stepFunctions.config;
const callCognito = cognitoCaller(signer, { endpoint: cognitoEndpoint() }, systemClock);

/** It lies beside the bundle, which was made with it. */
const describe = async () => JSON.parse(await readFile(new URL('openapi.json', import.meta.url), 'utf8'));

export const handler = createHandler(
  {
    clock: systemClock,
    digest: sha256,
    documents: jsonDocuments,
    ids: randomIds,
    performStepArn: config.PERFORM_STEP_ARN,
    templates: publishedTemplates,
    ...stores,
    engine: openEngine(config, stepFunctions),
    importRuns: stepFunctionsImportRuns(config.IMPORT_SOURCE_ARN, stepFunctions),
    previewRuns: stepFunctionsPreviewRuns(config.PREVIEW_HISTORY_ARN, stepFunctions),
    people: config.USER_POOL_ID ? cognitoPeople(config.USER_POOL_ID, callCognito) : undefined,
    uploads: s3Uploads({ bucket: config.EXPORTS_BUCKET, endpoint: s3Endpoint() }, signer, systemClock),
  },
  {
    identify: identityOfKey({ ...stores, clock: systemClock }, identityFromClaims),
    logger: functionLog('api', config.ENVIRONMENT),
    describe,
  },
);
