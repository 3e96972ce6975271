import type { Day } from '../day.ts';
import { addDays, daysBetween } from '../day.ts';
import type { AccountDay } from '../metrics/account-day.ts';
import type { Milestone } from './milestone.ts';

/** Milestones reached so far: id → the first day its condition held. */
export type Reached = Record<string, Day>;

/**
 * Fills in the milestones of an account's days (oldest first, one after the other): the day each was first
 * reached, and the day the last required one was. Milestones stay reached. Goes on from what was `reached`
 * before the first of the days. The days are returned as new objects.
 */
export function evaluateMilestones(days: AccountDay[], milestones: Milestone[], reached: Reached = {}): AccountDay[] {
  let soFar = known(reached, milestones);
  return days.map((day) => {
    const judged: AccountDay = { ...day, milestones: soFar };
    for (const { id, when } of milestones) {
      if (judged.milestones[id] !== undefined || when.holds({ day: judged }) !== true) continue;
      judged.milestones = { ...judged.milestones, [id]: day.day };
    }
    soFar = judged.milestones;
    const implementedDay = implementedOn(soFar, milestones);
    return implementedDay === undefined ? judged : { ...judged, implementedDay };
  });
}

/** A milestone that has been taken out of the definition is forgotten. */
function known(reached: Reached, milestones: Milestone[]): Reached {
  return Object.fromEntries(milestones.flatMap(({ id }) => (reached[id] === undefined ? [] : [[id, reached[id]]])));
}

/** The day on which the last required milestone was reached; undefined while one is missing, or when none is required. */
export function implementedOn(reached: Reached, milestones: Milestone[]): Day | undefined {
  let last: Day | undefined;
  for (const { id, required } of milestones) {
    if (!required) continue;
    const day = reached[id];
    if (day === undefined) return undefined;
    if (last === undefined || day > last) last = day;
  }
  return last;
}

/**
 * How an account stands with a milestone on a day. `overdueDays` is how late it is, or was reached; 0 when in
 * time, and while it cannot be told (`unknown`: a metric it needs is missing).
 */
export type MilestoneStanding = {
  id: string;
  label: string;
  required: boolean;
  reachedDay?: Day;
  dueDay?: Day;
  unknown: boolean;
  overdueDays: number;
};

/** Each milestone's standing on the day. Without a known sign-up nothing is due. */
export function milestoneStandings(day: AccountDay, milestones: Milestone[]): MilestoneStanding[] {
  const { signupDay } = day.attributes;
  return milestones.map(({ id, label, required, dueDays, when }) => {
    const reachedDay = day.milestones[id];
    const dueDay = signupDay === undefined || dueDays === undefined ? undefined : addDays(signupDay, dueDays);
    const unknown = reachedDay === undefined && when.holds({ day }) === 'unknown';
    const overdueDays = dueDay === undefined || unknown ? 0 : Math.max(0, daysBetween(dueDay, reachedDay ?? day.day));
    return { id, label, required, reachedDay, dueDay, unknown, overdueDays };
  });
}

/** The required milestones that are not reached although their day has passed, most overdue first. */
export function overdueMilestones(day: AccountDay, milestones: Milestone[]): MilestoneStanding[] {
  return milestoneStandings(day, milestones)
    .filter(({ reachedDay, required, overdueDays }) => required && reachedDay === undefined && overdueDays > 0)
    .sort((a, b) => b.overdueDays - a.overdueDays || (a.id < b.id ? -1 : 1));
}

/** Days from sign-up to the day the account was implemented; undefined while it is not. */
export function timeToValueInDays({ attributes, implementedDay }: AccountDay): number | undefined {
  if (attributes.signupDay === undefined || implementedDay === undefined) return undefined;
  return daysBetween(attributes.signupDay, implementedDay);
}
