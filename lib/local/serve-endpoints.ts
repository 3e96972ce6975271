import type { RuntimeClock } from './clock.ts';
import { serveDynamoDb } from './dynamodb/serve-dynamodb.ts';
import { type Endpoints, localSigner } from './endpoints.ts';
import { serveS3 } from './s3/serve-s3.ts';
import { serveSecretsManager } from './secrets-manager/serve-secrets-manager.ts';
import type { Outbox } from './ses/outbox.ts';
import { serveSes } from './ses/serve-ses.ts';
import type { Invoke } from './step-functions/invoke-function.ts';
import { type StepFunctions, serveStepFunctions } from './step-functions/serve-step-functions.ts';

/** Takes note of what is to be closed again, last first. */
export type OnClose = (closer: () => unknown) => void;

/** Starts the AWS endpoints over a folder. Executions rest until `stepFunctions.resume()`. */
export async function serveEndpoints(
  {
    dir,
    tableName,
    instance,
    clock,
    invoke,
    onProblem,
  }: {
    dir: string;
    tableName: string;
    instance: string;
    clock: RuntimeClock;
    invoke: Invoke;
    onProblem(error: unknown): void;
  },
  onClose: OnClose,
): Promise<{ endpoints: Endpoints; stepFunctions: StepFunctions; outbox: Outbox }> {
  const now = () => clock.now();
  const health = () => ({ instance, clock: clock.anchor });
  const dynamodb = await serveDynamoDb({ dir, tableName });
  onClose(() => dynamodb.close());
  const ses = await serveSes({ dir, now });
  onClose(() => ses.close());
  const secretsManager = await serveSecretsManager({ dir, health, now });
  onClose(() => secretsManager.close());
  // S3 goes by the real time, as those who sign do.
  const s3 = await serveS3({ dir, signer: localSigner, now: () => new Date() });
  onClose(() => s3.close());
  const stepFunctions = await serveStepFunctions({ dir, health, clock, invoke, onProblem });
  onClose(() => stepFunctions.close());
  const endpoints: Endpoints = {
    dynamodb: dynamodb.url,
    stepFunctions: stepFunctions.url,
    ses: ses.url,
    secretsManager: secretsManager.url,
    s3: s3.url,
  };
  return { endpoints, stepFunctions, outbox: ses.outbox };
}
