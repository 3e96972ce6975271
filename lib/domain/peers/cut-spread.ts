import { countValues, runsOf, totalOf } from './compress-values.ts';
import type { CutSpread, RankedSpread, Spread } from './peer-table.ts';
import { roundNumberBetween } from './round-number.ts';
import type { WeightedValues } from './shard-peers.ts';

/** An interval with several values in it holds at most this share of the group, so that ranks are right to 0.6 points. */
const intervalShare = 0.012;

/** So many accounts must have a value in common before it may be told. */
export const fewestToShare = 5;

/** A group's spread without any single account's value: cuts between them, and how many accounts lie in between. */
export function cutSpread(pairs: WeightedValues): CutSpread {
  const n = totalOf(pairs);
  const runs = runsOf(pairs, intervalShare * n);
  const cuts = runs.slice(1).map(({ from }) => roundNumberBetween(pairs[from - 2] as number, pairs[from] as number));
  const shared = runs.flatMap(({ from, until, count }, interval): [number, number][] =>
    until - from === 2 && count >= fewestToShare ? [[interval, pairs[from] as number]] : [],
  );
  const counts = runs.map(({ count }) => count);
  return shared.length > 0 ? { n, cuts, counts, shared } : { n, cuts, counts };
}

const cutOnce = new WeakMap<RankedSpread, CutSpread>();

/** Any spread by its cuts; one of the first version has as many accounts as values. */
export function asCuts(spread: Spread): CutSpread {
  if ('cuts' in spread) return spread;
  const known = cutOnce.get(spread) ?? cutSpread(countValues(spread.values));
  cutOnce.set(spread, known);
  return known;
}

/**
 * The percentile of a value in a group: the share of accounts below it plus half the share of equals. Where values
 * are not told apart, it lies in the middle of their interval.
 */
export function percentileOf(value: number, spread: Spread): number {
  return 'cuts' in spread ? percentileByCuts(value, spread) : percentileAmong(value, spread.values);
}

/** The percentile of a value among all the values there are, of which `sorted` are an even sample. */
export function percentileAmong(value: number, sorted: ArrayLike<number>): number {
  let [below, equal] = [0, 0];
  for (let index = 0; index < sorted.length && (sorted[index] as number) <= value; index += 1) {
    if (sorted[index] === value) equal += 1;
    else below += 1;
  }
  return (100 * (below + equal / 2)) / sorted.length;
}

function percentileByCuts(value: number, { n, cuts, counts, shared }: CutSpread): number {
  const interval = intervalOf(value, cuts);
  let below = 0;
  for (let before = 0; before < interval; before += 1) below += counts[before] as number;
  const inside = counts[interval] as number;
  const common = shared && commonIn(interval, shared);
  return (100 * (below + inside * shareBelow(value, common))) / n;
}

/** The value that all accounts of the interval have, if they do: `shared` ascends by interval. */
function commonIn(interval: number, shared: NonNullable<CutSpread['shared']>): number | undefined {
  let low = 0;
  let high = shared.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((shared[middle] as [number, number])[0] < interval) low = middle + 1;
    else high = middle;
  }
  const found = shared[low];
  return found && found[0] === interval ? found[1] : undefined;
}

/** The interval that a value lies in: how many cuts are not above it. */
function intervalOf(value: number, cuts: readonly number[]): number {
  let low = 0;
  let high = cuts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cuts[middle] as number) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function shareBelow(value: number, common: number | undefined): number {
  if (common === undefined || value === common) return 0.5;
  return value > common ? 1 : 0;
}
