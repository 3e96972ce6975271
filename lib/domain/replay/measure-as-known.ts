import type { Day } from '../day.ts';
import type { AccountDay } from '../metrics/account-day.ts';
import { milestoneMetrics } from '../metrics/built-in-families.ts';
import { accountDays } from '../metrics/measure-account.ts';
import type { SourceFreshness } from '../metrics/source-freshness.ts';
import { implementedOn, type Reached } from '../milestones/evaluate-milestones.ts';
import { type Definitions, scanHistory } from '../milestones/measure-days.ts';
import type { Milestone } from '../milestones/milestone.ts';
import { withMilestoneInputs, withMilestoneMetrics } from '../milestones/with-milestone-metrics.ts';
import { asKnownOn, knowledgeDays } from '../records/as-known-on.ts';
import type { Dossier, MonthOfRecords } from '../records/dossier.ts';
import { monthLists } from '../records/record-lists.ts';

/** Which days to measure (oldest first), and which metrics (all when absent). */
export type Wanted = { days: readonly Day[]; freshness: SourceFreshness; only?: ReadonlySet<string> };

/**
 * An account on each of the days, as it was known then, milestones filled in. The dossier must hold the whole history
 * until the last of the days. Days before the customer signed up are left out.
 */
export function* measureAsKnown(dossier: Dossier, definitions: Definitions, wanted: Wanted): Generator<AccountDay> {
  const changes = knowledgeDays(dossier);
  for (const days of segments(wanted.days, changes)) {
    const last = days.at(-1) as Day;
    // Nothing arrived after that which the days before it did not know: the history itself is what was known.
    const known = changes.some((day) => day > last) ? asKnownOn(dossier, last) : dossier;
    if (isUnheardOf(known)) continue;
    yield* measureSegment(known, definitions, { ...wanted, days });
  }
}

/** The days, cut where more became known of the past. */
function segments(days: readonly Day[], changes: readonly Day[]): (readonly Day[])[] {
  if (changes.length === 0) return [days];
  return [...Map.groupBy(days, (day) => changes.findIndex((change) => change > day)).values()];
}

/** Whether nobody had told of the customer by then. */
function isUnheardOf({ profile, months }: Dossier): boolean {
  return profile.accounts.length === 0 && profile.subscriptions.length === 0 && months.every(isEmpty);
}

function isEmpty(month: MonthOfRecords): boolean {
  const lists = Object.values(monthLists).map((name) => month[name] ?? []);
  return Object.keys(month.usage).length === 0 && lists.every((list) => list.length === 0);
}

/** Days on which the same was known of the history: it is laid out once, and searched for milestones once. */
function* measureSegment(dossier: Dossier, definitions: Definitions, { days, freshness, only }: Wanted) {
  const [from, until] = [days[0], days.at(-1)];
  if (from === undefined || until === undefined) return;
  const milestonesOn = standings(scanHistory(dossier, definitions, { until, freshness }), definitions.milestones);
  const { catalogue, milestones } = definitions;
  const wanted = only && withMilestoneInputs(only, milestones);
  const told = !only || milestoneMetrics.some(({ id }) => only.has(id));
  for (const day of accountDays(dossier, catalogue, { from, until, freshness, only: wanted, days, bare: true })) {
    const judged = Object.assign(day, milestonesOn(day.day));
    yield told ? withMilestoneMetrics(judged, milestones) : judged;
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
