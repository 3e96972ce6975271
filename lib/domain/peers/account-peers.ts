import type { AccountDay } from '../metrics/account-day.ts';
import { type GroupSpread, groupSpread } from './group-spread.ts';
import { peerStanding } from './peer-standing.ts';
import type { PeerTable } from './peer-table.ts';

/** Where an account stands among its peers in a metric (0 the least, 100 the most), who they are and how they are spread. */
export type AccountPeers = { percentile: number } & GroupSpread;

/** An account's peers in a metric; undefined without a value or a group that is large enough. */
export function accountPeers(table: PeerTable | undefined, day: AccountDay, metric: string): AccountPeers | undefined {
  const standing = table && peerStanding(table, day, metric);
  const spread = table && groupSpread(table, day, metric);
  return standing && spread && { percentile: standing.percentile, ...spread };
}
