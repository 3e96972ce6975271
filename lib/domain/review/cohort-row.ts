import type { Day } from '../day.ts';
import { type Begun, hadBy, isOldEnough } from './cohort-member.ts';
import { type ShareOf, shareOf } from './share.ts';
import { type TimeTo, timeTo } from './time-to.ts';

/**
 * The share implemented within so many days of sign-up, of the accounts whose window is over; those that are `tooYoung`
 * are not counted. Who left in the window without being implemented counts as not.
 */
export type ImplementedBy = ShareOf & { days: number; tooYoung: number };

/** Accounts looked at together: how many signed up, how many of them left since, and how fast they were. */
export type CohortRow = { started: number; left: number; by: ImplementedBy[]; firstValue: TimeTo; implemented: TimeTo };

/** The share implemented by each of the windows, in days. */
export function implementedBy(members: readonly Begun[], windows: readonly number[], until: Day): ImplementedBy[] {
  return windows.map((days) => {
    const old = members.filter((member) => isOldEnough(member, days, until));
    const implemented = old.filter((member) => hadBy(member, member.implementedDay, days));
    return { days, tooYoung: members.length - old.length, ...shareOf(implemented.length, old.length) };
  });
}

/** Counts accounts together. Medians are over `timed`: all of them, or those that are old enough to tell. */
export function cohortRow(
  members: readonly Begun[],
  { windows, until, timed = members }: { windows: readonly number[]; until: Day; timed?: readonly Begun[] },
): CohortRow {
  const journey = (reached: (member: Begun) => Day | undefined) =>
    timeTo(
      timed.map((member) => ({ ...member, reachedDay: reached(member) })),
      until,
    );
  return {
    started: members.length,
    left: members.filter(({ leftDay }) => leftDay !== undefined && leftDay <= until).length,
    by: implementedBy(members, windows, until),
    firstValue: journey(({ firstValueDay }) => firstValueDay),
    implemented: journey(({ implementedDay }) => implementedDay),
  };
}
