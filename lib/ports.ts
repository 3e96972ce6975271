import type { Day, Month } from './domain/day.ts';
import type { Parsed, SourceDocument } from './domain/documents/source-document.ts';
import type { Coverage } from './domain/freshness/coverage.ts';
import type { Collection } from './domain/freshness/source-standing.ts';
import type { Health, RuleState } from './domain/health/health.ts';
import type { Override } from './domain/health/override.ts';
import type { Delivery } from './domain/messages/delivery.ts';
import type { Letter } from './domain/messages/letter.ts';
import type { Mail } from './domain/messages/mail.ts';
import type { Category } from './domain/messages/message.ts';
import type { MessageLog } from './domain/messages/message-log.ts';
import type { Pause } from './domain/messages/pause.ts';
import type { Suppression } from './domain/messages/suppression.ts';
import type { TemplateReading } from './domain/messages/template.ts';
import type { AttemptAnswer } from './domain/messages/webhook-retries.ts';
import type { AccountDay } from './domain/metrics/account-day.ts';
import type { SourceSpan } from './domain/metrics/source-freshness.ts';
import type { GroupHead, PeerTable } from './domain/peers/peer-table.ts';
import type { ShardPeers } from './domain/peers/shard-peers.ts';
import type { ApiKey } from './domain/people/api-key.ts';
import type { Person } from './domain/people/person.ts';
import type { Role } from './domain/people/role.ts';
import type { StateMachineDefinition } from './domain/playbooks/compile-playbook.ts';
import type { Schedule } from './domain/playbooks/look-ahead.ts';
import type { Escalation, Run, RunStep } from './domain/playbooks/run.ts';
import type { RunInput } from './domain/playbooks/step-order.ts';
import type { Task } from './domain/playbooks/task.ts';
import type { DayDetail } from './domain/portfolio/day-detail.ts';
import type { PortfolioRow } from './domain/portfolio/portfolio-row.ts';
import type { Segment } from './domain/portfolio/segment.ts';
import type { DaySummary } from './domain/portfolio/summarise-day.ts';
import type { Preview, PreviewQuestion } from './domain/previews/preview.ts';
import type { MonthOfRecords, Profile } from './domain/records/dossier.ts';
import type { Spend } from './domain/records/spend.ts';
import type { CancellationCase } from './domain/retention/cancellation-case.ts';
import type { BandRenewals } from './domain/retention/renewal-forecast.ts';
import type { RetainedAccount } from './domain/retention/retained-account.ts';
import type { CohortMember } from './domain/review/cohort-member.ts';
import type { Attendance, MeetingState, Presenting, ReviewNote, StandingDecision } from './domain/review/meeting.ts';
import type { PreRead, ReviewDossier } from './domain/review/pre-read.ts';
import type { RiskClaim } from './domain/risk/risk.ts';
import type { RiskModel } from './domain/risk/risk-model.ts';
import type { Firing } from './domain/rules/firing.ts';
import type { Freshness, ImportReport, Rejection } from './domain/sources/import-report.ts';
import type { ImportRequest } from './domain/sources/import-request.ts';
import type { Note } from './domain/timeline/note.ts';

/** The time; the only place it comes from. */
export interface Clock {
  now(): Date;
}

/** Fresh identifiers (imports, tasks made by hand, unsubscribe tokens): unguessable, at least 128 bits. */
export interface Ids {
  next(): string;
}

/** What a use case has to say about how far it is. */
export interface Progress {
  report(done: number, total: number, what: string): void;
}

/** The accounts' records: a profile each, and one item per month of dated records. */
export interface RecordStore {
  /** The profiles that exist among `accountIds`. */
  profiles(accountIds: string[]): Promise<Map<string, Profile>>;
  /** The months of records held from `from` to `until`, both included, oldest first. */
  months(accountId: string, from: Month, until: Month): Promise<MonthOfRecords[]>;
  /** Writes what changed; an account new to the store also enters the directory. */
  write(change: { profiles: Profile[]; months: MonthOfRecords[]; newAccountIds: string[] }): Promise<void>;
  /** Account ids of one of the 64 buckets of the directory, in order. */
  accountIds(bucket: number): Promise<string[]>;
}

/** An account as judged on a day. */
export type JudgedDay = AccountDay & {
  health: Health;
  risk?: RiskClaim;
  rules: Record<string, RuleState>;
  historyRevision: number;
  workflowsVersion: string;
};

