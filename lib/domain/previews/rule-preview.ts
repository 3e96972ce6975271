import type { DayRange, Flagged, RuleBacktest } from '../backtest/backtest.ts';
import type { Day } from '../day.ts';

/** An account in a list of a preview. */
export type ListedAccount = { accountId: string; name?: string; owner?: string };

/** What a rule would have done: the figures of a backtest, the firings week by week, and the first of the flagged accounts. */
export type RuleEffect = Omit<RuleBacktest, 'flagged'> & {
  /** Every week of the range by its Monday, also those without a firing. */
  weeks: { week: Day; firings: number }[];
  /** Firings of each CSM in the range, most first, with the most in one week. */
  csms: { csm: string; firings: number; mostInAWeek: number }[];
  /** The newest first, at most `mostListed`. */
  flagged: Flagged[];
  /** How many more there were. */
  flaggedLeftOut: number;
};

/** A rule as published (`live`), as drafted, or both; `onlyLive` and `onlyDraft` are the accounts that one of them flags and the other does not. */
export type RulePreview = DayRange & {
  kind: 'rule';
  horizonDays: number;
  /** The last day on which a cancellation would be known. */
  observedUntil: Day;
  /** How many customers there were in the range. */
  customers: number;
  live?: RuleEffect;
  draft?: RuleEffect;
  onlyLive?: ListedAccount[];
  onlyDraft?: ListedAccount[];
  notes: string[];
};

/** The most accounts a preview lists: whoever wants all of them asks `holdfast backtest`. */
export const mostListed = 500;
