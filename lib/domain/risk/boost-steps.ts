import type { Additive, FeaturePart } from './feature-part.ts';
import type { LaidOut } from './laid-out.ts';
import { probabilityOf } from './probability-of.ts';

/** How much of each step is taken: many small ones find more than few large ones. */
const LEARNING_RATE = 0.1;
/** A step has at least so many rows on both sides. */
const LEAST_ROWS = 50;

/** A feature that splits the rows at a knot: what is added below it, from it on, and where there is no value. */
type Step = { feature: number; knot: number; below: number; above: number; missing: number; gain: number };

/** Rows by bin: 0 below the first knot, k from the k-th on, and the last for missing values. */
type Binned = { bins: Uint8Array[]; counts: Float64Array[] };

/**
 * Gradient boosting with a single step at a time (Friedman, 2001: stumps), Newton's steps as in XGBoost (2016). What
 * comes of it adds up feature by feature. A model for each of the numbers of rounds, ascending.
 */
export function boostSteps(laid: LaidOut, rounds: readonly number[]): Additive[] {
  const { happened, weights, chosen } = laid;
  const binned = binsOf(laid);
  const start = startOf(laid);
  const odds = new Float64Array(happened.length).fill(start);
  const model: Additive = { intercept: start, parts: chosen.map(() => undefined) };
  const models: Additive[] = [];
  for (let round = 1; round <= (rounds.at(-1) ?? 0); round += 1) {
    const step = bestStep(binned, slopesOf(odds, happened, weights));
    if (step) take(step, { laid, binned, odds, model });
    if (rounds.includes(round)) models.push(copyOf(model));
  }
  return models;
}

function startOf({ happened, weights }: LaidOut): number {
  let [events, all] = [0.5, 1];
  for (let row = 0; row < happened.length; row += 1) {
    all += weights[row] as number;
    events += (weights[row] as number) * (happened[row] as number);
  }
  return Math.log(events / (all - events));
}

function binsOf({ chosen, positions }: LaidOut): Binned {
  const bins = positions.map((own, feature) => {
    const missing = (chosen[feature]?.shape.knots.length ?? 0) + 1;
    return Uint8Array.from(own, (position) => (Number.isNaN(position) ? missing : Math.floor(position) + 1));
  });
  const counts = bins.map((own, feature) => {
    const count = new Float64Array((chosen[feature]?.shape.knots.length ?? 0) + 2);
    for (const bin of own) (count[bin] as number) += 1;
    return count;
  });
  return { bins, counts };
}

type Slopes = { slopes: Float64Array; curves: Float64Array };

function slopesOf(odds: Float64Array, happened: Uint8Array, weights: Float64Array): Slopes {
  const slopes = new Float64Array(odds.length);
  const curves = new Float64Array(odds.length);
  for (let row = 0; row < odds.length; row += 1) {
    const probability = probabilityOf(odds[row] as number);
    slopes[row] = (weights[row] as number) * ((happened[row] as number) - probability);
    curves[row] = (weights[row] as number) * probability * (1 - probability);
  }
  return { slopes, curves };
}

/** The step by which the likelihood rises most. */
function bestStep({ bins, counts }: Binned, { slopes, curves }: Slopes): Step | undefined {
  let best: Step | undefined;
  for (const [feature, own] of bins.entries()) {
    const count = counts[feature] as Float64Array;
    const slope = new Float64Array(count.length);
    const curve = new Float64Array(count.length);
    for (let row = 0; row < own.length; row += 1) {
      const bin = own[row] as number;
      (slope[bin] as number) += slopes[row] as number;
      (curve[bin] as number) += curves[row] as number;
    }
    const step = bestOfFeature(feature, { slope, curve, count });
    if (step && step.gain > (best?.gain ?? 0)) best = step;
  }
  return best;
}

type Sums = Record<'slope' | 'curve' | 'count', Float64Array>;

/** Missing values go along with the side that gains more by them. */
function bestOfFeature(feature: number, sums: Sums): Step | undefined {
  const last = sums.count.length - 1;
  const missing = sideOf(sums, last, last + 1);
  let best: Step | undefined;
  for (let knot = 0; knot < last - 1; knot += 1) {
    const [low, high] = [sideOf(sums, 0, knot + 1), sideOf(sums, knot + 1, last)];
    const ways = [
      { below: together(low, missing), above: high, goesBelow: true },
      { below: low, above: together(high, missing), goesBelow: false },
    ];
    for (const way of ways) {
      const step = stepOf({ feature, knot, ...way });
      if (step && step.gain > (best?.gain ?? 0)) best = step;
    }
  }
  return best;
}

type Split = { feature: number; knot: number; below: Side; above: Side; goesBelow: boolean };

function stepOf({ feature, knot, below, above, goesBelow }: Split): Step | undefined {
  if (below.count < LEAST_ROWS || above.count < LEAST_ROWS) return undefined;
  const gain = gainOf(below) + gainOf(above) - gainOf(together(below, above));
  const [down, up] = [heightOf(below), heightOf(above)];
  return { feature, knot, below: down, above: up, missing: goesBelow ? down : up, gain };
}

type Side = { slope: number; curve: number; count: number };

function sideOf({ slope, curve, count }: Sums, from: number, until: number): Side {
  const side = { slope: 0, curve: 0, count: 0 };
  for (let bin = from; bin < until; bin += 1) {
    side.slope += slope[bin] as number;
    side.curve += curve[bin] as number;
    side.count += count[bin] as number;
  }
  return side;
}

const together = (one: Side, other: Side): Side => ({
  slope: one.slope + other.slope,
  curve: one.curve + other.curve,
  count: one.count + other.count,
});
const gainOf = ({ slope, curve }: Side) => (slope * slope) / (curve + 1e-9);
const heightOf = ({ slope, curve }: Side) => (LEARNING_RATE * slope) / (curve + 1e-9);

type Boosting = { laid: LaidOut; binned: Binned; odds: Float64Array; model: Additive };

function take({ feature, knot, below, above, missing }: Step, { laid, binned, odds, model }: Boosting): void {
  const knots = laid.chosen[feature]?.shape.knots.length ?? 0;
  const part = model.parts[feature] ?? { below: new Float64Array(knots), above: new Float64Array(knots), missing: 0 };
  model.parts[feature] = part;
  for (let at = 0; at < knots; at += 1) {
    (part.below[at] as number) += at <= knot ? below : above;
    (part.above[at] as number) += at < knot ? below : above;
  }
  part.missing += missing;
  const bins = binned.bins[feature] as Uint8Array;
  for (let row = 0; row < odds.length; row += 1) {
    const bin = bins[row] as number;
    (odds[row] as number) += bin === knots + 1 ? missing : bin <= knot ? below : above;
  }
}

function copyOf({ intercept, parts }: Additive): Additive {
  const copy = (part: FeaturePart | undefined) =>
    part && { below: part.below.slice(), above: part.above.slice(), missing: part.missing };
  return { intercept, parts: parts.map(copy) };
}
