import type { WeightedValues } from './shard-peers.ts';

/** How many values stand for a spread that has become too long: each for half a percent of the accounts. */
const points = 200;

/** Spreads of up to so many different values are kept exactly. */
const exactUpTo = 400;

/** Sorted values as pairs of value and count. */
export function countValues(sorted: ArrayLike<number>): WeightedValues {
  const pairs: WeightedValues = [];
  for (let index = 0; index < sorted.length; index += 1) {
    const value = sorted[index] as number;
    if (pairs.at(-2) === value) (pairs[pairs.length - 1] as number) += 1;
    else pairs.push(value, 1);
  }
  return pairs;
}

/**
 * The pairs as they are, or when there are more than 400 of them 200 that stand for equal shares of the accounts (whole
 * accounts, so that adding spreads up gives the same in any order). No rank moves by more than a quarter of a percent.
 */
export function compressed(pairs: WeightedValues): WeightedValues {
  if (pairs.length <= 2 * exactUpTo) return pairs;
  const total = totalOf(pairs);
  const kept: number[] = [];
  const counts: number[] = [];
  let pair = 0;
  let until = pairs[1] as number;
  for (let point = 0; point < points; point += 1) {
    const from = Math.floor((point * total) / points);
    const to = Math.floor(((point + 1) * total) / points);
    const middle = (from + to) / 2;
    while (until <= middle && pair + 2 < pairs.length) {
      pair += 2;
      until += pairs[pair + 1] as number;
    }
    kept.push(pairs[pair] as number);
    counts.push(to - from);
  }
  return addedUp(kept, counts);
}

/** How many accounts the pairs stand for. */
export function totalOf(pairs: WeightedValues): number {
  let total = 0;
  for (let index = 1; index < pairs.length; index += 2) total += pairs[index] as number;
  return total;
}

/** Two spreads as one: counts of equal values are added, so neither order nor grouping matters. */
export function added(one: WeightedValues, other: WeightedValues): WeightedValues {
  const values: number[] = [];
  const counts: number[] = [];
  let a = 0;
  let b = 0;
  while (a < one.length || b < other.length) {
    const first = a < one.length && (b >= other.length || (one[a] as number) <= (other[b] as number));
    const source = first ? one : other;
    const index = first ? a : b;
    values.push(source[index] as number);
    counts.push(source[index + 1] as number);
    if (first) a += 2;
    else b += 2;
  }
  return addedUp(values, counts);
}

function addedUp(values: number[], counts: number[]): WeightedValues {
  const pairs: WeightedValues = [];
  for (const [index, value] of values.entries()) {
    const count = counts[index] as number;
    if (count === 0) continue;
    if (pairs.at(-2) === value) (pairs[pairs.length - 1] as number) += count;
    else pairs.push(value, count);
  }
  return pairs;
}

/** At most `limit` values, evenly apart in rank, each standing for an equal share of the accounts. */
export function evenlySpaced(pairs: WeightedValues, limit: number): number[] {
  const total = totalOf(pairs);
  const count = Math.min(total, limit);
  const values: number[] = [];
  let pair = 0;
  let until = pairs[1] ?? 0;
  for (let index = 0; index < count; index += 1) {
    const rank = ((index + 0.5) * total) / count;
    while (until < rank && pair + 2 < pairs.length) {
      pair += 2;
      until += pairs[pair + 1] as number;
    }
    values.push(pairs[pair] as number);
  }
  return values;
}
