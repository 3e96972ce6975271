import { type Day, dayOf } from '../../domain/day.ts';
import type { Delivery } from '../../domain/messages/delivery.ts';
import type { Task } from '../../domain/playbooks/task.ts';
import type { Deed } from '../../domain/retention/cancellation-case.ts';
import type { Firing } from '../../domain/rules/firing.ts';
import type { DeliveryStore } from '../../ports/delivery.ts';
import type { RunStore, TaskStore } from '../../ports/playbooks.ts';

export type DeedPorts = { deliveries: DeliveryStore; runs: RunStore; tasks: TaskStore };

/** What was noticed and done of an account up to a day, oldest first: firings, and the runs, messages and tasks they led to. */
export async function gatherDeeds(firings: readonly Firing[], until: Day, ports: DeedPorts): Promise<Deed[]> {
  const before = firings.filter(({ day }) => day <= until);
  const runs = await Promise.all(
    before.filter(({ outcome }) => outcome === 'started').map(({ firingId }) => deedsOfRun(firingId, ports)),
  );
  return [...before.map(deedOfFiring), ...runs.flat()]
    .filter(({ at }) => dayOf(at) <= until)
    .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

async function deedsOfRun(runId: string, { deliveries, runs, tasks }: DeedPorts): Promise<Deed[]> {
  const [run, sent, asked] = await Promise.all([runs.find(runId), deliveries.ofRun(runId), tasks.ofRun(runId)]);
  const started: Deed[] = run ? [{ at: run.startedAt, kind: 'run', what: run.title, outcome: run.state }] : [];
  return [...started, ...sent.map(deedOfDelivery), ...asked.map(deedOfTask)];
}

const deedOfFiring = ({ day, ruleId, outcome }: Firing): Deed => ({ at: day, kind: 'firing', what: ruleId, outcome });

function deedOfDelivery(delivery: Delivery): Deed {
  const what = delivery.channel === 'webhook' ? delivery.endpoint : (delivery.subject ?? delivery.stepId ?? 'a mail');
  return { at: delivery.createdAt, kind: 'message', what, outcome: delivery.state };
}

function deedOfTask({ createdAt, title, state, outcome }: Task): Deed {
  return { at: createdAt, kind: 'task', what: title, outcome: outcome ?? state };
}
