import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SESClient } from '@aws-sdk/client-ses';
import { SFNClient } from '@aws-sdk/client-sfn';
import { dynamoPeopleStore } from '../adapters/dynamodb/people-store.ts';
import { dynamoStores } from '../adapters/dynamodb/stores.ts';
import { openTable } from '../adapters/dynamodb/table.ts';
import { fileSpools } from '../adapters/files/file-spools.ts';
import { rejectFiles } from '../adapters/files/reject-files.ts';
import { liquidTemplates } from '../adapters/liquid/liquid-templates.ts';
import { s3Uploads } from '../adapters/s3/s3-uploads.ts';
import { secretsManagerSecrets } from '../adapters/secrets-manager/secrets.ts';
import { sesMailer } from '../adapters/ses/ses-mailer.ts';
import { cutFolder } from '../adapters/sources/folder/cut-folder.ts';
import { diskFiles } from '../adapters/sources/folder/disk-files.ts';
import { eitherFiles } from '../adapters/sources/s3/either-files.ts';
import { openS3, s3Files } from '../adapters/sources/s3/s3-files.ts';
import { stepFunctionsDailyRun } from '../adapters/stepfunctions/daily-run.ts';
import { stepFunctionsImportRuns } from '../adapters/stepfunctions/import-runs.ts';
import { stepFunctionsEngine } from '../adapters/stepfunctions/playbook-engine.ts';
import { stepFunctionsPreviewRuns } from '../adapters/stepfunctions/preview-runs.ts';
import { systemClock } from '../adapters/system/clock.ts';
import { randomIds } from '../adapters/system/ids.ts';
import { sha256 } from '../adapters/system/sha256.ts';
import { httpWebhookSender } from '../adapters/webhooks/webhook-sender.ts';
import { yamlDocuments } from '../adapters/yaml/yaml-documents.ts';
import { importRunName } from '../domain/import-run.ts';
import { previewRunName } from '../domain/preview-run.ts';
import type { Clock, Progress } from '../ports/system.ts';
import { type Endpoints, localSigner } from './endpoints.ts';
import { exportsBucket } from './s3/serve-s3.ts';
import { stateMachineArn } from './step-functions/arns.ts';

/** What ports are made of on this machine: the state folder, where the runtime's endpoints are, its clock, and where the API is served. */
export type LocalSurroundings = { dir: string; endpoints: Endpoints; clock: Clock; apiUrl: string };

/** Every port of the product, on the embedded runtime. */
export type LocalPorts = ReturnType<typeof openPorts>;

export const localTableName = 'holdfast';

/** The ARN a function has on the embedded runtime. */
export const functionArn = (name: string) => `arn:aws:lambda:us-east-1:000000000000:function:holdfast-${name}`;

/** Into how many parts a daily run divides the accounts on one machine: one process does them all, so two are enough for one to compute while the other waits. */
const SHARDS = 2;

/** Opens the ports of a runtime, in the process that serves it or in another one. */
export function openPorts({ dir, endpoints, clock, apiUrl }: LocalSurroundings) {
  const { dynamodb, sfn, ses, secretsManager, s3 } = openClients(endpoints);
  const table = openTable(localTableName, dynamodb);
  return {
    clock,
    ids: randomIds,
    progress: silence,
    digest: sha256,
    documents: yamlDocuments,
    templates: liquidTemplates(),
    ...dynamoStores(table, clock),
    people: dynamoPeopleStore(table),
    table,
    dynamodb,
    exports: cutFolder(eitherFiles(diskFiles, s3Files(s3, exportsBucket))),
    // By the machine's time, which the endpoint goes by too, however fast the runtime's clock runs.
    uploads: s3Uploads({ bucket: exportsBucket, endpoint: endpoints.s3 }, s3.config, systemClock),
    importRuns: stepFunctionsImportRuns(stateMachineArn(importRunName), sfn),
    previewRuns: stepFunctionsPreviewRuns(stateMachineArn(previewRunName), sfn),
    spools: fileSpools(join(dir, 'spool')),
    rejects: rejectFiles(join(dir, 'rejects')),
    dailyRun: stepFunctionsDailyRun(stateMachineArn('daily-run'), sfn),
    playbookArnPrefix: stateMachineArn(''),
    engine: stepFunctionsEngine({ arnPrefix: stateMachineArn(''), roleArn: LOCAL_ROLE, logGroupArn: LOCAL_LOGS }, sfn),
    mailer: sesMailer({ configurationSet: 'holdfast', refusesDuplicates: true }, ses),
    webhooks: httpWebhookSender({ allowLoopback: true }),
    secrets: secretsManagerSecrets(SECRETS_PREFIX, secretsManager),
    secretsManager,
    secretsPrefix: SECRETS_PREFIX,
    stepFunctions: sfn,
    performStepArn: functionArn('perform-step'),
    apiUrl,
    shards: SHARDS,
  };
}

/** Nobody watches the functions; a command that is watched brings its own. */
const silence: Progress = { report: () => {} };

const SECRETS_PREFIX = 'holdfast/';
const LOCAL_ROLE = 'arn:aws:iam::000000000000:role/holdfast-local';
const LOCAL_LOGS = 'arn:aws:logs:us-east-1:000000000000:log-group:holdfast-local:*';

function openClients(endpoints: Endpoints) {
  const common = localSigner;
  return {
    dynamodb: new DynamoDBClient({ ...common, endpoint: endpoints.dynamodb }),
    sfn: new SFNClient({ ...common, endpoint: endpoints.stepFunctions }),
    // One attempt: the SDK's own retry after a timeout could send a mail twice.
    ses: new SESClient({ ...common, endpoint: endpoints.ses, maxAttempts: 1 }),
    secretsManager: new SecretsManagerClient({ ...common, endpoint: endpoints.secretsManager }),
    s3: openS3({ ...common, endpoint: endpoints.s3 }),
  };
}
