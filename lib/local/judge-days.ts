import { setTimeout as pause } from 'node:timers/promises';
import {
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  type HistoryEvent,
  ListExecutionsCommand,
  type SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import type { RunRequest } from '../domain/run-plan.ts';
import type { Progress } from '../ports/system.ts';
import { RunFailed } from './errors.ts';
import type { LocalPorts } from './ports.ts';
import { executionArn, stateMachineArn } from './step-functions/arns.ts';

const MACHINE = 'daily-run';
const POLL_MS = 250;

/** Runs the daily run for each request in turn and follows it to its end. Throws RunFailed, saying where and why. */
export async function judgeDays(
  requests: Required<RunRequest>[],
  ports: LocalPorts,
  progress: Progress,
): Promise<void> {
  for (const [index, request] of requests.entries()) {
    const name = `${request.from}-to-${request.until}-${ports.ids.next().slice(0, 8)}`;
    await start(name, request, ports.stepFunctions);
    await follow(name, ports, (share) =>
      progress.report(
        Math.round((index + share) * 100),
        requests.length * 100,
        `judging ${request.from} to ${request.until}`,
      ),
    );
  }
}

/** The names of the daily runs under way. */
export async function runningRuns({ stepFunctions }: LocalPorts): Promise<string[]> {
  const running = { stateMachineArn: stateMachineArn(MACHINE), statusFilter: 'RUNNING' } as const;
  const { executions = [] } = await stepFunctions.send(new ListExecutionsCommand(running));
  return executions.map(({ name }) => String(name));
}

/** Waits for daily runs that a restart has taken up again, so that nothing is judged twice at a time. */
export async function awaitRunningRuns(ports: LocalPorts): Promise<void> {
  for (const name of await runningRuns(ports)) await follow(name, ports, () => {});
}

async function start(name: string, request: RunRequest, client: SFNClient): Promise<void> {
  const execution = { stateMachineArn: stateMachineArn(MACHINE), name, input: JSON.stringify(request) };
  await client.send(new StartExecutionCommand(execution));
}

async function follow(name: string, { stepFunctions, shards, imports }: LocalPorts, report: (share: number) => void) {
  const execution = { executionArn: executionArn(MACHINE, name) };
  // Plan, merge and report, each source, and each shard twice: measured and scored.
  const steps = 3 + (await imports.sources()).length + 2 * shards;
  for (;;) {
    const { status, error, cause } = await stepFunctions.send(new DescribeExecutionCommand(execution));
    if (status === 'SUCCEEDED') return report(1);
    if (status !== 'RUNNING') throw new RunFailed(name, await reasonOf(execution, stepFunctions, { error, cause }));
    report(Math.min(1, (await stepsDone(execution, stepFunctions)) / steps));
    await pause(POLL_MS);
  }
}

async function stepsDone(execution: { executionArn: string }, client: SFNClient): Promise<number> {
  const events = await historyOf(execution, client);
  return events.filter(({ type }) => type === 'LambdaFunctionSucceeded' || type === 'TaskSucceeded').length;
}

async function historyOf(execution: { executionArn: string }, client: SFNClient): Promise<HistoryEvent[]> {
  const { events = [] } = await client.send(new GetExecutionHistoryCommand({ ...execution, maxResults: 1000 }));
  return events;
}

type Failure = { error?: string; cause?: string };

/** What the function said that failed; a Map that gave up only says that it did. */
async function reasonOf(execution: { executionArn: string }, client: SFNClient, end: Failure): Promise<string> {
  const events = await historyOf(execution, client);
  const failures = events.flatMap(
    (event) => event.lambdaFunctionFailedEventDetails ?? event.taskFailedEventDetails ?? [],
  );
  const { error = 'it gave no reason', cause } = failures.at(-1) ?? end;
  return messageIn(cause) || error;
}

/** The sentence inside a failed function's cause. */
function messageIn(cause = ''): string {
  try {
    return JSON.parse(cause).errorMessage ?? cause;
  } catch {
    return cause;
  }
}