/** What a run measures and judges, per day. */
export interface DayStore {
  /** Metric pages are a run's working set: what a shard measured, until it is scored. They expire after two weeks. */
  writeMetricPage(page: { day: Day; shard: number; number: number; accounts: MeasuredDay[] }): Promise<void>;
  metricPages(day: Day, shard: number): AsyncIterable<MeasuredDay[]>;
  writeShardPeers(day: Day, shard: number, peers: ShardPeers): Promise<void>;
  shardPeers(day: Day, shards: number): Promise<ShardPeers[]>;
  writeShardCoverage(shard: number, coverage: Coverage): Promise<void>;
  shardCoverages(day: Day, shards: number): Promise<Coverage[]>;
  writeCoverage(coverage: Coverage): Promise<void>;
  /** What is known of the customers of a day, metric by metric. */
  coverage(day: Day): Promise<Coverage | undefined>;
  writePeerTable(day: Day, table: PeerTable): Promise<void>;
  /** The day's peer table; with `keys` only those of its groups. */
  peerTable(day: Day, keys?: readonly string[]): Promise<PeerTable | undefined>;
  /** The groups of the day's peer table, without how anything is spread over them. */
  peerGroups(day: Day): Promise<GroupHead[]>;
  writeJudgedDays(days: JudgedDay[]): Promise<void>;
  /** `consistent`: also what was written just now. */
  judgedDay(accountId: string, day: Day, options?: { consistent: boolean }): Promise<JudgedDay | undefined>;
  judgedDays(accountIds: string[], day: Day): Promise<Map<string, JudgedDay>>;
  /** The account's judged days from `from` to `until`, oldest first. */
  judgedHistory(accountId: string, from: Day, until: Day): Promise<JudgedDay[]>;
  latestJudgedDay(accountId: string, notAfter?: Day): Promise<JudgedDay | undefined>;
  writePortfolio(day: Day, shard: number, rows: PortfolioRow[]): Promise<void>;
  portfolio(day: Day): Promise<PortfolioRow[]>;
  /** The lines of one shard, as written just now; none when the day was judged in another number of shards, or not at all. */
  portfolioOf(day: Day, shard: number): Promise<PortfolioRow[]>;
  writeDaySummary(summary: DaySummary): Promise<void>;
  daySummary(day: Day): Promise<DaySummary | undefined>;
  /** Those from `from` to `until`, both included, oldest first. */
  daySummaries(from: Day, until: Day): Promise<DaySummary[]>;
  latestDaySummary(): Promise<DaySummary | undefined>;
  writeDayDetail(detail: DayDetail): Promise<void>;
  /** What is told of a day beyond its summary; absent for days judged before it was kept. */
  dayDetail(day: Day): Promise<DayDetail | undefined>;
}

/** Lists of accounts that people saved as a condition, for everybody. */
export interface SegmentStore {
  /** Writes a segment, in place of the one with its id. */
  write(segment: Segment): Promise<void>;
  /** Removes it, if it is there. */
  remove(segmentId: string): Promise<void>;
  find(segmentId: string): Promise<Segment | undefined>;
  /** All of them, by name. */
  all(): Promise<Segment[]>;
}

/** What people set instead of what was computed. */
export interface OverrideStore {
  add(override: Override): Promise<void>;
  /** Writes that an override was withdrawn; false when it had been before, or is not there. */
  withdraw(override: Override): Promise<boolean>;
  /** Every one there ever was for an account, newest first. */
  ofAccount(accountId: string): Promise<Override[]>;
  /** Those of all accounts that are in effect on the day or later. */
  endingFrom(day: Day): Promise<Override[]>;
}

/** A measured day with the revision of the history it was measured from; the first of a run also carries what rules remembered before it. */
export type MeasuredDay = AccountDay & { historyRevision: number; rulesBefore?: Record<string, RuleState> };

/**
 * The churn-risk models, all of them kept, so that what was said on any day can be looked up. The last one trained for a
 * day (`before`) is the one of that day.
 */
