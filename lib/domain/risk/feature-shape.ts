import { quantileOf } from '../evaluation/account-resamples.ts';
import type { FeatureScale } from './risk-model.ts';
import { scaled } from './scaled.ts';

/** How the values of a feature are laid out before they are weighed; all of it is learned on training rows only. */
export type FeatureShape = {
  scale: FeatureScale;
  /** Scaled values, ascending: beyond the ends nothing more is read into a value. */
  knots: number[];
  /** The share of known rows below each knot (equal ones counted half). */
  ranks: number[];
  /** The share of rows without a value. */
  missingShare: number;
};

const KNOT_SHARES = [0.01, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99];

/** Learns the shape of a column; undefined when it is the same everywhere (where it is known at all). */
export function learnShape(values: Float64Array): FeatureShape | undefined {
  const known = values.filter((value) => !Number.isNaN(value)).sort();
  const missingShare = values.length === 0 ? 0 : 1 - known.length / values.length;
  if (known.length === 0) return undefined;
  const scale = isSkewed(known) ? 'log' : 'linear';
  const sorted = known.map((value) => scaled(value, scale));
  const knots = knotsOf(sorted);
  if (knots.length < 2 && missingShare === 0) return undefined;
  const ranks = knots.map((knot) => (place(sorted, knot, false) + place(sorted, knot, true)) / 2 / sorted.length);
  return { scale, knots, ranks, missingShare };
}

/** Quantiles; where nearly all values are equal, the ends. */
function knotsOf(sorted: Float64Array): number[] {
  const knots = [...new Set(KNOT_SHARES.map((share) => quantileOf(sorted, share)))];
  return knots.length > 1 ? knots : [...new Set([sorted[0] as number, ...knots, sorted.at(-1) as number])];
}

/**
 * Where a value as it came stands among the knots: 2.25 is a quarter of the way from the third knot to the fourth, −1
 * below the first, and NaN missing.
 */
export function positionOf(value: number, { scale, knots }: FeatureShape): number {
  if (Number.isNaN(value)) return Number.NaN;
  const at = scaled(value, scale);
  const above = place(knots, at, true);
  if (above === 0 || above === knots.length) return above - 1;
  const [left, right] = [knots[above - 1] as number, knots[above] as number];
  return above - 1 + (at - left) / (right - left);
}

/** How many of the sorted values are below a value (or equal to it, with `orEqual`). */
function place(sorted: ArrayLike<number>, value: number, orEqual: boolean): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const there = sorted[middle] as number;
    if (there < value || (orEqual && there === value)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A long tail on one side, beside which the middle would look all the same. */
function isSkewed(sorted: Float64Array): boolean {
  const at = (share: number) => quantileOf(sorted, share);
  const middle = at(0.75) - at(0.25);
  return at(0.975) - at(0.5) > 4 * middle || at(0.5) - at(0.025) > 4 * middle;
}
