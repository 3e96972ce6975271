import type { Course } from './course.ts';
import type { CaseTopic } from './words/case-words.ts';

/** What an account's time with us is the story of. */
export type StoryName =
  | 'steady'
  | 'healthy-growth'
  | 'seasonal-dip'
  | 'never-implemented'
  | 'slow-fade'
  | 'champion-left'
  | 'support-frustration'
  | 'unanswered-surveys'
  | 'acquired'
  | 'integration-missing'
  | 'price';

/** Why a customer says it leaves, in the words of the admin tool's pick list; '' is left blank. */
export type LeavingReason =
  | 'never_got_started'
  | 'acquired_merged'
  | 'missing_integration'
  | 'too_expensive'
  | 'switched_vendor'
  | 'no_value'
  | 'support_quality'
  | 'other'
  | '';

/** `share` of the story's accounts leave, `afterDays` (low, high) from its onset. */
export type Leaving = {
  share: number;
  afterDays: readonly [number, number];
  reasons: Partial<Record<LeavingReason, number>>;
};

/**
 * A story as courses over the days since its onset; 1 is what the account would do anyway. `activity` scales the people
 * at work, `building` what they build, `ingest` the data that flows, `cases` the tickets, `answering` the chance that a
 * survey is answered; `sentiment` shifts NPS answers in points. `stays` replaces `activity` for accounts that do not leave.
 */
export type Story = {
  /** Percent of the customers there on the first day, and of those who sign up later. */
  share: { book: number; newcomers: number };
  /** Share of the seats that get a user (low, high). */
  utilisation: readonly [number, number];
  /** Users gained in a year, as a factor. */
  growth?: readonly [number, number];
  activity: Course;
  stays?: Course;
  building?: Course;
  ingest?: Course;
  cases?: Course;
  answering?: Course;
  sentiment?: Course;
  /** What tickets after the onset are about, where it differs. */
  topics?: Partial<Record<CaseTopic, number>>;
  /** Share of the tickets after the onset that end as "future release" or "as designed", and how much slower they are. */
  frustration?: { unresolved: number; slower: number };
  /** Share of the accounts that buy fewer seats at the first chance after two months. */
  shrinking?: number;
  leaving: Leaving;
};
