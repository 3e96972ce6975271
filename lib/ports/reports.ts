import type { Day, Month } from '../domain/day.ts';
import type { CancellationCase } from '../domain/retention/cancellation-case.ts';
import type { BandRenewals } from '../domain/retention/renewal-forecast.ts';
import type { RetainedAccount } from '../domain/retention/retained-account.ts';
import type { CohortMember } from '../domain/review/cohort-member.ts';
import type { Attendance, MeetingState, Presenting, ReviewNote, StandingDecision } from '../domain/review/meeting.ts';
import type { PreRead, ReviewDossier } from '../domain/review/pre-read.ts';

/** What retention is reported from, kept by the daily run. */
export interface RetentionStore {
  /** The ledger of a day, shard by shard; it expires after two months. */
  writeLedger(day: Day, shard: number, accounts: RetainedAccount[]): Promise<void>;
  /** Every account's line of the day, once; none when the day was not measured. */
  ledger(day: Day): Promise<RetainedAccount[]>;
  /** Lost customers that were looked into: a newer look replaces the one before. */
  writeCases(cases: CancellationCase[]): Promise<void>;
  /** Those lost from `from` to `until`, both included, oldest first. */
  cases(from: Day, until: Day): Promise<CancellationCase[]>;
  /** How a month's renewals went, by band. */
  writeBandRenewals(month: BandRenewals): Promise<void>;
  bandRenewals(from: Month, until: Month): Promise<BandRenewals[]>;
}

/** Every account's days, as trends are made of them, as known on a day. */
export type CohortBook = { day: Day; observedFrom?: Day; members: (CohortMember & { accountId: string })[] };

/**
 * A review worked out for whoever reads a month that nobody prepared: `basis` is what it follows from, `until` the moment
 * (ISO 8601) up to which it may be shown.
 */
export type ReviewDraft = { basis: string; until: string; preRead: PreRead; dossiers: ReviewDossier[] };

/** Implementation reviews: what was prepared, what was said and decided in the meeting, and the book of cohorts. */
export interface ReviewStore {
  /** Keeps what was prepared for a month, in place of what was before. */
  writePreRead(preRead: PreRead, dossiers: ReviewDossier[]): Promise<void>;
  preRead(month: Month): Promise<PreRead | undefined>;
  dossier(month: Month, accountId: string): Promise<ReviewDossier | undefined>;
  /** Keeps a review that nobody prepared, in place of the one before. */
  writeDraft(draft: ReviewDraft): Promise<void>;
  draft(month: Month): Promise<Omit<ReviewDraft, 'dossiers'> | undefined>;
  draftDossier(month: Month, accountId: string): Promise<ReviewDossier | undefined>;
  /** The newest months that were prepared, newest first. */
  prepared(limit: number): Promise<Pick<PreRead, 'month' | 'preparedAt' | 'summary'>[]>;
  writeBook(book: CohortBook): Promise<void>;
  book(): Promise<CohortBook | undefined>;
  /** Another whenever anything in the meeting changed; undefined before anything did. */
  revision(month: Month): Promise<string | undefined>;
  /** In which of the months' meetings anything ever changed. */
  opened(months: readonly Month[]): Promise<Month[]>;
  /** Says that something changed: written after it. */
  changed(month: Month, revision: string): Promise<void>;
  meeting(month: Month): Promise<Omit<MeetingState, 'month' | 'revision'>>;
  note(month: Month, key: Pick<ReviewNote, 'accountId' | 'author'>): Promise<ReviewNote | undefined>;
  /** Writes an author's note over the one that was read; false when it is another by now. */
  writeNote(month: Month, before: ReviewNote | undefined, note: ReviewNote): Promise<boolean>;
  /** The decision that stands, or was taken back last. */
  decision(month: Month, accountId: string): Promise<StandingDecision | undefined>;
  /** Writes a decision over the one that was read; false when it is another by now. */
  writeDecision(month: Month, before: StandingDecision | undefined, decision: StandingDecision): Promise<boolean>;
  /** What was decided of an account in all reviews, also what was taken back, the newest month first. */
  decisionsOf(accountId: string): Promise<(StandingDecision & { month: Month })[]>;
  takePlace(month: Month, person: Attendance): Promise<void>;
  place(month: Month, person: string): Promise<Attendance | undefined>;
  /** Says whose screen is shown; nobody's without one. */
  present(month: Month, presenting: Presenting | undefined): Promise<void>;
  presenting(month: Month): Promise<Presenting | undefined>;
}
