import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { addDays } from '../../lib/domain/day.ts';
import type { SnapshotTable } from '../../lib/domain/risk/snapshot-table.ts';

/** A made company whose truth is known: what moves the log-odds of leaving, as a function of a snapshot's values. */
export type MadeTruth = {
  seed?: number;
  accounts?: number;
  snapshots?: number;
  metrics: number;
  /** The share of values that nobody knows. */
  missing?: number;
  logOdds: (values: number[], snapshot: number) => number;
};

/** Snapshots of a made company, and the probability with which each really left. Who left has no later snapshots. */
export function madeSnapshots(truth: MadeTruth): { table: SnapshotTable; truth: number[] } {
  const { seed = 1, accounts = 400, snapshots = 14, metrics, missing = 0, logOdds } = truth;
  const random = xoroshiro128plus(seed);
  const uniform = () => uniformFloat64(random);
  const normal = () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  const rows: { accountId: string; snapshot: number; values: number[]; happened: number; truth: number }[] = [];
  for (let account = 0; account < accounts; account += 1) {
    const own = Array.from({ length: metrics }, normal);
    for (let snapshot = 0; snapshot < snapshots; snapshot += 1) {
      const values = own.map((value) => value + 0.6 * normal());
      const probability = 1 / (1 + Math.exp(-logOdds(values, snapshot)));
      const happened = uniform() < probability ? 1 : 0;
      const known = values.map((value) => (uniform() < missing ? Number.NaN : value));
      rows.push({ accountId: `acc-${1000 + account}`, snapshot, values: known, happened, truth: probability });
      if (happened) break;
    }
  }
  rows.sort((a, b) => a.snapshot - b.snapshot || (a.accountId < b.accountId ? -1 : 1));
  const ids = Array.from({ length: metrics }, (_, metric) => `metric_${metric}`);
  const table: SnapshotTable = {
    features: ids.map((id) => ({ id, topic: id, reads: { kind: 'metric', metric: id } })),
    columns: ids.map((_, metric) => Float32Array.from(rows, ({ values }) => values[metric] as number)),
    accountIds: rows.map(({ accountId }) => accountId),
    days: rows.map(({ snapshot }) => addDays('2025-01-06', 28 * snapshot)),
    happened: Uint8Array.from(rows, ({ happened }) => happened),
    accountsLeftOut: 0,
  };
  return { table, truth: rows.map((row) => row.truth) };
}
