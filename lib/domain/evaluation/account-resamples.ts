import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { Estimate } from './prediction.ts';

/** Drawings are the same on every machine and every day: figures must not change because somebody looked again. */
const SEED = 20_260_401;

/** Enough that the ends of an interval stand still to about a hundredth of its width. */
export const RESAMPLES = 500;

/** Each row's account as a number, by order of the ids, so that the order of the rows changes nothing. */
export type Accounts = { count: number; of: Int32Array };

/** Numbers the accounts of the rows. */
export function numberAccounts(rows: readonly { accountId: string }[]): Accounts {
  const ids = [...new Set(rows.map(({ accountId }) => accountId))].sort();
  const numbers = new Map(ids.map((id, number) => [id, number]));
  return { count: ids.length, of: Int32Array.from(rows, ({ accountId }) => numbers.get(accountId) as number) };
}

/**
 * How often each account was drawn, one resample after the other: as many draws with replacement as there are
 * accounts. The same array is filled anew each time.
 */
export function* resampleAccounts(count: number, resamples: number = RESAMPLES): Generator<Float64Array> {
  const random = xoroshiro128plus(SEED);
  const weights = new Float64Array(count);
  for (let resample = 0; resample < resamples; resample += 1) {
    weights.fill(0);
    for (let draw = 0; draw < count; draw += 1) (weights[uniformInt(random, 0, count - 1)] as number) += 1;
    yield weights;
  }
}

/** The value with the middle 95 % of what the resamples gave; those in which it could not be computed (NaN) are left out. */
export function estimateOf(value: number, resampled: readonly number[]): Estimate {
  const sorted = Float64Array.from(resampled.filter((one) => !Number.isNaN(one))).sort();
  if (sorted.length === 0) return { value, low: value, high: value };
  return { value, low: quantileOf(sorted, 0.025), high: quantileOf(sorted, 0.975) };
}

/** A quantile of sorted values, between two of them by the share of the way. */
export function quantileOf(sorted: ArrayLike<number>, share: number): number {
  const place = share * (sorted.length - 1);
  const below = sorted[Math.floor(place)] as number;
  const above = sorted[Math.ceil(place)] as number;
  return below + (above - below) * (place - Math.floor(place));
}
