import { factored, type SymmetricMatrix, solveFactored } from './cholesky.ts';
import { probabilityOf } from './probability-of.ts';

/** Rows of numbers, row after row, with what happened in each (0 or 1) and how many each stands for. */
export type Design = {
  rows: number;
  columns: number;
  values: Float64Array;
  happened: Uint8Array;
  weights: Float64Array;
};

/** Log-odds = `intercept` + the sum of coefficient × value. */
export type Logistic = { intercept: number; coefficients: Float64Array };

const MOST_ITERATIONS = 60;
const MOST_HALVINGS = 12;
/** Newton has arrived when a step improves the likelihood by less than this part of itself. */
export const enough = { toCompare: 1e-5, toKeep: 1e-9 } as const;
/** Along an old curvature steps grow short before they have arrived: they go on until they bring this part of what is asked. */
const STRICTER = 0.1;
const STEPS_A_CURVATURE = 12;

/** How to fit: the strength of the penalty, and when to be content. */
export type Fitting = { penalty: number; accuracy?: number };

/**
 * Logistic regression with an L2 penalty (`penalty` / 2 × the sum of squared coefficients; the intercept goes free), by
 * Newton's method (iteratively reweighted least squares) with step halving.
 */
export function fitLogistic(design: Design, { penalty, accuracy = enough.toKeep }: Fitting): Logistic {
  return fitPath(design, [penalty], accuracy)[0] as Logistic;
}

/** Fits with each of the penalties in turn: each begins where the one before ended, and with the curvature it had there. */
export function fitPath(design: Design, penalties: readonly number[], accuracy: number): Logistic[] {
  let fit: Logistic = { intercept: startingIntercept(design), coefficients: new Float64Array(design.columns) };
  let curved = curvature(design, fit);
  return penalties.map((penalty) => {
    ({ fit, curved } = descend(design, { fit, curved }, { penalty, accuracy }));
    return fit;
  });
}

type Place = { fit: Logistic; curved: Float64Array };

/**
 * The curvature is dear and changes little from step to step: it is taken over, and worked out anew only where many
 * steps along it have not arrived. The end is the same, for the slope is always that of the place itself.
 */
function descend(design: Design, { fit, curved }: Place, { penalty, accuracy }: Required<Fitting>): Place {
  let factor = factorOf(curved, design.columns + 1, penalty);
  let loss = lossOf(design, fit, penalty);
  for (let iteration = 1; iteration <= MOST_ITERATIONS; iteration += 1) {
    const step = solveFactored(factor, slopeOf(design, fit, penalty));
    const better = lineSearch(design, { fit, loss, step }, penalty);
    const gained = better ? loss - better.loss : 0;
    if (better) ({ fit, loss } = better);
    if (gained < accuracy * STRICTER * Math.abs(loss)) break;
    if (iteration % STEPS_A_CURVATURE === 0) {
      curved = curvature(design, fit);
      factor = factorOf(curved, design.columns + 1, penalty);
    }
  }
  return { fit, curved };
}

function startingIntercept({ rows, happened, weights }: Design): number {
  let events = 0.5;
  let others = 0.5;
  for (let row = 0; row < rows; row += 1) {
    if (happened[row] === 1) events += weights[row] as number;
    else others += weights[row] as number;
  }
  return Math.log(events / others);
}

/** The log-odds of each row. */
export function logOddsOf(
  { rows, columns, values }: Pick<Design, 'rows' | 'columns' | 'values'>,
  fit: Logistic,
): Float64Array {
  const { intercept, coefficients } = fit;
  const odds = new Float64Array(rows);
  for (let row = 0; row < rows; row += 1) {
    let sum = intercept;
    const offset = row * columns;
    for (let column = 0; column < columns; column += 1) {
      sum += (values[offset + column] as number) * (coefficients[column] as number);
    }
    odds[row] = sum;
  }
  return odds;
}

/** −log of the probability given to what happened, without overflow. */
export function surprise(logOdds: number, happened: number): number {
  const against = happened === 1 ? -logOdds : logOdds;
  return against > 30 ? against : Math.log1p(Math.exp(against));
}

