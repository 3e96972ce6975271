import type { Day } from '../day.ts';

/** What is known of the account itself on the day, in the words rules use; absent when no source says. */
export type Attributes = {
  name?: string;
  owner?: string;
  industry?: string;
  sizeBand?: string;
  ageBand?: string;
  country?: string;
  timeZone?: string;
  stage?: string;
  plan?: string;
  currency?: string;
  channel?: string;
  signupDay?: Day;
  renewalDay?: Day;
  /** Whether a line of its contract runs; `ended`: it has not renewed, whether it said so or not. Absent before the first line began. */
  contract?: 'running' | 'ended';
  cancelledDay?: Day;
};

/** Why a metric has no value: nothing to measure, its source stopped delivering, or too little history. */
export type MissingReason = 'no-record' | 'stale' | 'too-young';

/** Where a metric's value came from: the record kinds or events read, the sources that gave them, and the newest day they reach. */
export type Provenance = { sources: string[]; newestDay?: Day; records: string };

/**
 * Everything measured of one account on one day: the input of peers, health, rules and playbooks.
 * `metrics` holds the values that are known, by id (`logins_28d`); `missing` says why each other one is not.
 */
export type AccountDay = {
  accountId: string;
  day: Day;
  attributes: Attributes;
  /** The roles of the contacts that are there, in alphabetical order; absent where no contact was ever known. */
  roles?: string[];
  metrics: Record<string, number>;
  missing: Record<string, MissingReason>;
  /** Milestone id → the first day its condition held. */
  milestones: Record<string, Day>;
  /** The day the last required milestone was reached. */
  implementedDay?: Day;
  /** Freshness of each metric family (a metric without its window), by family id. */
  provenance: Record<string, Provenance>;
};
