import { addDuration } from '../domain/calendar/duration.ts';
import { firstTimeZone, localTimeAt } from '../domain/calendar/zoned-time.ts';
import type { Settings } from '../domain/messages/settings.ts';
import { type AheadEntry, scheduleFrom } from '../domain/playbooks/look-ahead.ts';
import type { OrderedStep, RunInput } from '../domain/playbooks/step-order.ts';
import { type Task, taskIdOf } from '../domain/playbooks/task.ts';
import { effectiveAccount, type Profile } from '../domain/records/dossier.ts';
import type { PlaybookEngine, TaskStore } from '../ports/playbooks.ts';
import type { RecordStore } from '../ports/records.ts';
import type { Clock } from '../ports/system.ts';
import { loadCurrentWorkflows, type WorkflowPorts } from './load-workflows.ts';

export type TaskPorts = WorkflowPorts & {
  tasks: TaskStore;
  records: RecordStore;
  engine: PlaybookEngine;
  clock: Clock;
};
export type TaskRequest = {
  run: RunInput;
  step: Extract<OrderedStep, { kind: 'task' }>;
  taskToken: string;
  ahead: AheadEntry[];
};

/**
 * Puts a step's task into the inbox, once. When the step is performed again, the open task answers to the new token; one
 * that was completed meanwhile lets the playbook go on at once.
 */
export async function createTask(request: TaskRequest, ports: TaskPorts): Promise<Task> {
  const { settings } = await loadCurrentWorkflows(ports);
  const profile = (await ports.records.profiles([request.run.accountId])).get(request.run.accountId);
  const task = taskOf(request, { profile, settings, now: ports.clock.now() });
  if (await ports.tasks.create(task)) return task;
  const known = (await ports.tasks.find(task.taskId)) ?? task;
  const renewed: Task = { ...known, taskToken: request.taskToken };
  if (known.state === 'open' && (await ports.tasks.changeOpen(renewed))) return renewed;
  const zone = zoneOf(profile, settings);
  await ports.engine.resume(
    request.taskToken,
    scheduleFrom(request.ahead, ports.clock.now().getTime(), zone, settings.calendar),
  );
  await ports.tasks.markSignalled(task.taskId);
  return renewed;
}

type Known = { profile?: Profile; settings: Settings; now: Date };

function taskOf({ run, step, taskToken, ahead }: TaskRequest, { profile, settings, now }: Known): Task {
  const zone = zoneOf(profile, settings);
  const due = addDuration(now.getTime(), step.due, zone, settings.calendar);
  const account = profile && effectiveAccount(profile);
  const owner = account?.ownerId ? [account.ownerId] : [];
  return {
    taskId: taskIdOf(run.runId, step.id),
    runId: run.runId,
    stepId: step.id,
    playbook: run.playbook,
    accountId: run.accountId,
    accountName: account?.name,
    title: step.title,
    reason: run.reason,
    assignee: step.assignee,
    assignedTo: step.assignee === 'owner' ? owner : settings.executives,
    dueDay: localTimeAt(due, zone).day,
    outcomes: step.outcomes,
    createdAt: now.toISOString(),
    state: 'open',
    signalled: false,
    taskToken,
    workflowsVersion: run.workflowsVersion,
    ahead,
  };
}

function zoneOf(profile: Profile | undefined, settings: Settings): string {
  return firstTimeZone([profile && effectiveAccount(profile).timeZone], settings.timeZone);
}
