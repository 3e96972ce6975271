import type { Day } from '../day.ts';
import type { CohortMember } from '../review/cohort-member.ts';
import { type CohortTrend, cohortTrend, type TrendQuestion } from '../review/cohort-trend.ts';
import { type ListedAccount, mostListed } from './rule-preview.ts';

/** An account by the published definition of the milestones and by the draft. */
export type DefinedTwice = ListedAccount & { before: CohortMember; after: CohortMember };

/** An account on which the two definitions differ: the day it was implemented by each, if it was. */
export type ChangedAccount = ListedAccount & { signupDay: Day; before?: Day; after?: Day };

/** How an account changes: it becomes implemented, no longer is, or is so on another day. */
export const milestoneChanges = ['gained', 'lost', 'earlier', 'later'] as const;
export type MilestoneChange = (typeof milestoneChanges)[number];

/** What a definition of the milestones makes of past cohorts: how they fared, and whether being implemented goes with staying, before and after. */
export type MilestonesEffect = {
  kind: 'milestones';
  /** The last day of the history. */
  until: Day;
  before: CohortTrend;
  after: CohortTrend;
  /** Of the accounts of these cohorts, how many change in which way. */
  changes: Record<MilestoneChange, number>;
  /** The newest sign-ups first, at most `mostListed`. */
  changed: ChangedAccount[];
  changedLeftOut: number;
};

/** Compares two definitions on the same accounts. */
export function milestonesEffect(
  accounts: readonly DefinedTwice[],
  [published, draft]: readonly [TrendQuestion, TrendQuestion],
): MilestonesEffect {
  const trends = {
    before: cohortTrend(
      accounts.map(({ before }) => before),
      published,
    ),
    after: cohortTrend(
      accounts.map(({ after }) => after),
      draft,
    ),
  };
  const months = new Set(trends.after.cohorts.map(({ month }) => month));
  const changes = { gained: 0, lost: 0, earlier: 0, later: 0 };
  const changed = accounts.flatMap(({ before, after, ...account }) => {
    const { signupDay } = after;
    const change = changeOf(before.implementedDay, after.implementedDay);
    if (!change || signupDay === undefined || !months.has(signupDay.slice(0, 7))) return [];
    changes[change] += 1;
    return [{ ...account, signupDay, ...days(before.implementedDay, after.implementedDay) }];
  });
  const newest = changed.sort((a, b) => (a.signupDay === b.signupDay ? 0 : a.signupDay < b.signupDay ? 1 : -1));
  return {
    kind: 'milestones',
    until: draft.until,
    ...trends,
    changes,
    changed: newest.slice(0, mostListed),
    changedLeftOut: Math.max(0, newest.length - mostListed),
  };
}

function changeOf(before: Day | undefined, after: Day | undefined): MilestoneChange | undefined {
  if (before === after) return undefined;
  if (before === undefined) return 'gained';
  if (after === undefined) return 'lost';
  return after < before ? 'earlier' : 'later';
}

const days = (before?: Day, after?: Day) => ({
  ...(before !== undefined && { before }),
  ...(after !== undefined && { after }),
});
