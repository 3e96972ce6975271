import type { AccountDay, Attributes } from '../metrics/account-day.ts';
import { percentileOf } from './cut-spread.ts';
import { groupKey } from './group-key.ts';
import type { PeerGroup, PeerTable, Spread } from './peer-table.ts';

/** Where an account stands among its peers: percentile 0–100 (the share of the group below it, ties counted half). */
export type PeerStanding = { percentile: number; group: string; groupSize: number; widened: boolean };

/** The peers that a metric of an account is compared with. */
export type Peers = { group: PeerGroup; spread: Spread; widened: boolean };

/**
 * The account's standing for a metric in the narrowest of its groups that has enough accounts; undefined
 * when the account's value is missing or no group is large enough.
 */
export function peerStanding(table: PeerTable, day: AccountDay, metric: string): PeerStanding | undefined {
  const value = day.metrics[metric];
  const peers = value === undefined ? undefined : findPeers(table, day.attributes, metric);
  if (value === undefined || !peers) return undefined;
  const { group, spread, widened } = peers;
  return { percentile: percentileOf(value, spread), group: group.label, groupSize: spread.n, widened };
}

/** The narrowest group of such an account in which enough accounts have the metric. */
export function findPeers(table: PeerTable, attributes: Attributes, metric: string): Peers | undefined {
  for (const { group, widened } of groupsFor(table, attributes)) {
    const spread = group.metrics[metric];
    if (spread && spread.n >= table.minimum) return { group, spread, widened };
  }
  return undefined;
}

type OwnGroup = { group: PeerGroup; widened: boolean };

/** An account is asked about in metric after metric: its groups are looked up once for all of them. */
const lastAsked = new WeakMap<PeerTable, { attributes: Attributes; groups: OwnGroup[] }>();

/** The groups of such an account that the table has, narrowest first. */
function groupsFor(table: PeerTable, attributes: Attributes): OwnGroup[] {
  const last = lastAsked.get(table);
  if (last?.attributes === attributes) return last.groups;
  const groups = table.widen.flatMap((dimensions, index): OwnGroup[] => {
    const key = groupKey(dimensions, attributes);
    const group = key === undefined ? undefined : table.groups[key];
    return group ? [{ group, widened: index > 0 }] : [];
  });
  lastAsked.set(table, { attributes, groups });
  return groups;
}
