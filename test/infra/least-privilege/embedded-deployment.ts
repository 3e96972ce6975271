import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { CreateSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { CreateStateMachineCommand, DescribeExecutionCommand, SFNClient } from '@aws-sdk/client-sfn';
import type { HttpResponse } from '../../../functions/api/http-event.ts';
import { dynamoStores } from '../../../lib/adapters/dynamodb/stores.ts';
import { openTable } from '../../../lib/adapters/dynamodb/table.ts';
import { dailyRunDefinition } from '../../../lib/domain/daily-run.ts';
import { importRunDefinition } from '../../../lib/domain/import-run.ts';
import { previewRunDefinition } from '../../../lib/domain/preview-run.ts';
import { type FunctionName, functionNames } from '../../../lib/infra/function-settings.ts';
import type { RuntimeClock } from '../../../lib/local/clock.ts';
import { openRuntime } from '../../../lib/local/runtime.ts';
import { executionArn } from '../../../lib/local/step-functions/arns.ts';
import type { Functions } from '../../../lib/local/step-functions/invoke-function.ts';
import { httpEvent } from '../../factories/http-event.ts';
import { answering } from '../answering.ts';
import { startRecording } from './recorder.ts';

export type EmbeddedDeployment = Awaited<ReturnType<typeof deployEmbedded>>;

const FUNCTION_PREFIX = 'holdfast-';
const ADMIN = { sub: 'somebody', 'cognito:groups': '[admin]' };

/**
 * The deployed functions on the embedded runtime: each function's own index.ts, with the environment that its
 * deployment gives it (already in process.env), but for where the AWS endpoints are. What their AWS clients send is
 * recorded. The functions' clock is the runtime's, which stands at `start` until it is told to go on.
 */
export async function deployEmbedded({
  start,
  arn,
}: {
  start: Date;
  arn: (service: string, resource: string) => string;
}) {
  const {
    TABLE_NAME = '',
    SECRETS_PREFIX = '',
    DAILY_RUN_ARN = '',
    IMPORT_SOURCE_ARN = '',
    PREVIEW_HISTORY_ARN = '',
    PERFORM_STEP_ARN = '',
  } = process.env;
  const recording = startRecording(arn);
  const dir = mkdtempSync(join(tmpdir(), 'holdfast-'));
  const deployedName = (name: string) => PERFORM_STEP_ARN.split(':').at(-1)?.replace('perform-step', name) ?? name;
  const runtime = await openRuntime({
    dir,
    speed: 'stepped',
    start,
    tableName: TABLE_NAME,
    async functions({ environment, clock }) {
      Object.assign(process.env, environment);
      showTimeOf(clock);
      const made: Functions = {};
      for (const name of functionNames) {
        const { handler } = await import(`../../../functions/${name}/index.ts`);
        made[deployedName(name).replace(FUNCTION_PREFIX, '')] = recording.noting(name, handler) as never;
      }
      return made;
    },
  });
  const stepFunctions = new SFNClient({});
  const functionArn = (name: string) => arn('lambda', `function:${deployedName(name)}`);
  await make(DAILY_RUN_ARN, dailyRunDefinition({ functionArn }));
  await make(IMPORT_SOURCE_ARN, importRunDefinition({ functionArn }));
  await make(PREVIEW_HISTORY_ARN, previewRunDefinition({ functionArn }));

  async function make(stateMachineArn: string, definition: object) {
    const machine = { name: nameIn(stateMachineArn), definition: JSON.stringify(definition) };
    await stepFunctions.send(
      new CreateStateMachineCommand({ ...machine, roleArn: 'arn:aws:iam::000000000000:role/x' }),
    );
  }

  const requested: { method: string; path: string }[] = [];

  async function call(name: FunctionName, event: object = {}) {
    const outcome = await runtime.invoke(deployedName(name), event as never);
    if ('error' in outcome) throw new Error(`${name} failed: ${outcome.error} ${outcome.cause ?? ''}`);
    return outcome.result as Record<string, unknown>;
  }

  return {
    ...recording,
    call,
    requested,
    stores: dynamoStores(openTable(TABLE_NAME), runtime.clock),

    /** A request to the API by an administrator; throws unless it is answered with a 2xx. */
    async request(target: string, options: Parameters<typeof httpEvent>[1] = {}) {
      const event = httpEvent(target, { claims: ADMIN, ...options });
      requested.push({ method: event.requestContext.http.method, path: event.rawPath });
      const { statusCode, body } = (await call(answering(event.rawPath), event)) as HttpResponse;
      if (statusCode >= 300) throw new Error(`${target} was answered with ${statusCode}: ${body}`);
      return body;
    },

    /** Waits for an execution to succeed. */
    async ended(stateMachineArn: string, name: string) {
      for (;;) {
        const execution = { executionArn: executionArn(nameIn(stateMachineArn), name) };
        const { status, cause } = await stepFunctions.send(new DescribeExecutionCommand(execution));
        if (status === 'SUCCEEDED') return;
        if (status !== 'RUNNING') throw new Error(`${name} ${status}: ${cause}`);
        await pause(20);
      }
    },

    /** Stores a secret, as whoever runs the deployment does. */
    async secret(name: string, value: string) {
      const command = new CreateSecretCommand({ Name: `${SECRETS_PREFIX}${name}`, SecretString: value });
      await new SecretsManagerClient({}).send(command);
    },

    /** Lets the clock come to `until`, and everything that happens on the way come to rest. */
    advanceTo: (until: string) => runtime.steps?.advanceTo(new Date(until)),

    async close() {
      await runtime.close();
      stepFunctions.destroy();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** The functions read the machine's time; here the machine shows the runtime's. */
function showTimeOf(clock: RuntimeClock): void {
  const MachineDate = Date;
  globalThis.Date = class extends MachineDate {
    constructor(...given: [number]) {
      super(...(given.length > 0 ? given : ([clock.now().getTime()] as [number])));
    }
    static override now = () => clock.now().getTime();
  } as DateConstructor;
}

const nameIn = (arn: string) => arn.slice(arn.lastIndexOf(':') + 1);
