import { type Delivery, deliveryIdOf } from '../../domain/messages/delivery.ts';
import type { Playbook } from '../../domain/playbooks/playbook.ts';
import { playbookGraph } from '../../domain/playbooks/playbook-graph.ts';
import { taskIdOf } from '../../domain/playbooks/task.ts';
import type { TaskAssumption, TriedMessage, TriedStep, TriedTask, TriedVerdict } from '../../domain/playbooks/trial.ts';
import type { Profile } from '../../domain/records/dossier.ts';
import type { Pretence } from './pretended-ports.ts';
import type { Passed } from './walk-playbook.ts';

type Tried = { playbook: Playbook; profile: Profile; pretence: Pretence; assumed: TaskAssumption };

/** The steps a trial came by, in words, with the message or task that each would make. */
export function triedSteps(passed: readonly Passed[], tried: Tried): TriedStep[] {
  const what = new Map(playbookGraph(tried.playbook).nodes.map((node) => [node.stepId, node]));
  return passed.map(({ stepId, at, until }) => {
    const { kind = '', what: words = stepId } = what.get(stepId) ?? {};
    const message = messageOf(stepId, tried);
    const task = taskOf(stepId, until, tried);
    return {
      ...{ stepId, kind, what: words, at, ...outcomeOf(stepId, { kind, task, message }, tried) },
      byTodaysFacts: at > tried.pretence.runs.kept.run.startedAt,
      ...(kind === 'wait' && until !== undefined && { until }),
      ...(message && { message }),
      ...(task && { task }),
    };
  });
}

type Made = { kind: string; task?: TriedTask; message?: TriedMessage };

function outcomeOf(
  stepId: string,
  { kind, task, message }: Made,
  { pretence }: Tried,
): Pick<TriedStep, 'outcome' | 'detail'> {
  if (kind === 'wait') return { outcome: 'waited' };
  if (task) return { outcome: task.assumed };
  const step = pretence.runs.steps.get(stepId);
  const { outcome = 'failed', detail } = step ?? {};
  const said = { ...(detail !== undefined && { detail }) };
  return kind !== 'escalate' && message
    ? { outcome: message.verdicts[0]?.state ?? outcome, ...said }
    : { outcome, ...said };
}

function messageOf(stepId: string, { profile, pretence }: Tried): TriedMessage | undefined {
  const deliveryId = deliveryIdOf(pretence.runs.kept.run.runId, stepId);
  const events = pretence.deliveries.events.filter(({ delivery }) => delivery.deliveryId === deliveryId);
  const last = events.at(-1)?.delivery;
  if (!last || last.channel === 'internal') return undefined;
  const verdicts = events.flatMap(({ at, delivery }) => verdictOf(at, delivery));
  if (last.channel === 'webhook') return { channel: 'webhook', to: [last.endpoint], body: last.body, verdicts };
  const letter = pretence.letters.get(deliveryId);
  const contact = profile.contacts.find(({ contactId }) => contactId === last.contactId)?.name;
  return {
    ...{ channel: 'email', audience: last.audience, to: last.to, verdicts },
    ...(contact !== undefined && { contact }),
    ...(letter && { subject: letter.subject, text: letter.text, html: letter.html }),
  };
}

/** A claim is no verdict: what follows it is. */
function verdictOf(at: string, { state, reason, dueAt }: Delivery): TriedVerdict[] {
  if (state === 'claimed') return [];
  return [{ at, state, ...(reason !== undefined && { reason }), ...(state === 'held' && dueAt && { until: dueAt }) }];
}

function taskOf(stepId: string, until: string | undefined, { pretence }: Tried): TriedTask | undefined {
  const task = pretence.tasks.get(taskIdOf(pretence.runs.kept.run.runId, stepId));
  if (!task) return undefined;
  const { title, assignedTo, dueDay, state } = task;
  return {
    title,
    assignedTo,
    dueDay,
    assumed: state === 'done' ? 'done' : 'timed-out',
    until: until ?? task.createdAt,
  };
}
