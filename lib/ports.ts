import type { Day, Month } from './domain/day.ts';
import type { Band, Health, RuleState } from './domain/health/health.ts';
import type { AccountDay } from './domain/metrics/account-day.ts';
import type { MonthOfRecords, Profile } from './domain/records/dossier.ts';
import type { Firing } from './domain/rules/firing.ts';
import type { Freshness, ImportReport, Rejection } from './domain/sources/import-report.ts';

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
  rules: Record<string, RuleState>;
  historyRevision: number;
  workflowsVersion: string;
};

/** One line of the portfolio: what a list of accounts shows. */
export type PortfolioRow = {
  accountId: string;
  name?: string;
  owner?: string;
  industry?: string;
  sizeBand?: string;
  stage?: string;
  plan?: string;
  currency?: string;
  mrr?: number;
  renewalDay?: Day;
  signupDay?: Day;
  cancelledDay?: Day;
  implementedDay?: Day;
  score?: number;
  band: Band;
  coverage: number;
  /** Why, in words: the measures that cost the most points, worst first. */
  reasons: string[];
  overdueMilestones: string[];
  firings: string[];
};

/** What a run measures and judges, per day. */
export interface DayStore {
  /** Metric pages are a run's working set: what a shard measured, until it is scored. They expire after two weeks. */
  writeMetricPage(page: { day: Day; shard: number; number: number; accounts: MeasuredDay[] }): Promise<void>;
  metricPages(day: Day, shard: number): AsyncIterable<MeasuredDay[]>;
  writeShardPeers(day: Day, shard: number, peers: unknown): Promise<void>;
  shardPeers(day: Day, shards: number): Promise<unknown[]>;
  writePeerTable(day: Day, table: unknown): Promise<void>;
  peerTable(day: Day): Promise<unknown | undefined>;
  writeJudgedDays(days: JudgedDay[]): Promise<void>;
  judgedDay(accountId: string, day: Day): Promise<JudgedDay | undefined>;
  judgedDays(accountIds: string[], day: Day): Promise<Map<string, JudgedDay>>;
  /** The account's judged days from `from` to `until`, oldest first. */
  judgedHistory(accountId: string, from: Day, until: Day): Promise<JudgedDay[]>;
  latestJudgedDay(accountId: string, notAfter?: Day): Promise<JudgedDay | undefined>;
  writePortfolio(day: Day, shard: number, rows: PortfolioRow[]): Promise<void>;
  portfolio(day: Day): Promise<PortfolioRow[]>;
  writeDaySummary(summary: DaySummary): Promise<void>;
  daySummary(day: Day): Promise<DaySummary | undefined>;
  latestDaySummary(): Promise<DaySummary | undefined>;
}

/** A measured day with the revision of the history it was measured from. */
export type MeasuredDay = AccountDay & { historyRevision: number };

/** What a daily run found, over the whole portfolio. */
export type DaySummary = {
  day: Day;
  accounts: number;
  bands: Record<string, number>;
  implemented: number;
  overdueMilestones: Record<string, number>;
  firings: Record<string, number>;
  started: Record<string, number>;
  failedSources: { source: string; message: string }[];
  workflowsVersion: string;
};

/** Firings, kept per account. */
export interface FiringStore {
  /** Records a firing; false when that very firing is already there. */
  record(firing: Firing): Promise<boolean>;
  /** Firings of a rule for an account since a day, newest first. */
  firingsSince(accountId: string, ruleId: string, since: Day): Promise<Firing[]>;
  firingsOf(accountId: string): Promise<Firing[]>;
}

/** A file of an export folder; `bytes` as it lies there, compressed or not. */
export type ExportFile = { name: string; bytes: number };

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
}