export interface RiskModelStore {
  /** Writes a model; the same model again changes nothing but when it was trained. */
  write(model: RiskModel): Promise<void>;
  /** The newest model; with `knowing`, the newest that knew nothing of any later day. */
  current(knowing?: Day): Promise<RiskModel | undefined>;
  find(modelId: string): Promise<RiskModel | undefined>;
  /** The newest models, newest first. */
  history(limit: number): Promise<RiskModel[]>;
}

/** Firings, kept per account. */
export interface FiringStore {
  /** Records a firing; one that was only `recorded` before may become more, anything else stays as it was (false). */
  record(firing: Firing): Promise<boolean>;
  /** Firings of a rule for an account since a day, newest first. */
  firingsSince(accountId: string, ruleId: string, since: Day): Promise<Firing[]>;
  firingsOf(accountId: string): Promise<Firing[]>;
}

/**
 * A file of an export folder; `bytes` as it lies there, compressed or not; `modifiedAt` is ISO 8601. `version`, where
 * there is one, changes with the content.
 */
export type ExportFile = { name: string; bytes: number; modifiedAt: string; version?: string };

/** How a file's text is cut into rows. `columns` are the values wanted of formats without a header. */
export type RowFormat = {
  format: 'csv' | 'tsv' | 'ndjson';
  delimiter?: string;
  encoding?: 'utf-8' | 'utf-16le' | 'windows-1252';
  columns?: string[];
};

/** Some rows of a file, with the line each begins on; `faults` are rows that could not be cut out; `bytes` were read of the file for them. */
export type RowBatch = {
  rows: string[][];
  lines: number[];
  faults: { line: number; reason: string }[];
  bytes: number;
};

/** A folder of exported files. */
export interface ExportFolder {
  /** The files that lie in the folder, by name; undefined when there is no such folder. */
  files(folder: string): Promise<ExportFile[] | undefined>;
  /** The names of the columns; a text says why the file cannot be read at all. Formats without a header answer `columns`. */
  header(folder: string, file: string, format: RowFormat): Promise<string[] | { problem: string }>;
  /** The rows after the header; throws `FileUnreadable` where the file breaks off. */
  rows(folder: string, file: string, format: RowFormat): AsyncIterable<RowBatch>;
}

/** A file that is to be uploaded for a source, and how long it is. */
export type Upload = { source: string; name: string; bytes: number };

/** Where to PUT a file, with these headers, until then (ISO 8601). */
export type SignedUpload = { name: string; url: string; headers: Record<string, string>; expiresAt: string };

/** Lets others put files where imports read them. */
export interface Uploads {
  /** Whoever has the answer may put this one file, of just so many bytes. */
  sign(upload: Upload): Promise<SignedUpload>;
  /** The folder that a source is uploaded to. */
  folderOf(source: string): string;
}

/** Lines put aside on disk, by partition, while an import sorts them by account. */
export interface Spool {
  append(partition: number, line: string): void;
  lines(partition: number): Promise<string[]>;
  /** Drops the lines and frees the disk. */
  close(): Promise<void>;
}

/** Opens spools with so many partitions. */
export interface Spools {
  open(partitions: number): Promise<Spool>;
}

/** Takes every rejected row of an import. */
export interface RejectSink {
  write(rejection: Rejection): void;
  /** Where the rejections can be read; undefined when there was none. */
  close(): Promise<string | undefined>;
}

/** Opens the sink of an import. */
export interface RejectSinks {
  open(importId: string): RejectSink;
}

/** A folder that was imported once and is collected again by each daily run, with the mapping as it was then. */
export type FolderSource = {
  source: string;
  folder: string;
  mapping: { file: string; text: string };
  registeredAt: string;
  /** The last import that ended, and the newest day of each record kind over all its imports. */
  lastImportId?: string;
  lastImportAt?: string;
  freshness: Freshness;
  /** What the source delivers, and the days its records reach. */
  span: SourceSpan;
  /** The files as they were imported: while they are the same, there is nothing to collect. */
  files: ExportFile[];
};

/** Import reports, and the sources they came from. */
export interface ImportStore {
  writeReport(report: ImportReport): Promise<void>;
  report(importId: string): Promise<ImportReport | undefined>;
  /** The newest reports, newest first; of one source when it is given. */
  reports(limit: number, source?: string): Promise<ImportReport[]>;
  writeSource(source: FolderSource): Promise<void>;
  source(source: string): Promise<FolderSource | undefined>;
  sources(): Promise<FolderSource[]>;
  /** How a run's collection of a source went, in place of what the run before said. */
  writeCollections(collections: Collection[]): Promise<void>;
  /** How the last collection of each source went. */
  collections(): Promise<Collection[]>;
}

