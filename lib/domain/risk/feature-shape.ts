import { quantileOf } from '../evaluation/account-resamples.ts';
import type { FeatureScale } from './risk-model.ts';

/** How the values of a feature are laid out before they are weighed; all of it is learned on training rows only. */
export type FeatureShape = {
  scale: FeatureScale;
  /** Scaled values, ascending: beyond the ends nothing more is read into a value; at the inner ones the line may bend. */
  knots: number[];
  /** The share of rows without a value. */
  missingShare: number;
};

/** Where the line may bend: a fortieth from each end it becomes flat, and it bends where thirds of the rows meet. */
const KNOT_SHARES = [0.025, 0.33, 0.67, 0.975];

/** Signed log(1 + |x|): counts and money spread over orders of magnitude, and what doubles them matters, not what adds one. */
export function scaled(value: number, scale: FeatureScale): number {
  return scale === 'log' ? Math.sign(value) * Math.log1p(Math.abs(value)) : value;
}

/** Learns the shape of a column; undefined when it is the same everywhere (where it is known at all). */
export function learnShape(values: Float64Array): FeatureShape | undefined {
  const known = values.filter((value) => !Number.isNaN(value)).sort();
  const missingShare = values.length === 0 ? 0 : 1 - known.length / values.length;
  if (known.length === 0) return undefined;
  const scale = isSkewed(known) ? 'log' : 'linear';
  const sorted = known.map((value) => scaled(value, scale));
  const knots = [...new Set(KNOT_SHARES.map((share) => quantileOf(sorted, share)))];
  if (knots.length < 2) {
    const ends = [sorted[0] as number, sorted.at(-1) as number];
    if (ends[0] === ends[1]) return missingShare > 0 ? { scale, knots: [ends[0] as number], missingShare } : undefined;
    return { scale, knots: ends as number[], missingShare };
  }
  return { scale, knots, missingShare };
}

/** A long tail on one side, beside which the middle would look all the same. */
function isSkewed(sorted: Float64Array): boolean {
  const at = (share: number) => quantileOf(sorted, share);
  const middle = at(0.75) - at(0.25);
  return at(0.975) - at(0.5) > 4 * middle || at(0.5) - at(0.025) > 4 * middle;
}
