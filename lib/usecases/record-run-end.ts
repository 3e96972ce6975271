import type { Delivery } from '../domain/messages/delivery.ts';
import type { Run } from '../domain/playbooks/run.ts';
import { type Task, withdrawn } from '../domain/playbooks/task.ts';
import type { DeliveryStore } from '../ports/delivery.ts';
import type { RunStore, TaskStore } from '../ports/playbooks.ts';
import type { Clock } from '../ports/system.ts';
import { type EndPorts, endRun } from './end-run.ts';

/** How an execution ends without the run having said so itself. */
export const executionEnds = ['FAILED', 'TIMED_OUT', 'ABORTED'] as const;

/** An execution that ended from outside: its name is the run's id, `error` what it failed with. */
export type ExecutionEnd = {
  playbook: string;
  runId: string;
  status: (typeof executionEnds)[number];
  error?: string;
};

/** `recorded`, or why not: the run had ended by itself, or no run has this name. */
export type RecordedEnd = {
  outcome: 'recorded' | 'ended-before' | 'unknown-run';
  accountId?: string;
  tasksWithdrawn: number;
  messagesDropped: number;
};

export type RecordEndPorts = EndPorts & { tasks: TaskStore; deliveries: DeliveryStore; runs: RunStore; clock: Clock };

/**
 * Records that a run is over whose execution failed, timed out or was stopped: its escalation is closed, and its open tasks
 * leave the inbox as withdrawn. A run that a person stopped also sends nothing more: its held messages are dropped. The
 * run itself is ended last, so that a crash on the way leaves it to be done again.
 */
export async function recordRunEnd(end: ExecutionEnd, ports: RecordEndPorts): Promise<RecordedEnd> {
  const run = await ports.runs.find(end.runId);
  const nothing = { tasksWithdrawn: 0, messagesDropped: 0 };
  if (run?.playbook !== end.playbook) return { outcome: 'unknown-run', ...nothing };
  const { accountId } = run;
  if (run.state !== 'running') return { outcome: 'ended-before', accountId, ...nothing };
  const reason = reasonOf(end);
  const tasksWithdrawn = await withdrawTasks(run, reason, ports);
  const messagesDropped = end.status === 'ABORTED' ? await dropMessages(run, reason, ports) : 0;
  const isFirst = await endRun({ ...run, state: 'failed', reason }, ports);
  return { outcome: isFirst ? 'recorded' : 'ended-before', accountId, tasksWithdrawn, messagesDropped };
}

function reasonOf({ status, error }: ExecutionEnd): string {
  if (status === 'ABORTED') return 'stopped from outside';
  return status === 'TIMED_OUT' ? 'its execution took too long' : `its execution failed: ${error ?? 'unknown error'}`;
}

async function withdrawTasks({ runId }: Run, reason: string, { tasks, clock }: RecordEndPorts): Promise<number> {
  const completedAt = clock.now().toISOString();
  const note = `The playbook is over (${reason}), and nobody waits for this any more.`;
  const open = (await tasks.ofRun(runId)).filter(({ state }) => state === 'open');
  // Only while it is open: what a person says at the same moment came of it stands.
  const withdraw = (task: Task) =>
    tasks.changeOpen({ ...task, state: 'done', outcome: withdrawn, note, completedAt, signalled: true });
  return countTrue(await Promise.all(open.map(withdraw)));
}

async function dropMessages({ runId }: Run, reason: string, { deliveries, clock }: RecordEndPorts): Promise<number> {
  const settledAt = clock.now().toISOString();
  const held = (await deliveries.ofRun(runId)).filter(({ state }) => state === 'held');
  const drop = (delivery: Delivery) =>
    deliveries.change(delivery, {
      ...delivery,
      state: 'dropped',
      reason: `the run was ${reason}`,
      dueAt: undefined,
      settledAt,
    });
  return countTrue(await Promise.all(held.map(drop)));
}

function countTrue(answers: boolean[]): number {
  return answers.filter(Boolean).length;
}