/** Imports of uploaded sources that somebody asked for. */
export interface ImportRequestStore {
  /** Writes a request that is not there yet; false when it is. */
  create(request: ImportRequest): Promise<boolean>;
  find(importId: string): Promise<ImportRequest | undefined>;
  /** Replaces a request that has not ended; false when it has. */
  change(request: ImportRequest): Promise<boolean>;
}

/** Whose turn it is to import, until when at most (ISO 8601). */
export type ImportTurn = { holder: string; until: string };

/** Imports take turns: each changes what the one before left of an account. */
export interface ImportTurns {
  /** Takes the turn, or keeps it, unless another holds it; whose it is then. */
  take(turn: ImportTurn, now: string): Promise<ImportTurn>;
  /** Ends the holder's turn. */
  give(holder: string): Promise<void>;
}

/** The state machine that imports uploaded sources. */
export interface ImportRuns {
  /** Starts an import, once: the same id again changes nothing. */
  start(run: { importId: string; source: string }): Promise<'started' | 'already-started'>;
}

// Playbooks, and what leaves the house.

/** Files of the workflows folder: path inside it (`playbooks/onboarding-nudge.yaml`) → text. */
export type WorkflowFiles = Record<string, string>;

/**
 * A version of the workflows that was published; `version` is the hash of its files. `by` whom, and why (`message`): what
 * was published before people were asked has neither.
 */
export type PublishedVersion = {
  version: string;
  publishedAt: string;
  /** Where it was written; absent for what was published before there was a console. */
  from?: 'console' | 'folder' | 'deployment';
  by?: string;
  message?: string;
};

/** The published workflows. A version never changes; which one is current does. */
export interface WorkflowStore {
  writeFiles(version: string, files: WorkflowFiles): Promise<void>;
  /**
   * Makes a version current, and notes that in the history. With `replacing` only if that version is current still; false
   * when it is another one.
   */
  makeCurrent(published: PublishedVersion, options?: { replacing: string | undefined }): Promise<boolean>;
  current(): Promise<PublishedVersion | undefined>;
  /** What was made current, newest first. */
  history(limit: number): Promise<PublishedVersion[]>;
  files(version: string): Promise<WorkflowFiles | undefined>;
}

/** A short name for a content: the same for the same text, and for no other. */
export interface Digest {
  of(text: string): string;
}

/** Reads a text into values that know their place; syntax errors are faults. */
export interface DocumentReader {
  read(file: string, text: string): Parsed<SourceDocument>;
}

/** Message templates. */
export interface Templates {
  /** The variables a template reads, each at its place, or why it is no template. */
  read(file: string, text: string): TemplateReading;
  /** The text of a template with its variables filled in; in HTML they are escaped. Throws TemplateFailed. */
  render(text: string, variables: object, format: 'text' | 'html'): string;
}

/** State machines that run playbooks, one per playbook. */
export interface PlaybookEngine {
  /** Creates or updates the playbook's state machine; executions that are under way finish as they began. */
  publish(playbook: string, definition: StateMachineDefinition): Promise<'created' | 'updated' | 'unchanged'>;
  /** Starts an execution named `run.runId`, once: the same name again changes nothing. */
  start(run: RunInput, at: Schedule): Promise<'started' | 'already-started'>;
  /** Lets the execution that waits on a task go on; `expired` when it no longer waits. */
  resume(taskToken: string, at: Schedule): Promise<'resumed' | 'expired'>;
  /** Stops an execution that is under way; one that is over stays as it is. `unknown` when there is none of the name. */
  stop(playbook: string, runId: string): Promise<'stopped' | 'unknown'>;
}

/** The state machine of the daily run. */
export interface DailyRun {
  /** Starts the run that is named for the day, once: whatever became of it, the same day again changes nothing. */
  start(day: Day): Promise<'started' | 'already-started'>;
}

/** All that is kept of a run: itself, its steps (oldest first), what it sent and the tasks it gave. */
export type RunContents = { run?: Run; steps: RunStep[]; deliveries: Delivery[]; tasks: Task[] };

