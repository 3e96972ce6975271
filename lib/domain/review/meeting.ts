import type { Day, Month } from '../day.ts';

/** What the meeting says of an account. `snooze` puts it off until a day. */
export const decisionKinds = ['implemented', 'on-track', 'intervene', 'lost', 'snooze'] as const;
export type DecisionKind = (typeof decisionKinds)[number];

/** What an intervention began: a playbook's run or a task. */
export type Started = { playbook: string; runId: string } | { taskId: string; title: string };

/** What became of something that a decision had begun, when it was taken back; `words` say what to do where it stays. */
export type Undone = { started: Started; became: 'undone' | 'stays'; words: string };

/** That a decision was taken back: the account is undecided again. */
export type TakenBack = { by: string; at: string; undone: Undone[] };

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
  takenBack?: TakenBack;
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
  /** Those that were taken back, and no other was made since. */
  takenBack: StandingDecision[];
  people: Attendance[];
  presenting?: Presenting;
};

/** All that a decision and those it replaced began, once each, as far back as one that was taken back. */
export function begunBy({ replaced, ...standing }: StandingDecision): Started[] {
  const all = [standing, ...replaced];
  const last = all.findIndex(({ takenBack }) => takenBack !== undefined);
  const since = last < 0 ? all : all.slice(0, last);
  return [...new Map(since.flatMap(({ started }) => (started ? [[idOf(started), started]] : []))).values()];
}

/** What is still this account's intervention: what was begun and not undone. */
export function stillBegun({ started, takenBack }: Decision): Started | undefined {
  if (!started || !takenBack) return started;
  const stays = takenBack.undone.some((one) => one.became === 'stays' && idOf(one.started) === idOf(started));
  return stays ? started : undefined;
}

const idOf = (started: Started): string => ('runId' in started ? started.runId : started.taskId);
