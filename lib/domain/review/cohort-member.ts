import { addDays, type Day } from '../day.ts';

/**
 * What a trend is made of, of one account. `firstValueDay` is its first milestone, `leftDay` the day from which it was a
 * customer no more (who came back has not left). `milestones` are those reached, by id. `plan` is the one it began with.
 */
export type CohortMember = {
  signupDay?: Day;
  sizeBand?: string;
  industry?: string;
  plan?: string;
  owner?: string;
  channel?: string;
  milestones: Record<string, Day>;
  firstValueDay?: Day;
  implementedDay?: Day;
  leftDay?: Day;
};

/** A member whose first day is known. */
export type Begun = CohortMember & { signupDay: Day };

/** The members that signed up from one day to another, both included. */
export function signedUp(members: readonly CohortMember[], { from, until }: { from: Day; until: Day }): Begun[] {
  return members.filter(
    (member): member is Begun =>
      member.signupDay !== undefined && member.signupDay >= from && member.signupDay <= until,
  );
}

/** Whether the account has been there for so many days by the end of `until`. */
export function isOldEnough({ signupDay }: Begun, days: number, until: Day): boolean {
  return addDays(signupDay, days) <= until;
}

/** Whether it was a customer so many days after it signed up. */
export function isCustomerAt({ signupDay, leftDay }: Begun, days: number): boolean {
  return leftDay === undefined || leftDay > addDays(signupDay, days);
}

/** Whether something had happened so many days after sign-up. */
export function hadBy({ signupDay }: Begun, day: Day | undefined, days: number): boolean {
  return day !== undefined && day <= addDays(signupDay, days);
}
