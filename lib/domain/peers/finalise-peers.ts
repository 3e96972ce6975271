import type { Catalogue } from '../metrics/catalogue.ts';
import { totalOf } from './compress-values.ts';
import { cutSpread } from './cut-spread.ts';
import { groupKey } from './group-key.ts';
import { groupLabel } from './group-label.ts';
import { mergeCells } from './merge-peers.ts';
import type { PeerDimension, PeerGroup, PeerTable, Spread } from './peer-table.ts';
import type { PeerCell, ShardPeers, WeightedValues } from './shard-peers.ts';
import { withoutRemainders } from './without-remainders.ts';

/** A group before it is told: its level in `widen`, its key, and the cells in it as one. */
export type Candidate = { level: number; key: string; cell: PeerCell };

/**
 * The day's peer table. A group is compared with in a metric when enough of its accounts have a value, and when it
 * differs from every wider group by none or by at least five of them.
 */
export function finalisePeers(merged: ShardPeers, catalogue: Catalogue): PeerTable {
  const { minimum, widen } = catalogue.peers;
  const candidates = widen.flatMap((dimensions, level) => groupsOf(merged, dimensions, level));
  const large = candidates.filter(({ cell }) => cell.accounts >= minimum);
  const told = new Map(large.map(({ key }) => [key, {} as Record<string, Spread>]));
  for (const [index, metric] of merged.metrics.entries()) {
    for (const { key, pairs } of toldOf(large, index, catalogue.peers)) {
      (told.get(key) as Record<string, Spread>)[metric] = cutSpread(pairs);
    }
  }
  const groups = large.map(({ level, key, cell }): [string, PeerGroup] => {
    const label = groupLabel(widen[level] as PeerDimension[], cell.of, catalogue);
    return [key, { label, accounts: cell.accounts, metrics: told.get(key) ?? {} }];
  });
  return { day: merged.day, minimum, widen, groups: Object.fromEntries(groups.toSorted(byKey)) };
}

function groupsOf({ cells }: ShardPeers, dimensions: PeerDimension[], level: number): Candidate[] {
  const byGroup = Map.groupBy(Object.values(cells), ({ of }) => groupKey(dimensions, of));
  return [...byGroup].flatMap(([key, members]) =>
    key === undefined ? [] : [{ level, key, cell: mergeCells(members) }],
  );
}

/** The groups that may be told in a metric. */
function toldOf(groups: Candidate[], metric: number, { minimum, widen }: Catalogue['peers']) {
  const counted = groups
    .map(({ level, key, cell }) => {
      const pairs = cell.spreads[metric] as WeightedValues;
      return { level, key, of: cell.of, pairs, n: totalOf(pairs) };
    })
    .filter(({ n }) => n >= minimum);
  return withoutRemainders(counted, widen);
}

const byKey = ([a]: [string, unknown], [b]: [string, unknown]) => (a < b ? -1 : 1);
