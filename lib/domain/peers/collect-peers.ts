import type { Day } from '../day.ts';
import type { AccountDay, Attributes } from '../metrics/account-day.ts';
import type { Catalogue } from '../metrics/catalogue.ts';
import { compressed, countValues } from './compress-values.ts';
import { groupKey } from './group-key.ts';
import type { PeerDimension } from './peer-table.ts';
import type { PeerCell, ShardPeers } from './shard-peers.ts';

/** Gathers the accounts of a shard on one day; `metrics` are those that anything compares. */
export type PeerCollector = { add(account: AccountDay): void; collect(): ShardPeers };

type Gathering = { of: PeerCell['of']; accounts: number; values: number[][] };

/** Begins a shard's peer distributions for a day. Customers that have cancelled are nobody's peers. */
export function peerCollector(day: Day, catalogue: Catalogue, metrics: readonly string[]): PeerCollector {
  const dimensions = [...new Set(catalogue.peers.widen.flat())].toSorted();
  const cells = new Map<string, Gathering>();
  return {
    add({ attributes, metrics: known }) {
      if (attributes.cancelledDay !== undefined) return;
      const of = sharedOf(attributes, dimensions);
      const key = groupKey(Object.keys(of) as PeerDimension[], of) as string;
      const cell = cells.get(key) ?? { of, accounts: 0, values: metrics.map(() => []) };
      cells.set(key, cell);
      cell.accounts += 1;
      for (const [index, id] of metrics.entries()) {
        const value = known[id];
        if (value !== undefined) (cell.values[index] as number[]).push(value);
      }
    },
    collect: () => ({
      day,
      metrics: [...metrics],
      cells: Object.fromEntries([...cells].toSorted(byKey).map(([key, cell]) => [key, sketchOf(cell)])),
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

/** What is known of an account in the ways accounts are grouped. */
function sharedOf(attributes: Attributes, dimensions: readonly PeerDimension[]): PeerCell['of'] {
  const of: PeerCell['of'] = {};
  for (const dimension of dimensions) {
    if (attributes[dimension] !== undefined) of[dimension] = attributes[dimension];
  }
  return of;
}

function sketchOf({ of, accounts, values }: Gathering): PeerCell {
  return { of, accounts, spreads: values.map((known) => compressed(countValues(Float64Array.from(known).sort()))) };
}

const byKey = ([a]: [string, unknown], [b]: [string, unknown]) => (a < b ? -1 : 1);
