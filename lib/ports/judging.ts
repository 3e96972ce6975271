import type { Day } from '../domain/day.ts';
import type { Coverage } from '../domain/freshness/coverage.ts';
import type { Health, RuleState } from '../domain/health/health.ts';
import type { Override } from '../domain/health/override.ts';
import type { AccountDay } from '../domain/metrics/account-day.ts';
import type { GroupHead, PeerTable } from '../domain/peers/peer-table.ts';
import type { ShardPeers } from '../domain/peers/shard-peers.ts';
import type { DayDetail } from '../domain/portfolio/day-detail.ts';
import type { PortfolioRow } from '../domain/portfolio/portfolio-row.ts';
import type { Segment } from '../domain/portfolio/segment.ts';
import type { DaySummary } from '../domain/portfolio/summarise-day.ts';
import type { RiskClaim } from '../domain/risk/risk.ts';
import type { RiskModel } from '../domain/risk/risk-model.ts';
import type { Firing } from '../domain/rules/firing.ts';

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

/** The state machine of the daily run. */
export interface DailyRun {
  /** Starts the run that is named for the day, once: whatever became of it, the same day again changes nothing. */
  start(day: Day): Promise<'started' | 'already-started'>;
}
