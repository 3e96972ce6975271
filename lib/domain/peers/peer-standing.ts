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
  for (const [index, dimensions] of table.widen.entries()) {
    const key = groupKey(dimensions, attributes);
    const group = key === undefined ? undefined : table.groups[key];
    const spread = group?.metrics[metric];
    if (group && spread && spread.n >= table.minimum) return { group, spread, widened: index > 0 };
  }
  return undefined;
}
