import type { Day, Month } from '../day.ts';
import type { ReviewNote, StandingDecision } from './meeting.ts';
import type { CohortSummary, FollowUp, ReviewLine, TeamMember } from './pre-read.ts';

/** An account in the minutes: how it stood, what was said, what was decided. */
export type MinutesLine = Pick<
  ReviewLine,
  | 'accountId'
  | 'name'
  | 'owner'
  | 'plan'
  | 'currency'
  | 'mrr'
  | 'daysIn'
  | 'standing'
  | 'implementedDay'
  | 'reached'
  | 'required'
  | 'band'
  | 'score'
  | 'obstacle'
> & { notes: ReviewNote[]; decision?: StandingDecision };

/** What a meeting was: who took part, when, and what was said and decided of each account. */
export type Minutes = {
  month: Month;
  day: Day;
  /** The first and the last thing written down (ISO 8601); absent when nothing was. */
  startedAt?: string;
  endedAt?: string;
  people: string[];
  team: TeamMember[];
  recipients: string[];
  summary: CohortSummary;
  decided: { implemented: number; 'on-track': number; intervene: number; lost: number; snooze: number };
  undecided: number;
  accounts: MinutesLine[];
  followUps: FollowUp[];
  /** The mail with them: absent until it was asked for. */
  mail?: { deliveryId: string; state: string; at: string };
};
