import { createHash } from 'node:crypto';
import { join } from 'node:path';
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  type HistoryEvent,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { Activity } from '../../../lib/local/activity.ts';
import { createInvoke, type Functions } from '../../../lib/local/step-functions/invoke-function.ts';
import { serveStepFunctions } from '../../../lib/local/step-functions/serve-step-functions.ts';
import { SteppedClock } from '../../../lib/local/stepped-clock.ts';
import { writeAtomically } from '../../../lib/local/write-atomically.ts';

export const startOfTime = new Date('2026-01-05T08:00:00Z');
export const role = 'arn:aws:iam::000000000000:role/playbooks';
export const functionArn = (name: string) => `arn:aws:lambda:us-east-1:000000000000:function:holdfast-${name}`;
export const invokeResource = 'arn:aws:states:::lambda:invoke';
export const tokenResource = 'arn:aws:states:::lambda:invoke.waitForTaskToken';

/** How the client is told who asks, and where; the endpoint takes anyone. */
export const connection = {
  region: 'us-east-1',
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
};

function fail(error: unknown): never {
  throw error;
}

/** The endpoint over a folder, with a clock that moves when told, and the real client. */
export async function openStepFunctions(dir: string, functions: Functions, stretchMs?: number) {
  const activity = new Activity();
  const clock = new SteppedClock({ file: join(dir, 'clock.json'), start: startOfTime, activity });
  const invoke = createInvoke({ functions: () => functions, concurrency: 8, activity });
  const endpoint = await serveStepFunctions({ dir, health: () => ({}), clock, invoke, stretchMs, onProblem: fail });
  const client = new SFNClient({ ...connection, endpoint: endpoint.url });
  endpoint.resume();
  return {
    dir,
    client,
    clock,
    endpoint,
    /** Stops it as a kill would: nothing is written on the way out. */
    async close() {
      client.destroy();
      await endpoint.close();
      clock.close();
    },
    afterDays: (days: number) => clock.advanceTo(new Date(clock.now().getTime() + days * 86_400_000)),
  };
}

export type UnderTest = Awaited<ReturnType<typeof openStepFunctions>>;

/** Creates a machine and starts an execution of it; its ARN. */
export async function start(
  { client, dir }: Pick<UnderTest, 'client' | 'dir'>,
  definition: object,
  { input = {}, name = 'run-1', machine = 'playbook-test' }: { input?: unknown; name?: string; machine?: string } = {},
): Promise<string> {
  const text = JSON.stringify(definition);
  becomeKnown(dir, text);
  const created = await client.send(new CreateStateMachineCommand({ name: machine, roleArn: role, definition: text }));
  const { stateMachineArn } = created;
  const started = await client.send(new StartExecutionCommand({ stateMachineArn, name, input: JSON.stringify(input) }));
  return started.executionArn!;
}

/** Puts a definition among those that were checked before: checking takes a quarter of a second, and has its own tests. */
function becomeKnown(dir: string, text: string): void {
  const hash = createHash('sha256').update(text).digest('hex');
  writeAtomically(join(dir, 'step-functions', 'definitions', `${hash}.json`), text);
}

/** How an execution stands: status, output parsed, error and cause. */
export async function standing({ client }: Pick<UnderTest, 'client'>, executionArn: string) {
  const { status, output, error, cause } = await client.send(new DescribeExecutionCommand({ executionArn }));
  return {
    status,
    ...(output !== undefined && { output: JSON.parse(output) }),
    ...(error !== undefined && { error }),
    ...(cause !== undefined && { cause }),
  };
}

/** Runs a machine of a single go to its end and gives its standing. */
export async function outcome(under: UnderTest, definition: object, input: unknown = {}, days = 400) {
  const arn = await start(under, definition, { input });
  await under.afterDays(days);
  return standing(under, arn);
}

export async function history({ client }: Pick<UnderTest, 'client'>, executionArn: string): Promise<HistoryEvent[]> {
  const { events } = await client.send(new GetExecutionHistoryCommand({ executionArn, maxResults: 1000 }));
  return events!;
}
