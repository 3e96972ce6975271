import { addDays, type Day, dayOf, daysBetween } from '../day.ts';

/** The bands a person may set: nobody sets that nothing is known. */
export const settableBands = ['green', 'yellow', 'red'] as const;

/** What a person sets instead of what was computed: the band, the score (the band follows), or the points of one measure. */
export type OverrideSetting =
  | { band: (typeof settableBands)[number] }
  | { score: number }
  | { measure: string; points: number };

/**
 * A person's judgement over the computed one, on the days `from` to `until`, both included. It expires by itself; one that
 * was withdrawn ends before the day of that. None is ever deleted: together they tell who set what, when and why.
 */
export type Override = {
  overrideId: string;
  accountId: string;
  set: OverrideSetting;
  from: Day;
  until: Day;
  because: string;
  /** Who says so. */
  by: string;
  createdAt: string;
  withdrawnAt?: string;
  withdrawnBy?: string;
};

/** What an account-day keeps of an override in effect. */
export type AppliedOverride = Pick<Override, 'overrideId' | 'set' | 'until' | 'because' | 'by'>;

/** The most days ahead that an override may last, and back that it may begin: as far as one run judges again. */
export const overrideLimits = { daysAhead: 180, daysBack: 31, textLength: 500 } as const;

/** The last day an override is in effect. */
export function lastDayOf({ until, withdrawnAt }: Override): Day {
  const beforeWithdrawal = withdrawnAt === undefined ? until : addDays(dayOf(withdrawnAt), -1);
  return beforeWithdrawal < until ? beforeWithdrawal : until;
}

/** The overrides in effect on a day, in the order in which they were made: where two set the same, the later counts. */
export function inEffectOn(day: Day, overrides: readonly Override[]): Override[] {
  return overrides
    .filter((one) => one.from <= day && day <= lastDayOf(one))
    .toSorted((a, b) =>
      a.createdAt === b.createdAt ? (a.overrideId < b.overrideId ? -1 : 1) : a.createdAt < b.createdAt ? -1 : 1,
    );
}

/** What is wrong with the days of an override that is made on `today`; undefined when nothing is. */
export function faultOfDays({ from, until }: Pick<Override, 'from' | 'until'>, today: Day): string | undefined {
  const { daysAhead, daysBack } = overrideLimits;
  if (until < from)
    return `Expected the last day of the override not to lie before the first, ${from}; found ${until}.`;
  if (until < today) return `Expected the override to last until today, ${today}, or longer; found ${until}.`;
  if (daysBetween(today, until) > daysAhead) {
    const latest = addDays(today, daysAhead);
    return `Expected the override to end within ${daysAhead} days, by ${latest}; found ${until}. Renew it then if it still holds.`;
  }
  if (daysBetween(from, today) <= daysBack) return undefined;
  return `Expected the override to begin no more than ${daysBack} days ago, on ${addDays(today, -daysBack)}; found ${from}.`;
}
