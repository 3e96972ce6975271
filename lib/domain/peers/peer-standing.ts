import type { AccountDay, Attributes } from '../metrics/account-day.ts';
import type { PeerDimension, PeerGroup, PeerTable, Spread } from './peer-table.ts';
import { significant } from './significant.ts';

/** Where an account stands among its peers: percentile 0–100 (the share of the group below it, ties counted half). */
export type PeerStanding = { percentile: number; group: string; groupSize: number; widened: boolean };

/** The key of the group an account falls into under a way of grouping; undefined when an attribute of it is unknown. */
export function groupKey(dimensions: PeerDimension[], attributes: Attributes): string | undefined {
  const parts: string[] = [];
  for (const dimension of dimensions) {
    const value = attributes[dimension];
    if (value === undefined) return undefined;
    parts.push(`${dimension}=${value}`);
  }
  return parts.join('|');
}

/**
 * The account's standing for a metric in the narrowest of its groups that has enough accounts; undefined
 * when the account's value is missing or no group is large enough.
 */
export function peerStanding(table: PeerTable, day: AccountDay, metric: string): PeerStanding | undefined {
  const value = day.metrics[metric];
  if (value === undefined) return undefined;
  for (const [index, dimensions] of table.widen.entries()) {
    const found = spreadIn(table, groupKey(dimensions, day.attributes), metric);
    if (!found) continue;
    const { group, spread } = found;
    return {
      percentile: percentileOf(significant(value), spread.values),
      group: group.label,
      groupSize: spread.n,
      widened: index > 0,
    };
  }
  return undefined;
}

function spreadIn(table: PeerTable, key: string | undefined, metric: string) {
  const group: PeerGroup | undefined = key === undefined ? undefined : table.groups[key];
  const spread: Spread | undefined = group?.metrics[metric];
  return group && spread && spread.n >= table.minimum ? { group, spread } : undefined;
}

/**
 * The percentile of a value among sorted values that stand evenly apart in rank: the share below plus half
 * the share of equals; between two values, half way between their ranks.
 */
export function percentileOf(value: number, sorted: number[]): number {
  const below = countBelow(sorted, value, false);
  const notAbove = countBelow(sorted, value, true);
  return (100 * (below + notAbove)) / 2 / sorted.length;
}

/** How many of the sorted values are below the value (or equal to it, when `orEqual`). */
function countBelow(sorted: number[], value: number, orEqual: boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const there = sorted[middle] as number;
    if (there < value || (orEqual && there === value)) low = middle + 1;
    else high = middle;
  }
  return low;
}
