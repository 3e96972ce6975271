import type { Day } from '../day.ts';
import type { Estimate } from '../evaluation/prediction.ts';
import type { Severity } from '../rules/firing.ts';
import type { RuleAudience, RuleMode } from '../rules/rule.ts';

/** Days from the first to the last, both included. */
export type DayRange = { from: Day; to: Day };

/** How many firings land on a CSM in a week. Firings for accounts that nobody looks after count for nobody. */
export type Workload = {
  csms: number;
  /** Per CSM and week, over all CSMs with customers. */
  mean?: number;
  /** The week (its Monday) in which a CSM had most. */
  busiest?: { csm: string; week: Day; firings: number };
  /** Firings for accounts without a CSM. */
  unowned: number;
  /** What the company's settings allow, and in how many of the weeks of CSMs it was more. */
  budget?: { firings: number; weeksOver: number; weeks: number };
};

/** A firing that would have been, and what became of the account: it left, stayed for the horizon, or the horizon is not over. */
export type Flagged = {
  accountId: string;
  name?: string;
  owner?: string;
  day: Day;
  reason: string;
  became: 'left' | 'stayed' | 'open';
  /** When it left, if within the horizon. */
  leftDay?: Day;
};

/** How well firings told who would leave. Only firings whose horizon is over are judged. */
export type Foresight = {
  judged: number;
  /** Firings whose horizon is not over yet: it cannot be told what became of them. */
  open: number;
  /** The share of the judged firings after which the account left within the horizon. */
  precision?: number;
  /** Of the accounts with judged firings, those that left within the horizon of one. */
  accountsJudged: number;
  accountsLeft: number;
  /** The customers that left in the range, and those of them that had been flagged within the horizon before. */
  left: number;
  foreseen: number;
  recall?: number;
  /** The share of all days of customers that were followed by a cancellation within the horizon. */
  baseRate?: number;
  /** Precision ÷ base rate. */
  lift?: Estimate;
  /** From the first firing within the horizon to the cancellation. */
  medianLeadDays?: number;
};

/** A rule judged on the history. */
export type RuleBacktest = {
  rule: {
    id: string;
    label: string;
    owner?: string;
    severity: Severity;
    mode: RuleMode;
    accounts: RuleAudience;
    when: string;
    holdDays: number;
    cooldownDays: number;
    exitWhen?: string;
  };
  firings: number;
  accounts: number;
  workload: Workload;
  /** Absent for rules about customers that have already left. */
  foresight?: Foresight;
  /** The other rules, with how many accounts both flag in the range, and those as a share of all that either flags. */
  overlap: { ruleId: string; accounts: number; both: number; jaccard: number }[];
  flagged: Flagged[];
};
