import type { Day, Month } from '../day.ts';

/**
 * What a trend is made of, of one account. `firstValueDay` is its first milestone, `leftDay` when it was a customer no
 * more. `milestones` are those reached, by id.
 */
export type CohortMember = {
  signupDay?: Day;
  sizeBand?: string;
  plan?: string;
  owner?: string;
  channel?: string;
  milestones: Record<string, Day>;
  firstValueDay?: Day;
  implementedDay?: Day;
  leftDay?: Day;
};

/** A share of `of` accounts with its 95 % interval (Wilson); absent where there are none. */
export type ShareOf = { of: number; count: number; share?: number; low?: number; high?: number };

/**
 * The share implemented within so many days of sign-up, of the accounts whose window is over; those that are `tooYoung`
 * are not counted.
 */
export type ImplementedBy = ShareOf & { days: number; tooYoung: number };

/** The day by which half of all accounts had got there; absent while it can still change, and where fewer than half ever will. */
export type TimeTo = { reached: number; of: number; medianDays?: number; pending: boolean };

/** Accounts looked at together. */
export type CohortRow = { started: number; left: number; by: ImplementedBy[]; firstValue: TimeTo; implemented: TimeTo };

/** By what accounts are told apart. */
export const segmentKinds = ['sizeBand', 'plan', 'owner', 'channel'] as const;
export type SegmentKind = (typeof segmentKinds)[number];

/** Two groups of the accounts that were customers on the landmark day, by what they had reached by then, and who stayed. */
export type Staying = {
  with: ShareOf;
  without: ShareOf;
  /** Points of 1 by which more of those with it stayed, with its 95 % interval (Newcombe); absent below the minimum. */
  difference?: number;
  low?: number;
  high?: number;
  words: string;
};

/** Whether what was reached by the landmark day goes with staying until the horizon, counted in days from sign-up. */
export type StayingStudy = {
  landmarkDays: number;
  horizonDays: number;
  /** Old enough and still customers on the landmark day. */
  accounts: number;
  /** Left before the landmark: they can tell nothing of it. */
  leftBefore: number;
  tooYoung: number;
  implemented: Staying;
  milestones: (Staying & { milestone: string; label: string })[];
};

export type CohortTrend = {
  until: Day;
  windows: number[];
  minimum: number;
  cohorts: (CohortRow & { month: Month })[];
  all: CohortRow;
  segments: { by: SegmentKind; rows: (CohortRow & { value: string })[] }[];
  staying: StayingStudy[];
  definitions: { term: string; definition: string }[];
};
