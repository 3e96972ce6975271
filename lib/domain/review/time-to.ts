import { type Day, daysBetween } from '../day.ts';

/**
 * The day by which half of all accounts had got there, in days from sign-up. `pending`: it can still change, because
 * accounts that are younger than that may get there earlier; then, and where fewer than half ever will, it is absent.
 */
export type TimeTo = { reached: number; of: number; medianDays?: number; pending: boolean };

/** An account on its way: when it began, when it got there, when it left; days of the calendar. */
export type Journey = { signupDay: Day; reachedDay?: Day; leftDay?: Day };

/** How long accounts took, as could be known at the end of `until`. Who left without getting there never will. */
export function timeTo(journeys: readonly Journey[], until: Day): TimeTo {
  const took: number[] = [];
  const waiting: number[] = [];
  for (const { signupDay, reachedDay, leftDay } of journeys) {
    if (reachedDay !== undefined && reachedDay <= until) took.push(Math.max(0, daysBetween(signupDay, reachedDay)));
    else if (leftDay === undefined || leftDay > until) waiting.push(daysBetween(signupDay, until));
  }
  const of = journeys.length;
  const reached = took.length;
  const half = Math.ceil(of / 2);
  if (of === 0 || reached < half) return { reached, of, pending: of > 0 && reached + waiting.length >= half };
  const medianDays = took.toSorted((a, b) => a - b)[half - 1] as number;
  const pending = waiting.some((age) => age < medianDays);
  return pending ? { reached, of, pending } : { reached, of, medianDays, pending };
}
