import { type Day, dayOf } from '../domain/day.ts';
import { didYouMean } from '../domain/documents/did-you-mean.ts';
import { hash64 } from '../domain/hash.ts';
import { faultOfDays, type Override, type OverrideSetting } from '../domain/health/override.ts';
import type { OverrideStore } from '../ports/judging.ts';
import type { RecordStore } from '../ports/records.ts';
import type { Clock } from '../ports/system.ts';
import { NotFound, OverrideRefused } from './errors.ts';
import { loadCurrentWorkflows, type WorkflowPorts } from './load-workflows.ts';

/** What a person sets for an account, until when, why and who they are. `from` is today unless given. */
export type OverrideRequest = {
  accountId: string;
  set: OverrideSetting;
  from?: Day;
  until: Day;
  because: string;
  by: string;
};

export type OverridePorts = WorkflowPorts & { overrides: OverrideStore; records: RecordStore; clock: Clock };

/** Keeps a person's judgement over the computed one. Throws NotFound, or OverrideRefused when its days or its measure cannot be. */
export async function overrideHealth(request: OverrideRequest, ports: OverridePorts): Promise<Override> {
  const { accountId, set, until, because, by } = request;
  const createdAt = ports.clock.now().toISOString();
  const today = dayOf(createdAt);
  const { from = today } = request;
  const wrong = faultOfDays({ from, until }, today);
  if (wrong) throw new OverrideRefused(wrong);
  if (!(await ports.records.profiles([accountId])).has(accountId))
    throw new NotFound(`There is no account ${accountId}.`);
  await refuseUnknownMeasure(set, ports);
  const overrideId = hash64(JSON.stringify([accountId, set, createdAt]));
  const override: Override = { overrideId, accountId, set, from, until, because, by, createdAt };
  await ports.overrides.add(override);
  return override;
}

async function refuseUnknownMeasure(set: OverrideSetting, ports: WorkflowPorts): Promise<void> {
  if (!('measure' in set)) return;
  const { scorecards } = await loadCurrentWorkflows(ports);
  const measures = [...new Set(scorecards.flatMap((scorecard) => scorecard.measures.map(({ id }) => id)))];
  if (measures.includes(set.measure)) return;
  const hint = didYouMean(set.measure, measures) ?? `There are: ${measures.join(', ')}.`;
  throw new OverrideRefused(`No scorecard has a measure "${set.measure}"; ${hint}`);
}
