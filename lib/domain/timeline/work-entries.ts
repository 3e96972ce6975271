import type { Delivery } from '../messages/delivery.ts';
import type { Run } from '../playbooks/run.ts';
import type { Task } from '../playbooks/task.ts';
import type { Firing } from '../rules/firing.ts';
import type { TimelineEntry } from './timeline-entry.ts';

/** A rule that fired; those that started a run are told by the run. */
export function firingEntry({ firingId, ruleId, day, severity, outcome, reason, playbook }: Firing): TimelineEntry {
  return {
    id: `firing-${firingId}`,
    kind: 'firing',
    at: day,
    what: `Rule fired: ${ruleId}`,
    why: reason,
    tone: severity === 'info' ? 'neutral' : 'bad',
    state: outcome === 'held-out' ? `held out of ${playbook}` : outcome,
    ruleId,
    ...(outcome === 'started' && { runId: firingId }),
  };
}

/** A playbook run: that it began, and how it ended. */
export function runEntries({
  runId,
  title,
  reason,
  startedAt,
  startedBy,
  state,
  endedAt,
  endReason,
}: Run): TimelineEntry[] {
  const common = { kind: 'run', tone: 'neutral', runId } as const;
  const began: TimelineEntry = {
    ...{ ...common, id: `run-${runId}-began`, at: startedAt, what: `Playbook started: ${title}`, why: reason },
    ...(startedBy && { by: startedBy }),
    ...(state === 'running' && { state }),
  };
  if (endedAt === undefined) return [began];
  const what = state === 'failed' ? `Playbook failed: ${title}` : `Playbook ended: ${title}`;
  const tone = state === 'failed' ? 'bad' : 'neutral';
  return [began, { ...common, id: `run-${runId}-ended`, at: endedAt, what, why: endReason, state, tone }];
}

/** A message to the account or about it, when it went, or when it was meant to. */
export function messageEntry(delivery: Delivery): TimelineEntry {
  const { deliveryId, state, reason, createdAt, settledAt } = delivery;
  const name =
    delivery.channel === 'webhook'
      ? `to ${delivery.endpoint}`
      : (delivery.subject ?? ('template' in delivery ? delivery.template : ''));
  return {
    ...{ id: `message-${deliveryId}`, kind: 'message', at: settledAt ?? createdAt, deliveryId, state },
    what: `${delivery.channel === 'webhook' ? 'Webhook' : 'Mail'}: ${name}`,
    ...(reason !== undefined && { why: reason }),
    tone: state === 'failed' || state === 'unknown' ? 'bad' : 'neutral',
    ...('runId' in delivery && { runId: delivery.runId }),
  };
}

/** A task: that it was given, and what came of it. */
export function taskEntries(task: Task): TimelineEntry[] {
  const { taskId, runId, title, createdBy, createdAt, state, outcome, note, completedBy, completedAt } = task;
  const common = { kind: 'task', tone: 'neutral', taskId, ...(runId && { runId }) } as const;
  const given: TimelineEntry = {
    ...{ ...common, id: `task-${taskId}-given`, at: createdAt, what: `Task: ${title}` },
    ...(createdBy && { by: createdBy }),
    ...(state === 'open' && { state, why: `Due ${task.dueDay}` }),
  };
  if (state === 'open' || completedAt === undefined) return [given];
  const what = `Task done: ${title}`;
  const done = {
    ...common,
    id: `task-${taskId}-done`,
    at: completedAt,
    what,
    why: note,
    state: outcome,
    by: completedBy,
  };
  return [given, done];
}
