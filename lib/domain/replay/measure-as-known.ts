import type { Day } from '../day.ts';
import type { AccountDay } from '../metrics/account-day.ts';
import { accountDays } from '../metrics/measure-account.ts';
import type { SourceFreshness } from '../metrics/source-freshness.ts';
import { implementedOn, type Reached } from '../milestones/evaluate-milestones.ts';
import { type Definitions, scanHistory } from '../milestones/measure-days.ts';
import type { Milestone } from '../milestones/milestone.ts';
import type { Dossier } from '../records/dossier.ts';

/** Which days to measure (oldest first), and which metrics (all when absent). */
export type Wanted = { days: readonly Day[]; freshness: SourceFreshness; only?: ReadonlySet<string> };

/**
 * An account on each of the days, as it was known then, milestones filled in. The dossier must hold the whole history
 * until the last of the days. Days before the customer signed up are left out.
 */
export function* measureAsKnown(dossier: Dossier, definitions: Definitions, wanted: Wanted): Generator<AccountDay> {
  yield* measureSegment(dossier, definitions, wanted);
}

/** Days on which the same was known of the history: it is laid out once, and searched for milestones once. */
function* measureSegment(dossier: Dossier, definitions: Definitions, { days, freshness, only }: Wanted) {
  const [from, until] = [days[0], days.at(-1)];
  if (from === undefined || until === undefined) return;
  const milestonesOn = standings(scanHistory(dossier, definitions, { until, freshness }), definitions.milestones);
  for (const day of accountDays(dossier, definitions.catalogue, { from, until, freshness, only, days })) {
    yield Object.assign(day, milestonesOn(day.day));
  }
}

type Standing = Pick<AccountDay, 'milestones' | 'implementedDay'>;

/** What had been reached by each of the days that are asked for, oldest first; the same object while nothing is added. */
function standings(reached: Reached, milestones: Milestone[]): (day: Day) => Standing {
  const steps = Object.entries(reached).sort(([, a], [, b]) => (a < b ? -1 : 1));
  let taken = 0;
  let standing: Standing = { milestones: {} };
  return (day) => {
    const before = taken;
    while (taken < steps.length && (steps[taken] as [string, Day])[1] <= day) taken += 1;
    if (taken === before) return standing;
    const soFar = Object.fromEntries(steps.slice(0, taken));
    const implementedDay = implementedOn(soFar, milestones);
    standing = { milestones: soFar, ...(implementedDay !== undefined && { implementedDay }) };
    return standing;
  };
}
