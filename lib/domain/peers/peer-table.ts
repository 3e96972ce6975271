import type { Day } from '../day.ts';

/** What accounts may be grouped by: attributes that many accounts share. */
export const peerDimensions = ['sizeBand', 'industry', 'country', 'plan', 'stage', 'channel', 'ageBand'] as const;
export type PeerDimension = (typeof peerDimensions)[number];

/** How one metric is spread over a group: `n` accounts, and at most 101 values from least to greatest, evenly apart in rank. */
export type Spread = { n: number; values: number[] };

/** A group's spreads by metric id; `label` follows a number: "accounts of 51–250 people in Retail". */
export type PeerGroup = { label: string; accounts: number; metrics: Record<string, Spread> };

/**
 * The day's benchmark: for each group of at least `minimum` accounts, how its metrics are spread. `widen` are
 * the ways of grouping, narrowest first; group keys come from `groupKey`. Plain JSON.
 */
export type PeerTable = { day: Day; minimum: number; widen: PeerDimension[][]; groups: Record<string, PeerGroup> };
