import type { Day } from '../day.ts';

/** How urgent a firing is. */
export const severities = ['info', 'warning', 'critical'] as const;
export type Severity = (typeof severities)[number];

/**
 * What became of a firing: a playbook was `started`; it was `held-out` to measure the playbook's effect;
 * it was only `recorded` (a past day was judged); or its rule is in `shadow`.
 */
export type FiringOutcome = 'started' | 'held-out' | 'recorded' | 'shadow';

/** A rule's condition held for an account long enough, outside its cooldown. */
export type Firing = {
  /** Derived from rule, account and day; also the playbook run's execution name. */
  firingId: string;
  ruleId: string;
  accountId: string;
  day: Day;
  severity: Severity;
  playbook?: string;
  outcome: FiringOutcome;
  /** Why, in words, with the values that made it true. */
  reason: string;
};
