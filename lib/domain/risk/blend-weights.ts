import { factored, solveFactored } from './cholesky.ts';
import { probabilityOf } from './probability-of.ts';

/** How far a weight is expected to be off an equal share before anything is seen (standard deviation): equal shares are hard to beat. */
const WEIGHT_SPREAD = 0.05;
const ITERATIONS = 25;

/**
 * How much of each model's log-odds is taken so that later snapshots come least as a surprise (stacking: Wolpert, 1992),
 * and at once how far they can be believed: weights that add up to less than 1 draw all towards the average. They are
 * drawn towards equal shares, so that few snapshots change little, and are never below 0: an order is never turned
 * around. That some months lost more customers than others says nothing of the next, so that no offset is kept.
 */
export function blendWeights(logOdds: readonly Float64Array[], happened: Uint8Array): number[] {
  const centred = logOdds.map(aboutMean);
  const equal = 1 / logOdds.length;
  const standing: Standing = { offset: meanOf(logOdds[0] as Float64Array), weights: logOdds.map(() => equal) };
  for (let iteration = 0; iteration < ITERATIONS; iteration += 1) newton(standing, { centred, happened, equal });
  return standing.weights;
}

const meanOf = (values: Float64Array) => values.reduce((sum, one) => sum + one, 0) / values.length;

function aboutMean(values: Float64Array): Float64Array {
  const mean = meanOf(values);
  return values.map((value) => value - mean);
}

type Standing = { offset: number; weights: number[] };
type Seen = { centred: readonly Float64Array[]; happened: Uint8Array; equal: number };

/** One step for the offset and the weights; a weight that would fall below 0 stays there unless the next step lifts it. */
function newton(standing: Standing, { centred, happened, equal }: Seen): void {
  const { weights } = standing;
  const size = weights.length + 1;
  const gradient = new Float64Array(size);
  const curvature = new Float64Array(size * size);
  for (const [at, weight] of weights.entries()) {
    gradient[at + 1] = -(weight - equal) / WEIGHT_SPREAD ** 2;
    curvature[(at + 1) * (size + 1)] = 1 / WEIGHT_SPREAD ** 2;
  }
  const line = new Float64Array(size).fill(1);
  for (let row = 0; row < happened.length; row += 1) {
    let odds = standing.offset;
    for (let at = 0; at < weights.length; at += 1) {
      line[at + 1] = centred[at]?.[row] as number;
      odds += (weights[at] as number) * (line[at + 1] as number);
    }
    const probability = probabilityOf(odds);
    add({ gradient, curvature, line, size }, (happened[row] as number) - probability, probability * (1 - probability));
  }
  holdAtZero({ gradient, curvature, size }, weights);
  const step = solveFactored(factored({ size, values: curvature }), gradient);
  standing.offset += step[0] as number;
  for (const [at, weight] of weights.entries()) weights[at] = Math.max(0, weight + (step[at + 1] as number));
}

type Sums = { gradient: Float64Array; curvature: Float64Array; size: number };

function add(
  { gradient, curvature, line, size }: Sums & { line: Float64Array },
  residual: number,
  curve: number,
): void {
  for (let i = 0; i < size; i += 1) {
    const value = line[i] as number;
    (gradient[i] as number) += residual * value;
    for (let j = 0; j <= i; j += 1) (curvature[i * size + j] as number) += curve * value * (line[j] as number);
  }
}

function holdAtZero({ gradient, curvature, size }: Sums, weights: readonly number[]): void {
  for (const [at, weight] of weights.entries()) {
    const held = at + 1;
    if (weight > 0 || (gradient[held] as number) > 0) continue;
    gradient[held] = 0;
    for (let other = 0; other < size; other += 1) {
      if (other === held) continue;
      curvature[Math.max(held, other) * size + Math.min(held, other)] = 0;
    }
  }
}
