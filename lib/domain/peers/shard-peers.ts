import type { Day } from '../day.ts';

/**
 * How a metric is spread over the accounts of some shards: pairs of a value and how many accounts stand for it,
 * from least to greatest, in one flat list.
 */
export type WeightedValues = number[];

/** A group's accounts and spreads so far, by metric id. */
export type GroupSketch = { label: string; accounts: number; metrics: Record<string, WeightedValues> };

/** What one shard (or several, merged) knows of the day's peer groups. Plain JSON; not yet fit to be shown: groups may be tiny. */
export type ShardPeers = { day: Day; groups: Record<string, GroupSketch> };
