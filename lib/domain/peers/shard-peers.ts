import type { Day } from '../day.ts';
import type { PeerDimension } from './peer-table.ts';

/**
 * How a metric is spread over some accounts: pairs of a value and how many accounts stand for it, from least to
 * greatest, in one flat list.
 */
export type WeightedValues = number[];

/** Accounts that are alike in every way of grouping: what they have in common, and their spreads in the order of the metrics. */
export type PeerCell = {
  of: Partial<Record<PeerDimension, string>>;
  accounts: number;
  spreads: WeightedValues[];
};

/**
 * What one shard (or several, merged) knows of the day's accounts. Every account is in one cell, however many groups
 * it belongs to: groups are put together from cells. Plain JSON, and not fit to be shown: a cell may be a single account.
 */
export type ShardPeers = { day: Day; metrics: string[]; cells: Record<string, PeerCell> };
