import { addDays, type Day } from '../day.ts';
import type { AccountDay } from '../metrics/account-day.ts';
import { milestoneMetrics } from '../metrics/built-in-families.ts';
import type { Catalogue } from '../metrics/catalogue.ts';
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

/** An account that is measured as it was known on each day; `until` is the last day that is asked of it. */
export type KnownAccount = {
  dossier: Dossier;
  measure(wanted: Omit<Wanted, 'freshness'>, milestones: Milestone[]): Generator<AccountDay>;
};

/**
 * An account on each of the days, as it was known then, milestones filled in. The dossier must hold the whole history
 * until the last of the days. Days before the customer signed up are left out.
 */
export function measureAsKnown(
  dossier: Dossier,
  { catalogue, milestones }: Definitions,
  { days, freshness, only }: Wanted,
): Generator<AccountDay> {
  const until = days.at(-1) ?? '';
  return knownAccount(dossier, catalogue, { until, freshness }).measure({ days, only }, milestones);
}

/** What was known from one day on until more became known of the past: it is worked out once, and searched for milestones once. */
type Knowledge = { dossier: Dossier; last: Day; reached: Map<readonly Milestone[], Reached> };

/** For who measures several things of one account: what was known when, and which milestones were reached, is looked up once. */
export function knownAccount(
  dossier: Dossier,
  catalogue: Catalogue,
  { until, freshness }: { until: Day; freshness: SourceFreshness },
): KnownAccount {
  const changes = knowledgeDays(dossier);
  const found = new Map<number, Knowledge>();
  const knowledgeBefore = (change: number): Knowledge => {
    const known = found.get(change) ?? knowledgeOf(dossier, changes[change], until);
    found.set(change, known);
    return known;
  };
  return {
    dossier,
    *measure({ days, only }, milestones) {
      for (const [change, some] of segments(days, changes)) {
        const known = knowledgeBefore(change);
        if (isUnheardOf(known, change, some.at(-1) as Day)) continue;
        yield* measureSegment(known, { catalogue, milestones }, { days: some, freshness, only });
      }
    },
  };
}

/** What was known before more became known on the day `change`; where nothing did, the history itself is what was known. */
function knowledgeOf(dossier: Dossier, change: Day | undefined, until: Day): Knowledge {
  const reached = new Map();
  if (change === undefined) return { dossier, last: until, reached };
  const last = [addDays(change, -1), until].sort()[0] as Day;
  return { dossier: asKnownOn(dossier, last), last, reached };
}

/** The days, cut where more became known of the past: by the next change, -1 where there is none. */
function segments(days: readonly Day[], changes: readonly Day[]): Iterable<[number, readonly Day[]]> {
  if (days.length === 0) return [];
  if (changes.length === 0) return [[-1, days]];
  return Map.groupBy(days, (day) => changes.findIndex((change) => change > day));
}

/** Whether nobody had told of the customer by then. */
function isUnheardOf({ dossier }: Knowledge, change: number, day: Day): boolean {
  const { profile, months } = dossier;
  if (profile.accounts.length > 0 || profile.subscriptions.length > 0) return false;
  return (change < 0 ? months : asKnownOn(dossier, day).months).every(isEmpty);
}

function isEmpty(month: MonthOfRecords): boolean {
  const lists = Object.values(monthLists).map((name) => month[name] ?? []);
  return Object.keys(month.usage).length === 0 && lists.every((list) => list.length === 0);
}

/** Days on which the same was known of the history. */
function* measureSegment(known: Knowledge, { catalogue, milestones }: Definitions, { days, freshness, only }: Wanted) {
  const [from, until] = [days[0], days.at(-1)];
  if (from === undefined || until === undefined) return;
  const milestonesOn = standings(reachedIn(known, { catalogue, milestones }, freshness), milestones);
  const wanted = only && withMilestoneInputs(only, milestones);
  const told = !only || milestoneMetrics.some(({ id }) => only.has(id));
  for (const day of accountDays(known.dossier, catalogue, { from, until, freshness, only: wanted, days, bare: true })) {
    const judged = Object.assign(day, milestonesOn(day.day));
    yield told ? withMilestoneMetrics(judged, milestones) : judged;
  }
}

function reachedIn(
  { dossier, last, reached }: Knowledge,
  definitions: Definitions,
  freshness: SourceFreshness,
): Reached {
  const { milestones } = definitions;
  const found = reached.get(milestones) ?? scanHistory(dossier, definitions, { until: last, freshness });
  reached.set(milestones, found);
  return found;
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
