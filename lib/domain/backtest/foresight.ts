import { addDays, type Day, daysBetween } from '../day.ts';
import { churnedWithin } from '../evaluation/label.ts';
import { liftOf } from '../evaluation/lift-of.ts';
import type { Observation } from '../evaluation/prediction.ts';
import type { DayRange, Foresight } from './backtest.ts';

/** An account that was flagged on a day. */
export type Flag = { accountId: string; day: Day };

/** What is known of the outcomes: when accounts left, the last day on which leaving would be known, and how far ahead to look. */
export type Hindsight = {
  cancelledDays: (accountId: string) => readonly Day[];
  observedUntil: Day;
  horizonDays: number;
};

/** Whether it can be told what became of an account in the horizon after a day. */
export function isOver(day: Day, { observedUntil, horizonDays }: Hindsight): boolean {
  return addDays(day, horizonDays) <= observedUntil;
}

/** The customers of a range of days, and every day of each whose horizon is over. */
export type Customers = { accountIds: ReadonlySet<string>; days: readonly Observation[] };

/**
 * How well flags told who would leave. `flags` are all until the range's end: those before it can still foresee a
 * cancellation within it.
 */
export function foresightOf(
  flags: readonly Flag[],
  customers: Customers,
  { range, hindsight }: { range: DayRange; hindsight: Hindsight },
): Foresight {
  const within = flags.filter(({ day }) => day >= range.from);
  const over = within.filter(({ day }) => isOver(day, hindsight));
  const judged = over.map(({ accountId, day }) => {
    const happened = churnedWithin(hindsight.cancelledDays(accountId), day, hindsight.horizonDays);
    return { accountId, happened };
  });
  const hits = judged.filter(({ happened }) => happened);
  const departures = departuresOf(customers.accountIds, flags, { range, hindsight });
  const leads = departures.flatMap(({ lead }) => lead ?? []);
  const lift = liftOf(judged, customers.days);
  const days = customers.days.length;
  return {
    judged: judged.length,
    open: within.length - over.length,
    ...(judged.length > 0 && { precision: hits.length / judged.length }),
    accountsJudged: accountsOf(judged),
    accountsLeft: accountsOf(hits),
    left: departures.length,
    foreseen: leads.length,
    ...(departures.length > 0 && { recall: leads.length / departures.length }),
    ...(days > 0 && { baseRate: customers.days.filter(({ happened }) => happened).length / days }),
    ...(lift && { lift }),
    ...(leads.length > 0 && { medianLeadDays: median(leads) }),
  };
}

const accountsOf = (flags: readonly { accountId: string }[]): number =>
  new Set(flags.map(({ accountId }) => accountId)).size;

/** Each cancellation in the range, with how many days before it the first flag of its horizon came. */
function departuresOf(
  accountIds: ReadonlySet<string>,
  flags: readonly Flag[],
  { range, hindsight }: { range: DayRange; hindsight: Hindsight },
): { lead?: number }[] {
  const byAccount = Map.groupBy(flags, ({ accountId }) => accountId);
  return [...accountIds].flatMap((accountId) => {
    const left = hindsight.cancelledDays(accountId).filter((day) => day > range.from && day <= range.to);
    return left.map((cancelled) => {
      const days = (byAccount.get(accountId) ?? []).map(({ day }) => day).sort();
      const first = days.find((day) => churnedWithin([cancelled], day, hindsight.horizonDays));
      return first === undefined ? {} : { lead: daysBetween(first, cancelled) };
    });
  });
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  if (!Number.isInteger(middle)) return sorted[Math.floor(middle)] as number;
  return ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}