function lossOf(design: Design, fit: Logistic, penalty: number): number {
  const odds = logOddsOf(design, fit);
  let loss = 0;
  for (let row = 0; row < design.rows; row += 1) {
    loss += (design.weights[row] as number) * surprise(odds[row] as number, design.happened[row] as number);
  }
  for (const coefficient of fit.coefficients) loss += (penalty * coefficient * coefficient) / 2;
  return loss;
}

type Standing = { fit: Logistic; loss: number; step: Float64Array };

/** Goes along the step, half as far each time until the loss falls; undefined when it does not. */
function lineSearch(design: Design, { fit, loss, step }: Standing, penalty: number) {
  for (let halving = 0; halving < MOST_HALVINGS; halving += 1) {
    const length = 0.5 ** halving;
    const next = {
      intercept: fit.intercept + length * (step[0] as number),
      coefficients: fit.coefficients.map((value, index) => value + length * (step[index + 1] as number)),
    };
    const nextLoss = lossOf(design, next, penalty);
    if (nextLoss < loss) return { fit: next, loss: nextLoss };
  }
  return undefined;
}

/** The curvature with the penalty, ready to be solved for a Newton step: (XᵀWX + penalty)⁻¹ · slope. */
function factorOf(curved: Float64Array, size: number, penalty: number): SymmetricMatrix {
  const values = curved.slice();
  for (let index = 1; index < size; index += 1) (values[index * size + index] as number) += penalty;
  // A whisper of a penalty on the intercept keeps the matrix solvable when all weights have gone to nothing.
  (values[0] as number) += 1e-9;
  return factored({ size, values });
}

/** The slope of the likelihood, less the penalty's: the intercept first, then the coefficients. */
function slopeOf(design: Design, fit: Logistic, penalty: number): Float64Array {
  const { rows, columns, values, happened, weights } = design;
  const odds = logOddsOf(design, fit);
  const slope = new Float64Array(columns + 1);
  for (let row = 0; row < rows; row += 1) {
    const missed = (weights[row] as number) * ((happened[row] as number) - probabilityOf(odds[row] as number));
    const offset = row * columns;
    (slope[0] as number) += missed;
    for (let column = 0; column < columns; column += 1) {
      (slope[column + 1] as number) += missed * (values[offset + column] as number);
    }
  }
  for (let column = 0; column < columns; column += 1) {
    (slope[column + 1] as number) -= penalty * (fit.coefficients[column] as number);
  }
  return slope;
}

/** Rows whose products are added up in one go: each visit to a cell of the matrix then does the work of four. */
const BLOCK = 4;

/** XᵀWX, its lower triangle. */
function curvature(design: Design, fit: Logistic): Float64Array {
  const { rows, columns, values, weights } = design;
  const size = columns + 1;
  const hessian = new Float64Array(size * size);
  const odds = logOddsOf(design, fit);
  const block = new Float64Array(BLOCK * size);
  const curves = new Float64Array(BLOCK);
  for (let start = 0; start < rows; start += BLOCK) {
    block.fill(0);
    curves.fill(0);
    for (let place = 0; place < BLOCK && start + place < rows; place += 1) {
      const row = start + place;
      const probability = probabilityOf(odds[row] as number);
      block[place * size] = 1;
      block.set(values.subarray(row * columns, (row + 1) * columns), place * size + 1);
      curves[place] = (weights[row] as number) * probability * (1 - probability);
    }
    addProducts(hessian, block, curves, size);
  }
  return hessian;
}

/** Adds curve × line · lineᵀ of four lines to the lower triangle. */
function addProducts(hessian: Float64Array, block: Float64Array, curves: Float64Array, size: number): void {
  const [a, b, c, d] = [0, 1, 2, 3].map((place) => block.subarray(place * size, (place + 1) * size)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  for (let i = 0; i < size; i += 1) {
    const ai = (curves[0] as number) * (a[i] as number);
    const bi = (curves[1] as number) * (b[i] as number);
    const ci = (curves[2] as number) * (c[i] as number);
    const di = (curves[3] as number) * (d[i] as number);
    const offset = i * size;
    for (let j = 0; j <= i; j += 1) {
      (hessian[offset + j] as number) +=
        ai * (a[j] as number) + bi * (b[j] as number) + ci * (c[j] as number) + di * (d[j] as number);
    }
  }
}
