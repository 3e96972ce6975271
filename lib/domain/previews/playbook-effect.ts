import type { DayRange, Flagged } from '../backtest/backtest.ts';
import type { Day } from '../day.ts';

/** A rule that starts the playbook, and how often it would have. */
export type PlaybookStarter = {
  ruleId: string;
  label: string;
  mode: 'live' | 'shadow' | 'off';
  firings: number;
  accounts: number;
};

/** A step on the playbook's longest road, with the days into the run on which it comes at the earliest. */
export type PlaybookStep = { stepId: string; kind: string; says: string; onDay: number };

/** What a playbook would have done on history, if its rules had been live; what stops a run half-way is not replayed. */
export type PlaybookEffect = DayRange & {
  kind: 'playbook';
  playbookId: string;
  title: string;
  starters: PlaybookStarter[];
  /** Runs: firings of its rules, the share left alone by its hold-out taken away. */
  runs: number;
  heldOut: number;
  accounts: number;
  weeks: { week: Day; runs: number }[];
  /** The most that one run does, when nothing ends it early. */
  perRun: { mails: number; tasks: number; webhooks: number; escalations: number; days: number };
  steps: PlaybookStep[];
  /** Mails to customers at most, and how many of those would have waited for the caps, had nobody else written. */
  mails: { most: number; waiting: number };
  tasks: { most: number; perCsmAndWeek?: number };
  started: Flagged[];
  startedLeftOut: number;
  notes: string[];
};