/** Playbook runs and their steps. */
export interface RunStore {
  /** Records a run; false when it is already there. */
  begin(run: Run): Promise<boolean>;
  /** Records how a run ended; false when it had ended before. */
  end(runId: string, end: Required<Pick<Run, 'state' | 'endedAt' | 'endReason'>>): Promise<boolean>;
  find(runId: string): Promise<Run | undefined>;
  /** The runs that exist among `runIds`, in no order. */
  findAll(runIds: readonly string[]): Promise<Run[]>;
  /** The ids of the runs that people started for an account by hand. */
  startedByHand(accountId: string): Promise<string[]>;
  /** Everything of a run at once. */
  contents(runId: string): Promise<RunContents>;
  recordStep(runId: string, step: RunStep): Promise<void>;
  /** The steps so far, oldest first. */
  steps(runId: string): Promise<RunStep[]>;
  /** The newest runs, newest first. */
  newest(limit: number): Promise<Run[]>;
}

/** What leaves the house, and what is held back: the outbox. */
export interface DeliveryStore {
  find(deliveryId: string): Promise<Delivery | undefined>;
  /** Those of them that there are, in no order. */
  findAll(deliveryIds: readonly string[]): Promise<Delivery[]>;
  /** Writes a delivery that is not there yet; false when it is. */
  create(delivery: Delivery): Promise<boolean>;
  /** Replaces `before` with `after`; false when somebody else changed it meanwhile. */
  change(before: Delivery, after: Delivery): Promise<boolean>;
  /** Held deliveries whose time has come and claims nobody settled, oldest first. */
  due(now: string, limit: number): Promise<Delivery[]>;
  /** The newest deliveries, whatever their state, newest first. */
  newest(limit: number): Promise<Delivery[]>;
  ofRun(runId: string): Promise<Delivery[]>;
}

/** Mails as their readers see them. */
export interface LetterStore {
  /** Keeps a letter in place of the one of its delivery. */
  keep(letter: Letter): Promise<void>;
  find(deliveryId: string): Promise<Letter | undefined>;
}

/** The recent messages to each account, which caps are counted on. */
export interface MessageLogStore {
  read(accountId: string): Promise<MessageLog>;
  /** Replaces the log that was read; false when somebody else wrote meanwhile. */
  write(log: MessageLog): Promise<boolean>;
}

/** Addresses that are not written to. They are kept as hashes only. */
export interface SuppressionStore {
  of(address: string): Promise<Suppression[]>;
  add(address: string, suppression: Suppression): Promise<void>;
  /** Takes back that the person unsubscribed from the category, and nothing else: bounces and complaints stay. */
  resubscribe(address: string, category: Category): Promise<void>;
}

/** What the unsubscribe and preferences links of a mail stand for. */
export type UnsubscribeToken = { token: string; deliveryId: string; address: string; category: Category };

export interface UnsubscribeStore {
  write(token: UnsubscribeToken): Promise<void>;
  find(token: string): Promise<UnsubscribeToken | undefined>;
}

/** The CSMs' inbox. */
export interface TaskStore {
  find(taskId: string): Promise<Task | undefined>;
  /** Writes a task that is not there yet; false when it is. */
  create(task: Task): Promise<boolean>;
  /** Replaces an open task; false when it is no longer open. */
  changeOpen(task: Task): Promise<boolean>;
  /** Replaces a completed task with an open one; false when it is open. */
  reopen(task: Task): Promise<boolean>;
  /** The tasks that people made for an account by hand, in no order. */
  madeByHand(accountId: string): Promise<Task[]>;
  /** Notes that the playbook of a completed task knows. */
  markSignalled(taskId: string): Promise<void>;
  /** Open tasks, the one due first first. */
  open(limit: number): Promise<Task[]>;
  /** Completed tasks, newest first. */
  done(limit: number): Promise<Task[]>;
  /** Completed tasks whose playbook has not been told. */
  unsignalled(limit: number): Promise<Task[]>;
  ofRun(runId: string): Promise<Task[]>;
}

/** What people wrote down about accounts. */
export interface NoteStore {
  /** Writes a note, in place of the one with its id. */
  write(note: Note): Promise<void>;
  find(accountId: string, noteId: string): Promise<Note | undefined>;
  /** The account's notes made from one instant to another (ISO 8601), both included, newest first; deleted ones too. */
  between(accountId: string, from: string, until: string): Promise<Note[]>;
}

