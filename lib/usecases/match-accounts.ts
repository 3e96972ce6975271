import type { Day } from '../domain/day.ts';
import { compileCondition } from '../domain/expressions/compile-condition.ts';
import type { Condition, ExpressionFault } from '../domain/expressions/expression.ts';
import type { AccountDay } from '../domain/metrics/account-day.ts';
import type { PeerTable } from '../domain/peers/peer-table.ts';
import { matchRow } from '../domain/portfolio/match-row.ts';
import type { PortfolioRow } from '../domain/portfolio/portfolio-row.ts';
import type { DaySummary } from '../domain/portfolio/summarise-day.ts';
import type { DayStore, SegmentStore } from '../ports/judging.ts';
import { ConditionRefused, NotFound } from './errors.ts';
import { inParallel } from './in-parallel.ts';
import { loadWorkflows, type WorkflowPorts } from './load-workflows.ts';

/** A condition (CEL), or the segment whose condition is meant. */
export type Question = { where?: string; segment?: string };

export type MatchPorts = WorkflowPorts & { days: DayStore; segments: SegmentStore };

/**
 * Who fits a condition on `day`, by id, customers or not. `customers` counts those among them who have not left, and
 * `unknown` customers for whom it cannot be told, as a value it needs is missing. With a `fault` the condition cannot be
 * read, and nobody fits.
 */
export type Matches = {
  day?: Day;
  accountIds: string[];
  customers: number;
  unknown: number;
  fault?: ExpressionFault;
};

/** Pages of shards that are read at the same time. */
const SHARDS_AT_ONCE = 8;

/** Who fits a condition on the latest judged day. What is wrong with the condition is part of the answer. Throws NotFound for a segment that is not there. */
export async function matchAccounts(question: Question, ports: MatchPorts): Promise<Matches> {
  const [summary, where] = await Promise.all([ports.days.latestDaySummary(), conditionOf(question, ports.segments)]);
  const nobody = { day: summary?.day, accountIds: [], customers: 0, unknown: 0 };
  if (!summary || where === undefined) return nobody;
  const { condition, fault } = await compiledFor(summary, where, ports);
  if (fault) return { ...nobody, fault };
  const rows = await ports.days.portfolio(summary.day);
  const { matched, customers, unknown } = await matchDay(summary, rows, condition, ports.days);
  return { day: summary.day, accountIds: [...matched], customers, unknown };
}

/** Tells whether a line of a day's portfolio fits a question; all do when none is asked. Throws ConditionRefused, NotFound. */
export async function matchedOn(
  day: Day,
  rows: readonly PortfolioRow[],
  question: Question,
  ports: MatchPorts,
): Promise<(row: PortfolioRow) => boolean> {
  const where = await conditionOf(question, ports.segments);
  if (where === undefined) return () => true;
  const summary = (await ports.days.daySummary(day)) ?? { day, workflowsVersion: '' };
  const { condition, fault } = await compiledFor(summary, where, ports);
  if (fault) throw conditionRefused(fault);
  const { matched } = await matchDay(summary, rows, condition, ports.days);
  return ({ accountId }) => matched.has(accountId);
}

/** A fault of a condition as an error that says where it is, and the remedy where one is known. */
export function conditionRefused({ message, hint, offset }: ExpressionFault): ConditionRefused {
  return new ConditionRefused(
    `The condition is wrong at character ${offset + 1}: ${message}${hint ? `; ${hint}` : '.'}`,
  );
}

async function conditionOf({ where, segment }: Question, segments: SegmentStore): Promise<string | undefined> {
  if (segment === undefined) return where;
  const found = await segments.find(segment);
  if (!found) throw new NotFound('There is no such segment any more.');
  return where === undefined ? found.where : `(${found.where}) && (${where})`;
}

/** Compiled against the workflows that the day was judged by: what it measured is what can be asked of it. */
async function compiledFor({ workflowsVersion }: Judged, where: string, ports: MatchPorts) {
  return compileCondition(where, (await loadWorkflows(workflowsVersion, ports)).catalogue);
}

/** What a condition has to know of a day before it is asked. */
type Judged = Pick<DaySummary, 'day' | 'workflowsVersion' | 'shards'>;
type Matched = { matched: Set<string>; customers: number; unknown: number };

/**
 * Asks a condition of every account of a day. What was measured is read from the pages that the run left for scoring, a
 * hundred accounts in an item; an account that is not in them (they are kept for two weeks) from its own judged day.
 */
async function matchDay(
  { day, shards = 0 }: Judged,
  rows: readonly PortfolioRow[],
  condition: Condition,
  days: DayStore,
): Promise<Matched> {
  const rowOf = new Map(rows.map((row) => [row.accountId, row]));
  const peers = condition.peerMetrics.length > 0 ? await days.peerTable(day) : undefined;
  const found: Matched = { matched: new Set(), customers: 0, unknown: 0 };
  const ask = (measured: AccountDay) => askOf(measured, rowOf, { condition, peers }, found);
  const numbers = Array.from({ length: shards }, (_, shard) => shard);
  await inParallel(SHARDS_AT_ONCE, numbers, async (shard) => {
    for await (const page of days.metricPages(day, shard)) for (const measured of page) ask(measured);
  });
  for (const judged of (await days.judgedDays([...rowOf.keys()], day)).values()) ask(judged);
  return found;
}

/** Each line is asked once. */
function askOf(
  measured: AccountDay,
  rowOf: Map<string, PortfolioRow>,
  { condition, peers }: { condition: Condition; peers?: PeerTable },
  found: Matched,
): void {
  const row = rowOf.get(measured.accountId);
  if (!row) return;
  rowOf.delete(measured.accountId);
  const verdict = matchRow(condition, measured, row, peers);
  const isCustomer = Number(row.cancelledDay === undefined);
  if (verdict === 'unknown') found.unknown += isCustomer;
  if (verdict !== true) return;
  found.matched.add(measured.accountId);
  found.customers += isCustomer;
}
