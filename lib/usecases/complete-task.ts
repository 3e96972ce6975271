import { firstTimeZone } from '../domain/calendar/zoned-time.ts';
import { scheduleFrom } from '../domain/playbooks/look-ahead.ts';
import { type Task, waitingFor } from '../domain/playbooks/task.ts';
import { effectiveAccount } from '../domain/records/dossier.ts';
import type { PlaybookEngine, RunStore, TaskStore } from '../ports/playbooks.ts';
import type { RecordStore } from '../ports/records.ts';
import type { Clock } from '../ports/system.ts';
import { NotFound, OutcomeNotOffered } from './errors.ts';
import { loadCurrentWorkflows, type WorkflowPorts } from './load-workflows.ts';

export type CompletionPorts = WorkflowPorts & {
  tasks: TaskStore;
  runs: RunStore;
  records: RecordStore;
  engine: PlaybookEngine;
  clock: Clock;
};

/** What a person says came of a task; `by` is who says so. */
export type CompletionRequest = { taskId: string; outcome: string; note?: string; by?: string };

/** The task as it stands; `completed` is false when somebody had completed it before, and their outcome stays. */
export type Completion = { task: Task; completed: boolean };

/**
 * Records what came of a task, once, and lets its playbook go on. A task whose playbook has stopped waiting is completed
 * all the same. Throws NotFound, or OutcomeNotOffered when the task does not offer the outcome.
 */
export async function completeTask(request: CompletionRequest, ports: CompletionPorts): Promise<Completion> {
  const task = await ports.tasks.find(request.taskId);
  if (!task) throw new NotFound(`There is no task ${request.taskId}.`);
  if (!task.outcomes.includes(request.outcome)) {
    throw new OutcomeNotOffered(
      `Expected one of ${task.outcomes.join(', ')} as the outcome, found ${request.outcome}.`,
    );
  }
  const { outcome, note, by: completedBy } = request;
  const completedAt = ports.clock.now().toISOString();
  const done: Task = { ...task, state: 'done', outcome, note, completedBy, completedAt };
  const completed = task.state === 'open' && (await ports.tasks.changeOpen(done));
  const standing = completed ? done : ((await ports.tasks.find(task.taskId)) ?? task);
  // Also for a task completed before: a crash may have come between its outcome and telling the playbook.
  if (!standing.signalled) await signalCompletion(standing, ports);
  return { task: { ...standing, signalled: true }, completed };
}

/** Lets the playbook of a completed task go on, and notes that it knows; a playbook that stopped waiting stays as it is. */
export async function signalCompletion(task: Task, ports: CompletionPorts): Promise<'resumed' | 'expired'> {
  const waiting = waitingFor(task);
  if (!waiting) return 'expired';
  const { settings } = await loadCurrentWorkflows(ports);
  const profile = (await ports.records.profiles([task.accountId])).get(task.accountId);
  const zone = firstTimeZone([profile && effectiveAccount(profile).timeZone], settings.timeZone);
  const at = scheduleFrom(waiting.ahead, ports.clock.now().getTime(), zone, settings.calendar);
  const { outcome = '', completedAt = '', note } = task;
  await ports.runs.recordStep(waiting.runId, {
    stepId: waiting.stepId,
    kind: 'task',
    at: task.createdAt,
    outcome,
    detail: `completed ${completedAt}${note ? ': a note was left' : ''}`,
  });
  const answer = await ports.engine.resume(waiting.taskToken, at);
  await ports.tasks.markSignalled(task.taskId);
  return answer;
}
