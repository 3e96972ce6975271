import type { Day, Month } from '../day.ts';

/** What the meeting says of an account. `snooze` puts it off until a day. */
export const decisionKinds = ['implemented', 'on-track', 'intervene', 'lost', 'snooze'] as const;
export type DecisionKind = (typeof decisionKinds)[number];

/** What an intervention began: a playbook's run or a task. */
export type Started = { playbook: string; runId: string } | { taskId: string; title: string };

/** What was decided, by whom and when (ISO 8601). `revision` counts the decisions on the account in this review, from 1. */
export type Decision = {
  accountId: string;
  revision: number;
  decision: DecisionKind;
  by: string;
  at: string;
  because?: string;
  /** For a snooze: when it comes back. */
  until?: Day;
  started?: Started;
  /** How the account stood then, to see later whether it worked. */
  score?: number;
  band?: string;
  implementedDay?: Day;
};

/** The decision that stands, and those it replaced, newest first. */
export type StandingDecision = Decision & { replaced: Decision[] };

/** What one person wrote about an account. `version` counts its writings, from 1. */
export type ReviewNote = { accountId: string; author: string; text: string; version: number; at: string };

/** Who is in the meeting, and which account they look at. */
export type Attendance = { person: string; accountId?: string; at: string };

/** Whose screen is shown, since when, and the account on it. */
export type Presenting = { by: string; accountId: string; startedAt: string; at: string };

/** All of a meeting that changes while it is held. `revision` is another whenever anything did. */
export type MeetingState = {
  month: Month;
  revision: string;
  notes: ReviewNote[];
  decisions: StandingDecision[];
  people: Attendance[];
  presenting?: Presenting;
};
