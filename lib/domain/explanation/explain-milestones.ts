import { addDays, type Day, daysBetween } from '../day.ts';
import type { AccountDay } from '../metrics/account-day.ts';
import type { Milestone } from '../milestones/milestone.ts';

/** A milestone of an account: reached on a day, due on one, or overdue by so many days. */
export type MilestoneLine = {
  milestone: string;
  label: string;
  required: boolean;
  when: string;
  reachedDay?: Day;
  dueDay?: Day;
  overdueDays?: number;
};

/** Every milestone, in the order in which they are defined. */
export function explainMilestones(account: AccountDay, milestones: readonly Milestone[]): MilestoneLine[] {
  return milestones.map(({ id, label, required, when, dueDays }) => {
    const reachedDay = account.milestones[id];
    const { signupDay } = account.attributes;
    const dueDay = signupDay !== undefined && dueDays !== undefined ? addDays(signupDay, dueDays) : undefined;
    const lateDays = dueDay === undefined ? 0 : daysBetween(dueDay, account.day);
    const overdueDays = reachedDay === undefined && lateDays > 0 ? lateDays : undefined;
    return { milestone: id, label, required, when: when.text, reachedDay, dueDay, overdueDays };
  });
}