/** Pauses of what playbooks send to accounts. */
export interface PauseStore {
  /** Writes a pause, in place of the one with its id. */
  write(pause: Pause): Promise<void>;
  /** The newest of an account, also when it is over; as written just now. */
  latest(accountId: string): Promise<Pause | undefined>;
  /** All there ever were, newest first. */
  ofAccount(accountId: string): Promise<Pause[]>;
}

export interface EscalationStore {
  open(escalation: Escalation): Promise<void>;
  close(accountId: string, runId: string, closedAt: string): Promise<void>;
  openOf(accountId: string): Promise<Escalation[]>;
}

/** Webhook endpoints that were disabled, with the URL that was: a new URL is a new endpoint. */
export type DisabledEndpoint = { endpoint: string; url: string; reason: string; disabledAt: string };

export interface EndpointStore {
  disabled(endpoint: string): Promise<DisabledEndpoint | undefined>;
  disable(endpoint: DisabledEndpoint): Promise<void>;
}

/** Sends one mail. Throws MailNotAccepted (not accepted, may be tried again), MailRefused (never will be) or MailOutcomeUnknown. */
export interface Mailer {
  /** True when the service takes each delivery id only once, so that sending again after an unclear answer is safe. */
  refusesDuplicates: boolean;
  send(mail: Mail): Promise<{ messageId: string }>;
}

export type WebhookRequest = { url: string; id: string; timestamp: number; body: string; secrets: string[] };

/** Sends one signed webhook (Standard Webhooks 1.0). `timestamp` is in seconds since 1970. */
export interface WebhookSender {
  send(request: WebhookRequest): Promise<AttemptAnswer>;
}

/** Secrets webhooks are signed with; two while one replaces the other. */
export interface Secrets {
  /** Throws SecretMissing or SecretUnavailable. */
  webhookSecrets(endpoint: string): Promise<string[]>;
}

/** Previews of what parts of the workflows would have done on history, kept for two weeks. */
export interface PreviewStore {
  /** Writes a preview that begins, with its question; false when one of its id is under way or done. */
  begin(preview: Preview, question: PreviewQuestion): Promise<boolean>;
  /** The preview, with its result when it is done. */
  find(previewId: string): Promise<Preview | undefined>;
  question(previewId: string): Promise<PreviewQuestion | undefined>;
  /** Replaces one that is running, and was asked for at the same time; false when it no longer is. */
  change(preview: Preview): Promise<boolean>;
}

/** The state machine that works out previews. */
export interface PreviewRuns {
  /** Starts the work on a preview, once: the same preview asked for at the same time changes nothing. */
  start(preview: { previewId: string; requestedAt: string }): Promise<'started' | 'already-started'>;
}

/** What the company spent on winning customers, as its sources tell. */
export interface SpendStore {
  /** Replaces all that a source tells. */
  write(source: string, spend: readonly Spend[]): Promise<void>;
  ofSource(source: string): Promise<Spend[]>;
  /** Of every source. */
  all(): Promise<Spend[]>;
}

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

/** Who may sign in. */
export interface PeopleDirectory {
  /** Everybody, by address. */
  list(): Promise<Person[]>;
  /** Lets a person in, and has them told how; undefined when somebody has the address already. */
  invite(person: { address: string; role: Role; invitedAt: string }): Promise<Person | undefined>;
  /** Gives a person a role in place of the one they have; false when there is no such person. */
  changeRole(personId: string, role: Role): Promise<boolean>;
  /** Shuts a person out for good; false when there is no such person. */
  remove(personId: string): Promise<boolean>;
}

/** The keys of programs. Of a token only a hash is kept. */
export interface ApiKeyStore {
  create(token: string, key: Omit<ApiKey, 'keyId'>): Promise<ApiKey>;
  /** The key that a token is of, good or not. */
  find(token: string): Promise<ApiKey | undefined>;
  /** The newest keys, newest first; revoked ones too. */
  newest(limit: number): Promise<ApiKey[]>;
  /** Writes that a key was revoked; false when it had been before, or is not there. */
  revoke(keyId: string, revoked: Required<Pick<ApiKey, 'revokedAt' | 'revokedBy'>>): Promise<boolean>;
  /** Notes that a key was used on a day. */
  noteUse(keyId: string, day: Day): Promise<void>;
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
