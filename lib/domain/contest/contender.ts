import { brierOf, evaluateScores } from '../evaluation/evaluate-scores.ts';
import { liftOf } from '../evaluation/lift-of.ts';
import type { Estimate, Evaluation, Prediction } from '../evaluation/prediction.ts';
import { fitLogistic } from '../risk/fit-logistic.ts';
import { probabilityOf } from '../risk/probability-of.ts';

/** What takes part: the churn-risk model, the health score, one of its bands, a rule, or a single metric. */
export type ContenderKind = 'model' | 'health' | 'band' | 'rule' | 'metric';

/** How many snapshots a band or rule flagged, the share of them that left, and the share of those who left that it flagged. */
export type Flagging = { n: number; accounts: number; precision?: number; recall?: number; lift?: Estimate };

/** One that takes part, and how well it told on the test snapshots who would leave. */
export type Contender = {
  kind: ContenderKind;
  id: string;
  label: string;
  evaluation: Evaluation;
  /** Of what says yes or no. */
  flagging?: Flagging;
};

/** Its scores on training and test snapshots, row by row; NaN where it has none. */
export type Scores = { train: ArrayLike<number>; test: ArrayLike<number> };

/** The rows that scores speak of. */
export type Outcomes = { accountIds: readonly string[]; happened: ArrayLike<boolean | number> };

/** Held back a little, so that a flag that never came true in training does not become certainty. */
const PENALTY = 1;

/**
 * Evaluates scores that are no probabilities. Who has no score counts as average. For the Brier score they are turned
 * into probabilities by a logistic curve fitted on the training snapshots.
 */
export function evaluateContender(
  about: Pick<Contender, 'kind' | 'id' | 'label'>,
  scores: Scores,
  { train, test }: { train: Outcomes; test: Outcomes },
): Contender {
  const known = Float64Array.from(scores.train).filter((score) => !Number.isNaN(score));
  const mean = known.reduce((sum, score) => sum + score, 0) / Math.max(1, known.length);
  const spread = Math.sqrt(known.reduce((sum, score) => sum + (score - mean) ** 2, 0) / Math.max(1, known.length)) || 1;
  const standard = (score: number) => (Number.isNaN(score) ? 0 : (score - mean) / spread);
  const predictions = predict(scores.test, test, (score) => (Number.isNaN(score) ? mean : score));
  const toProbability = curveFor(Float64Array.from(scores.train, standard), train);
  const brier = brierOf(predict(scores.test, test, (score) => toProbability(standard(score))));
  const evaluation = {
    ...evaluateScores(predictions, { isProbability: false }),
    ...(predictions.length > 0 && { brier }),
  };
  if (about.kind === 'health' || about.kind === 'metric') return { ...about, evaluation };
  return { ...about, evaluation, flagging: flaggingOf(predictions) };
}

/** The rows with what a score, turned into something, says of each. */
export function predict(
  scores: ArrayLike<number>,
  { accountIds, happened }: Outcomes,
  turned = (score: number) => score,
): Prediction[] {
  return Array.from(accountIds, (accountId, row) => ({
    accountId,
    score: turned(scores[row] as number),
    happened: Boolean(happened[row]),
  }));
}

function curveFor(values: Float64Array, { happened }: Outcomes): (standard: number) => number {
  const rows = values.length;
  const design = {
    rows,
    columns: 1,
    values,
    happened: Uint8Array.from(happened, Number),
    weights: new Float64Array(rows).fill(1),
  };
  const { intercept, coefficients } = fitLogistic(design, { penalty: PENALTY });
  return (standard) => probabilityOf(intercept + (coefficients[0] as number) * standard);
}

function flaggingOf(predictions: readonly Prediction[]): Flagging {
  const flagged = predictions.filter(({ score }) => score === 1);
  const hits = flagged.filter(({ happened }) => happened).length;
  const events = predictions.filter(({ happened }) => happened).length;
  const lift = liftOf(flagged, predictions);
  return {
    n: flagged.length,
    accounts: new Set(flagged.map(({ accountId }) => accountId)).size,
    ...(flagged.length > 0 && { precision: hits / flagged.length }),
    ...(events > 0 && { recall: hits / events }),
    ...(lift && { lift }),
  };
}
