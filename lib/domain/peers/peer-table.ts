import type { Day } from '../day.ts';

/** What accounts may be grouped by: attributes that many accounts share. */
export const peerDimensions = ['sizeBand', 'industry', 'country', 'plan', 'stage', 'channel', 'ageBand'] as const;
export type PeerDimension = (typeof peerDimensions)[number];

/**
 * How one metric is spread over the `n` accounts of a group that have a value. `cuts` ascend and part the group into
 * `counts.length = cuts.length + 1` intervals; a cut lies between the values of two accounts and is never one of them.
 * `shared` lists the intervals in which five or more accounts have one and the same value, with that value.
 */
export type CutSpread = { n: number; cuts: number[]; counts: number[]; shared?: [interval: number, value: number][] };

/** A spread as tables of the first version hold it: at most 101 values from least to greatest, evenly apart in rank. */
export type RankedSpread = { n: number; values: number[] };

export type Spread = CutSpread | RankedSpread;

/** Which group it is: `key` comes from `groupKey`; `label` follows a number: "accounts of 51–250 people in Retail". */
export type GroupHead = { key: string; label: string; accounts: number };

/** A group's spreads by metric id. */
export type PeerGroup = Omit<GroupHead, 'key'> & { metrics: Record<string, Spread> };

/**
 * The day's benchmark: for each group of at least `minimum` accounts, how its metrics are spread. `widen` are
 * the ways of grouping, narrowest first; group keys come from `groupKey`. Plain JSON.
 */
export type PeerTable = { day: Day; minimum: number; widen: PeerDimension[][]; groups: Record<string, PeerGroup> };
