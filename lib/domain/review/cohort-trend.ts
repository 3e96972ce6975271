import { addMonths, type Day, type Month, monthOf } from '../day.ts';
import { type Begun, type CohortMember, isOldEnough, signedUp } from './cohort-member.ts';
import { type CohortRow, cohortRow } from './cohort-row.ts';
import { type StayingStudy, studyStaying } from './staying.ts';

/** By what accounts are told apart. */
export const segmentKinds = ['sizeBand', 'plan', 'owner', 'channel'] as const;
export type SegmentKind = (typeof segmentKinds)[number];

/** How cohorts fared, by month of sign-up and by segment, and whether being implemented goes with staying. */
export type CohortTrend = {
  until: Day;
  /** The first sign-ups told of: earlier ones began before anybody looked at what customers do. */
  observedFrom?: Day;
  notObserved: number;
  windows: number[];
  minimum: number;
  /** Oldest first. */
  cohorts: (CohortRow & { month: Month })[];
  all: CohortRow;
  segments: { by: SegmentKind; rows: (CohortRow & { value: string })[] }[];
  staying: StayingStudy[];
  definitions: { term: string; definition: string }[];
};

export type TrendQuestion = {
  /** The last day that is known. */
  until: Day;
  /** How many sign-up months are told of, the last one being that of `until`. */
  months: number;
  milestones: readonly { id: string; label: string }[];
  observedFrom?: Day;
  /** How many accounts a group needs for a difference to be told. @default 10 */
  minimum?: number;
};

/** Days from sign-up by which shares are told. */
export const windows = [30, 60, 90] as const;
/** When what was reached is read, and until when staying is counted, both in days from sign-up. */
const studies = [
  { landmarkDays: 60, horizonDays: 180 },
  { landmarkDays: 90, horizonDays: 180 },
  { landmarkDays: 60, horizonDays: 365 },
  { landmarkDays: 90, horizonDays: 365 },
];
const MOST_VALUES = 30;
export const unstated = 'not stated';
const others = 'all others';

/** The trend over cohorts, from each account's days: the one way in which these shares are computed. */
export function cohortTrend(members: readonly CohortMember[], question: TrendQuestion): CohortTrend {
  const { until, months, milestones, observedFrom, minimum = 10 } = question;
  const told = signedUp(members, { from: addMonths(`${monthOf(until)}-01`, 1 - months), until });
  const seen = observedFrom === undefined ? told : told.filter(({ signupDay }) => signupDay >= observedFrom);
  const longest = Math.max(...windows);
  const timed = (of: readonly Begun[]) => of.filter((member) => isOldEnough(member, longest, until));
  const together = (of: readonly Begun[]) => cohortRow(of, { windows, until, timed: timed(of) });
  return {
    until,
    observedFrom,
    notObserved: told.length - seen.length,
    windows: [...windows],
    minimum,
    cohorts: [...Map.groupBy(seen, ({ signupDay }) => monthOf(signupDay))]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([month, of]) => ({ month, ...cohortRow(of, { windows, until }) })),
    all: together(seen),
    segments: segmentKinds.map((by) => ({ by, rows: segmentRows(seen, by, together) })),
    staying: studies.map((study) => studyStaying(seen, { ...study, until, minimum, milestones })),
    definitions: [...definitions],
  };
}

/** Rows by the value of an attribute, the largest first; beyond the thirty largest the others are one row. */
function segmentRows(members: readonly Begun[], by: SegmentKind, together: (of: readonly Begun[]) => CohortRow) {
  const groups = [...Map.groupBy(members, (member) => member[by] ?? unstated)].toSorted(
    ([a, one], [b, other]) => other.length - one.length || (a < b ? -1 : 1),
  );
  const rest = groups.slice(MOST_VALUES).flatMap(([, of]) => of);
  const rows: [string, Begun[]][] = rest.length > 0 ? [...groups.slice(0, MOST_VALUES), [others, rest]] : groups;
  return rows.map(([value, of]) => ({ value, ...together(of) }));
}

const definitions = [
  {
    term: 'implemented at 30, 60, 90 days',
    definition:
      'accounts implemented within so many days of sign-up ÷ accounts that signed up at least so many days ago; younger ones are not counted, those that left are',
  },
  {
    term: 'time to value',
    definition:
      'the day by which half of all accounts had reached their first milestone, or were implemented, counting those that never did; told once it can no longer change',
  },
  {
    term: 'plan, size, CSM, channel',
    definition: 'the plan an account began with; the others as they are known today',
  },
  {
    term: 'staying',
    definition:
      'of the accounts that were customers on the landmark day, the share that was one on the later day as well; who left before the landmark is in neither group, and who came back has stayed',
  },
  {
    term: 'intervals',
    definition:
      '95 %: Wilson’s for a share, Newcombe’s for a difference; with several milestones one in twenty is off by chance',
  },
];
