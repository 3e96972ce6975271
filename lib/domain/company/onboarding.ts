import { addDays, addMonths, type Day, daysBetween, type Month, monthOf } from '../day.ts';

/** How an account's onboarding went: when it signed up, saw its first value (its first milestone), and went live (all required ones). */
export type Onboarding = { signupDay?: Day; firstValueDay?: Day; wentLiveDay?: Day };

/**
 * The accounts that signed up in a month. `completed` by the target day, `late` after it, `overdue` not yet though it
 * has passed, `open` not yet; the medians are over those who got there.
 */
export type Cohort = {
  month: Month;
  started: number;
  completed: number;
  late: number;
  overdue: number;
  open: number;
  firstValue: { accounts: number; medianDays?: number };
  goLive: { accounts: number; medianDays?: number };
};

/** How many sign-up months are told of, the last one being that of the period's end. */
const monthsTold = 12;

type Counting = Omit<Cohort, 'firstValue' | 'goLive'> & { firstValue: Histogram; goLive: Histogram };
type Histogram = Map<number, number>;

/** Counts accounts into cohorts by the month of their sign-up, as things stood at the end of `until`. */
export function onboardingTally(until: Day, targetDays: number | undefined) {
  const first = monthOf(addMonths(`${monthOf(until)}-01`, 1 - monthsTold));
  const cohorts = new Map<Month, Counting>();
  return {
    add({ signupDay, firstValueDay, wentLiveDay }: Onboarding): void {
      if (signupDay === undefined || signupDay > until || monthOf(signupDay) < first) return;
      const cohort = cohorts.get(monthOf(signupDay)) ?? newCohort(monthOf(signupDay));
      cohorts.set(cohort.month, cohort);
      const [value, live] = [byThen(firstValueDay, until), byThen(wentLiveDay, until)];
      cohort.started += 1;
      const target = targetDays === undefined ? undefined : addDays(signupDay, targetDays);
      cohort[outcomeOf(live, target, until)] += 1;
      if (value !== undefined) count(cohort.firstValue, daysBetween(signupDay, value));
      if (live !== undefined) count(cohort.goLive, daysBetween(signupDay, live));
    },
    count: (): Cohort[] =>
      [...cohorts.values()]
        .toSorted((a, b) => (a.month < b.month ? -1 : 1))
        .map((cohort) => ({ ...cohort, firstValue: told(cohort.firstValue), goLive: told(cohort.goLive) })),
  };
}

function newCohort(month: Month): Counting {
  return { month, started: 0, completed: 0, late: 0, overdue: 0, open: 0, firstValue: new Map(), goLive: new Map() };
}

const byThen = (day: Day | undefined, until: Day): Day | undefined =>
  day !== undefined && day <= until ? day : undefined;

/** Without a target day whoever goes live is in time. */
function outcomeOf(
  live: Day | undefined,
  target: Day | undefined,
  until: Day,
): 'completed' | 'late' | 'overdue' | 'open' {
  if (live !== undefined) return target === undefined || live <= target ? 'completed' : 'late';
  return target !== undefined && target < until ? 'overdue' : 'open';
}

function count(histogram: Histogram, days: number): void {
  histogram.set(days, (histogram.get(days) ?? 0) + 1);
}

function told(histogram: Histogram): Cohort['goLive'] {
  const accounts = [...histogram.values()].reduce((sum, one) => sum + one, 0);
  if (accounts === 0) return { accounts };
  return { accounts, medianDays: (nth(histogram, (accounts - 1) >> 1) + nth(histogram, accounts >> 1)) / 2 };
}

/** The n-th of the days counted, from the least. */
function nth(histogram: Histogram, n: number): number {
  let before = 0;
  for (const [days, accounts] of [...histogram].toSorted(([a], [b]) => a - b)) {
    before += accounts;
    if (before > n) return days;
  }
  return Number.NaN;
}
