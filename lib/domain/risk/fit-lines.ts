import type { Additive, FeaturePart } from './feature-part.ts';
import type { FeatureShape } from './feature-shape.ts';
import { type Design, enough, fitPath, type Logistic } from './fit-logistic.ts';
import type { LaidOut } from './laid-out.ts';

/** How features are weighed: the `first` of them only, a line along the `values` or their `ranks`, and whether it may bend. */
export type Lines = { first?: number; along: 'values' | 'ranks'; bends: boolean };

/**
 * One column of what is weighed: what it is at each knot (straight between them), and where there is no value. It is
 * 0 on average over the training rows, with a spread of 1.
 */
type Term = { feature: number; atKnots: Float64Array; missing: number };

/** Where the line may bend: at the knots nearest to these ranks. */
const BENDS = [0.25, 0.5, 0.75];
/** Whether a value is missing says something only where that is neither rare nor the rule. */
const MISSING_SHARES = [0.005, 0.995] as const;
const NEXT_TO_NOTHING = 1e-6;

/** Fits lines to the features with each of the L2 penalties, the strongest first: each begins where the one before ended. */
export function fitLines(laid: LaidOut, lines: Lines, penalties: readonly number[]): Additive[] {
  const terms = termsOf(laid, lines);
  const design = designOf(laid, terms);
  const fits = fitPath(design, penalties, enough.toCompare);
  return fits.map((fit) => additiveOf(laid, terms, fit));
}

/** A pattern of missing values that several features share is weighed once. */
function termsOf(laid: LaidOut, { first = laid.chosen.length, along, bends }: Lines): Term[] {
  const patterns = new Set<string>();
  return laid.chosen.slice(0, first).flatMap(({ shape }, feature) => {
    const own = laid.positions[feature] as Float64Array;
    const terms = curvesOf(shape, along, bends).flatMap((curve) => standardised(feature, curve, own));
    const { missingShare } = shape;
    if (missingShare <= MISSING_SHARES[0] || missingShare >= MISSING_SHARES[1]) return terms;
    const pattern = missingPattern(own);
    if (patterns.has(pattern)) return terms;
    patterns.add(pattern);
    return [...terms, missingTerm(feature, shape, own)];
  });
}

/** The line, and the line from each bend on, at the knots. */
function curvesOf({ knots, ranks }: FeatureShape, along: Lines['along'], bends: boolean): number[][] {
  const line = along === 'values' ? knots : ranks;
  return [line, ...(bends ? bendsOf(ranks).map((from) => ranks.map((rank) => Math.max(0, rank - from))) : [])];
}

/** The ranks of inner knots at which the line may bend. A line that bends at a knot is still straight from knot to knot. */
function bendsOf(ranks: readonly number[]): number[] {
  const inner = ranks.slice(1, -1);
  const nearest = (wanted: number) =>
    inner.reduce((best, rank) => (Math.abs(rank - wanted) < Math.abs(best - wanted) ? rank : best), inner[0] as number);
  return inner.length === 0 ? [] : [...new Set(BENDS.map(nearest))];
}

function standardised(feature: number, curve: readonly number[], positions: Float64Array): Term[] {
  const known = positions.filter((position) => !Number.isNaN(position)).map((position) => along(curve, position));
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
  const spread = Math.sqrt(known.reduce((sum, value) => sum + (value - mean) ** 2, 0) / known.length);
  if (!(spread > NEXT_TO_NOTHING * (1 + Math.abs(mean)))) return [];
  return [{ feature, atKnots: Float64Array.from(curve, (value) => (value - mean) / spread), missing: 0 }];
}

/** Reads a curve given at the knots, flat beyond its ends. */
function along(curve: ArrayLike<number>, position: number): number {
  if (position < 0) return curve[0] as number;
  const knot = Math.floor(position);
  const start = curve[knot] as number;
  return knot === position ? start : start + (position - knot) * ((curve[knot + 1] as number) - start);
}

function missingTerm(feature: number, { knots }: FeatureShape, positions: Float64Array): Term {
  const share = positions.reduce((sum, position) => sum + (Number.isNaN(position) ? 1 : 0), 0) / positions.length;
  const spread = Math.sqrt(share * (1 - share)) || 1;
  return { feature, atKnots: new Float64Array(knots.length).fill(-share / spread), missing: (1 - share) / spread };
}

function missingPattern(positions: Float64Array): string {
  let one = 0;
  let other = 0;
  for (let index = 0; index < positions.length; index += 1) {
    if (!Number.isNaN(positions[index])) continue;
    one = Math.imul(one ^ (index + 1), 0x01000193) >>> 0;
    other = (other + Math.imul(index + 1, 0x9e3779b1)) >>> 0;
  }
  return `${one}-${other}`;
}

function designOf({ positions, happened, weights }: LaidOut, terms: readonly Term[]): Design {
  const [rows, columns] = [happened.length, terms.length];
  const values = new Float64Array(rows * columns);
  for (const [place, { feature, atKnots, missing }] of terms.entries()) {
    const own = positions[feature] as Float64Array;
    for (let row = 0; row < rows; row += 1) {
      const position = own[row] as number;
      values[row * columns + place] = Number.isNaN(position) ? missing : along(atKnots, position);
    }
  }
  return { rows, columns, values, happened, weights };
}

/** The fitted terms as one part per feature. What a feature adds for a value is exactly what its terms add. */
function additiveOf({ chosen }: LaidOut, terms: readonly Term[], { intercept, coefficients }: Logistic): Additive {
  const parts: (FeaturePart | undefined)[] = chosen.map(() => undefined);
  for (const [place, { feature, atKnots, missing }] of terms.entries()) {
    const coefficient = coefficients[place] as number;
    const before = parts[feature];
    const line = atKnots.map((value, knot) => (before?.above[knot] ?? 0) + coefficient * value);
    parts[feature] = { below: line, above: line, missing: (before?.missing ?? 0) + coefficient * missing };
  }
  return { intercept, parts };
}
