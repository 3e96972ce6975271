import type { Day } from '../day.ts';
import { type Begun, hadBy, isCustomerAt, isOldEnough } from './cohort-member.ts';
import { type Difference, differenceOf, type ShareOf, shareOf } from './share.ts';

/**
 * Two groups of the accounts that were customers on the landmark day, by what they had reached by then, and the share of
 * each that was a customer on the horizon. The difference is absent below the minimum of accounts in either group.
 */
export type Staying = { with: ShareOf; without: ShareOf; words: string } & Partial<Difference>;

/** Whether what was reached by the landmark day goes with staying until the horizon; both in days from sign-up. */
export type StayingStudy = {
  landmarkDays: number;
  horizonDays: number;
  /** Old enough, and still customers on the landmark day. */
  accounts: number;
  /** Left before the landmark: what they would have reached by then nobody knows. */
  leftBefore: number;
  tooYoung: number;
  implemented: Staying;
  /** The largest difference first; milestones about which nothing can be said come last. */
  milestones: (Staying & { milestone: string; label: string })[];
};

export type StudyQuestion = {
  landmarkDays: number;
  horizonDays: number;
  until: Day;
  minimum: number;
  milestones: readonly { id: string; label: string }[];
};

/**
 * Compares by landmark: status is read on one day of every account's life and staying is counted from there on, so that
 * nobody is credited with having lived long enough to be implemented (J. R. Anderson et al., 1983).
 */
export function studyStaying(members: readonly Begun[], question: StudyQuestion): StayingStudy {
  const { landmarkDays, horizonDays, until, milestones } = question;
  const old = members.filter((member) => isOldEnough(member, horizonDays, until));
  const there = old.filter((member) => isCustomerAt(member, landmarkDays));
  const compare = (reached: (member: Begun) => Day | undefined, what: string) =>
    compareStaying(there, (member) => hadBy(member, reached(member), landmarkDays), { ...question, what });
  return {
    landmarkDays,
    horizonDays,
    accounts: there.length,
    leftBefore: old.length - there.length,
    tooYoung: members.length - old.length,
    implemented: compare(({ implementedDay }) => implementedDay, 'were implemented'),
    milestones: milestones
      .map(({ id, label }) => ({
        milestone: id,
        label,
        ...compare((member) => member.milestones[id], `had reached “${label}”`),
      }))
      .toSorted((a, b) => (b.difference ?? -2) - (a.difference ?? -2)),
  };
}

function compareStaying(
  there: readonly Begun[],
  hadIt: (member: Begun) => boolean,
  question: StudyQuestion & { what: string },
): Staying {
  const stayed = (group: readonly Begun[]) =>
    shareOf(group.filter((member) => isCustomerAt(member, question.horizonDays)).length, group.length);
  const groups = {
    with: stayed(there.filter((member) => hadIt(member))),
    without: stayed(there.filter((member) => !hadIt(member))),
  };
  const enough = Math.min(groups.with.of, groups.without.of) >= question.minimum;
  const found = enough ? differenceOf(groups.with, groups.without) : undefined;
  return { ...groups, ...found, words: wordsOf(groups, found, question) };
}

const percent = (share = 0) => `${Math.round(share * 100)} %`;
const points = (difference: number) => Math.round(difference * 100);

function wordsOf(
  groups: Pick<Staying, 'with' | 'without'>,
  found: Difference | undefined,
  { landmarkDays, horizonDays, minimum, what }: StudyQuestion & { what: string },
): string {
  const [one, other] = [groups.with, groups.without];
  if (!found) {
    return `Too few accounts to tell: ${one.of} ${what} by day ${landmarkDays} and ${other.of} had not; each group needs ${minimum}.`;
  }
  const shares = `Of ${one.of} accounts that ${what} by day ${landmarkDays}, ${percent(one.share)} were still customers on day ${horizonDays}; of the ${other.of} others, ${percent(other.share)}.`;
  const span = `${points(found.difference)} points (${points(found.low)} to ${points(found.high)})`;
  if (found.low <= 0 && found.high >= 0) return `${shares} The difference of ${span} may be chance.`;
  return `${shares} They differ by ${span}: the two go together, which does not show that one is the cause of the other.`;
}
