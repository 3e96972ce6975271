import { daysBetween } from '../day.ts';
import type { AccountDay } from '../metrics/account-day.ts';
import { milestoneMetrics } from '../metrics/built-in-families.ts';
import { overdueMilestones, timeToValueInDays } from './evaluate-milestones.ts';
import type { Milestone } from './milestone.ts';

/**
 * Adds what the milestones say of the day as metrics, once they are filled in: how many are reached; how many required
 * ones are overdue, and for how many days the most overdue of them; the days from sign-up to the first milestone, and
 * to the day on which all required ones were reached (0 when that was before the sign-up). Changes the day, and gives it back.
 */
export function withMilestoneMetrics(day: AccountDay, milestones: Milestone[]): AccountDay {
  for (const { id } of milestoneMetrics) {
    const value = values[id]?.(day, milestones);
    if (value === undefined) day.missing[id] = 'no-record';
    else day.metrics[id] = value;
  }
  return day;
}

/** The metrics asked for, and where they are told by milestones also those that the milestones look at. */
export function withMilestoneInputs(only: ReadonlySet<string>, milestones: Milestone[]): ReadonlySet<string> {
  if (!milestoneMetrics.some(({ id }) => only.has(id))) return only;
  return new Set([...only, ...milestones.flatMap(({ when }) => when.metrics)]);
}

type Value = (day: AccountDay, milestones: Milestone[]) => number | undefined;

const values: Record<string, Value> = {
  milestones_reached: ({ milestones }) => Object.keys(milestones).length,
  milestones_overdue: (day, milestones) =>
    day.attributes.signupDay === undefined ? undefined : overdueMilestones(day, milestones).length,
  milestone_overdue_days: (day, milestones) =>
    day.attributes.signupDay === undefined ? undefined : (overdueMilestones(day, milestones)[0]?.overdueDays ?? 0),
  time_to_first_value: ({ attributes, milestones }) => {
    const [first] = Object.values(milestones).toSorted();
    if (attributes.signupDay === undefined || first === undefined) return undefined;
    return Math.max(0, daysBetween(attributes.signupDay, first));
  },
  time_to_go_live: (day) => {
    const days = timeToValueInDays(day);
    return days === undefined ? undefined : Math.max(0, days);
  },
};
