import { roundNumberBetween } from './round-number.ts';
import type { WeightedValues } from './shard-peers.ts';

/** A run of values that are close in rank stands for at most this share of the accounts. */
const runShare = 0.005;

/** Spreads of up to so many different values are kept exactly. */
const exactUpTo = 400;

/** Sorted values as pairs of value and count. */
export function countValues(sorted: ArrayLike<number>): WeightedValues {
  const pairs: WeightedValues = [];
  for (let index = 0; index < sorted.length; index += 1) {
    const value = (sorted[index] as number) + 0;
    if (pairs.at(-2) === value) (pairs[pairs.length - 1] as number) += 1;
    else pairs.push(value, 1);
  }
  return pairs;
}

/** How many accounts the pairs stand for. */
export function totalOf(pairs: WeightedValues): number {
  let total = 0;
  for (let index = 1; index < pairs.length; index += 2) total += pairs[index] as number;
  return total;
}

/**
 * The pairs as they are, or when there are more than 400 of them as runs of half a percent of the accounts, each told
 * by a number from its middle that is nobody's own. No rank moves by more than a quarter of a percent.
 */
export function compressed(pairs: WeightedValues): WeightedValues {
  if (pairs.length <= 2 * exactUpTo) return pairs;
  const kept: WeightedValues = [];
  for (const run of runsOf(pairs, runShare * totalOf(pairs))) kept.push(middleOf(pairs, run), run.count);
  return kept;
}

/** Neighbouring pairs: where they begin and end (exclusive) in the list, and how many accounts they stand for. */
export type Run = { from: number; until: number; count: number };

/** Cuts the pairs into runs of at most `most` accounts; a value that more accounts have is a run of its own. */
export function runsOf(pairs: WeightedValues, most: number): Run[] {
  const runs: Run[] = [];
  for (let index = 0; index < pairs.length; index += 2) {
    const count = pairs[index + 1] as number;
    const last = runs.at(-1);
    if (last && last.count + count <= most) {
      last.until = index + 2;
      last.count += count;
    } else {
      runs.push({ from: index, until: index + 2, count });
    }
  }
  return runs;
}

/** A number for a run: its one value, or the roundest between the two neighbours that are nearest to its middle. */
function middleOf(pairs: WeightedValues, { from, until, count }: Run): number {
  if (until - from === 2) return pairs[from] as number;
  let [below, nearest, boundary] = [0, Number.POSITIVE_INFINITY, from];
  for (let index = from; index + 2 < until; index += 2) {
    below += pairs[index + 1] as number;
    const distance = Math.abs(below - count / 2);
    if (distance < nearest) [nearest, boundary] = [distance, index];
  }
  return roundNumberBetween(pairs[boundary] as number, pairs[boundary + 2] as number);
}

/** Several spreads as one: counts of equal values are added, so neither order nor grouping matters. */
export function added(spreads: readonly WeightedValues[]): WeightedValues {
  const some = spreads.filter((spread) => spread.length > 0);
  if (some.length < 2) return some[0] ?? [];
  const counts = new Map<number, number>();
  for (const spread of some) {
    for (let index = 0; index < spread.length; index += 2) {
      const value = spread[index] as number;
      counts.set(value, (counts.get(value) ?? 0) + (spread[index + 1] as number));
    }
  }
  const values = Float64Array.from(counts.keys()).sort();
  const pairs: WeightedValues = [];
  for (const value of values) pairs.push(value, counts.get(value) as number);
  return pairs;
}
