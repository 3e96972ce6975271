import type { Day } from '../day.ts';
import type { AccountDay, Attributes } from '../metrics/account-day.ts';
import type { Catalogue } from '../metrics/catalogue.ts';
import { compressed, countValues } from './compress-values.ts';
import { groupLabel } from './group-label.ts';
import { groupKey } from './peer-standing.ts';
import type { PeerDimension } from './peer-table.ts';
import type { GroupSketch, ShardPeers } from './shard-peers.ts';
import { significant } from './significant.ts';

/** Gathers the accounts of a shard on one day; `metrics` are those that anything compares. */
export type PeerCollector = { add(account: AccountDay): void; collect(): ShardPeers };

type Gathering = { label: string; accounts: number; values: number[][] };

/** Begins a shard's peer distributions for a day. Customers that have cancelled are nobody's peers. */
export function peerCollector(day: Day, catalogue: Catalogue, metrics: readonly string[]): PeerCollector {
  const groups = new Map<string, Gathering>();
  const groupOf = (dimensions: PeerDimension[], attributes: Attributes): Gathering | undefined => {
    const key = groupKey(dimensions, attributes);
    if (key === undefined) return undefined;
    const known = groups.get(key);
    if (known) return known;
    const label = groupLabel(dimensions, attributes, catalogue);
    const group = { label, accounts: 0, values: metrics.map(() => []) };
    groups.set(key, group);
    return group;
  };
  return {
    add(account) {
      if (account.attributes.cancelledDay !== undefined) return;
      const known = metrics.map((id) => account.metrics[id]);
      for (const dimensions of catalogue.peers.widen) {
        const group = groupOf(dimensions, account.attributes);
        if (group) addTo(group, known);
      }
    },
    collect: () => ({
      day,
      groups: Object.fromEntries(sorted(groups).map(([key, group]) => [key, sketchOf(group, metrics)])),
    }),
  };
}

/** The peer distributions of a shard's accounts, all of one day. */
export function collectPeers(
  day: Day,
  accounts: Iterable<AccountDay>,
  catalogue: Catalogue,
  metrics: readonly string[],
): ShardPeers {
  const collector = peerCollector(day, catalogue, metrics);
  for (const account of accounts) collector.add(account);
  return collector.collect();
}

function addTo(group: Gathering, values: (number | undefined)[]): void {
  group.accounts += 1;
  for (const [index, value] of values.entries()) {
    if (value !== undefined) (group.values[index] as number[]).push(significant(value));
  }
}

function sketchOf({ label, accounts, values }: Gathering, metrics: readonly string[]): GroupSketch {
  const spreads = metrics.flatMap((id, index) => {
    const known = values[index] as number[];
    return known.length > 0 ? [[id, compressed(countValues(Float64Array.from(known).sort()))]] : [];
  });
  return { label, accounts, metrics: Object.fromEntries(spreads) };
}

function sorted(groups: Map<string, Gathering>): [string, Gathering][] {
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
}
