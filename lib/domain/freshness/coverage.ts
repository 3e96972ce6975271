import type { Day } from '../day.ts';
import type { AccountDay, MissingReason } from '../metrics/account-day.ts';

/** Of how many accounts a metric is known, and of how many others it is not, by reason. */
export type MetricCoverage = { known: number; missing: Partial<Record<MissingReason, number>> };

/** What is known of the day's customers: each metric by id, and how many accounts each source tells of. Plain JSON. */
export type Coverage = {
  day: Day;
  accounts: number;
  metrics: Record<string, MetricCoverage>;
  sources: Record<string, number>;
};

/** Counts the accounts of a shard on one day; `sources` are those that tell of the account. */
export type CoverageCounter = { add(account: AccountDay, sources: Iterable<string>): void; count(): Coverage };

/** Begins a count over these metrics. Customers that have cancelled are not counted. */
export function coverageCounter(day: Day, metrics: Iterable<string>): CoverageCounter {
  const coverage = nothing(day);
  for (const id of metrics) coverage.metrics[id] = { known: 0, missing: {} };
  return {
    add({ attributes, metrics: known, missing }, sources) {
      if (attributes.cancelledDay !== undefined) return;
      coverage.accounts += 1;
      for (const [id, counts] of Object.entries(coverage.metrics)) {
        if (known[id] === undefined) countOne(counts.missing, missing[id] ?? 'no-record');
        else counts.known += 1;
      }
      for (const source of sources) countOne(coverage.sources, source);
    },
    count: () => coverage,
  };
}

/** Shards' counts of a day as one. Associative, and the order of the shards does not matter. */
export function addCoverage(day: Day, shards: readonly Coverage[]): Coverage {
  const total = nothing(day);
  for (const { accounts, metrics, sources } of shards) {
    total.accounts += accounts;
    for (const [id, { known, missing }] of Object.entries(metrics)) {
      total.metrics[id] ??= { known: 0, missing: {} };
      total.metrics[id].known += known;
      addCounts(total.metrics[id].missing, missing);
    }
    addCounts(total.sources, sources);
  }
  return total;
}

const nothing = (day: Day): Coverage => ({ day, accounts: 0, metrics: {}, sources: {} });

function addCounts(counts: Record<string, number>, more: Record<string, number>): void {
  for (const [name, count] of Object.entries(more)) countOne(counts, name, count);
}

function countOne(counts: Record<string, number>, name: string, count = 1): void {
  counts[name] = (counts[name] ?? 0) + count;
}
