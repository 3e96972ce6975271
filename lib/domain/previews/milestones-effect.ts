import type { Day, Month } from '../day.ts';
import type { ListedAccount } from './rule-preview.ts';

/** The ages in days at which cohorts are looked at. */
export const cohortAges = [30, 60, 90] as const;

/** How many of the customers that reached an age were implemented by then; both 0 while none has. */
export type ImplementedBy = { ageInDays: number; accounts: number; implemented: number };

/** Who signed up in a month, under the published definition and under the draft. */
export type CohortEffect = { month: Month; accounts: number; before: ImplementedBy[]; after: ImplementedBy[] };

/** An account on which the two definitions differ: the day it was implemented by each, if it was. */
export type ChangedAccount = ListedAccount & { signupDay: Day; before?: Day; after?: Day };

/** Customers of one kind: how many there were, and how many of them were still there a year after they signed up. */
export type Stayed = { accounts: number; stayed: number };

/**
 * Whether being implemented goes with staying. Looked at are customers that were there on their 90th day and signed up a
 * year ago or more: implemented by that day or not, and still there on their 365th.
 */
export type Agreement = {
  implemented: Stayed;
  notImplemented: Stayed;
  /** Share stayed of the implemented minus that of the others, with its 95 % interval; absent when one of the two is empty. */
  difference?: { value: number; low: number; high: number };
};

/** What a definition of the milestones makes of past cohorts. */
export type MilestonesEffect = {
  kind: 'milestones';
  /** The last day of the history. */
  until: Day;
  /** Oldest first, at most 24 months. */
  cohorts: CohortEffect[];
  /** How many accounts become implemented that were not, no longer are, or are so earlier or later. */
  changes: { gained: number; lost: number; earlier: number; later: number };
  /** The newest sign-ups first, at most `mostListed`. */
  changed: ChangedAccount[];
  changedLeftOut: number;
  staying: { landmarkDays: number; horizonDays: number; before: Agreement; after: Agreement };
  /** Each milestone of the draft: how many of the customers of these cohorts reached it, and whether those stayed. */
  milestones: { id: string; label: string; required: boolean; reached: Stayed; notReached: Stayed }[];
};
