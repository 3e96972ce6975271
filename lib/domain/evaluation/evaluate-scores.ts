import { estimateOf, numberAccounts, RESAMPLES, resampleAccounts } from './account-resamples.ts';
import { calibrationTable } from './calibration-table.ts';
import type { Estimate, Evaluation, Prediction } from './prediction.ts';
import { rankFigures, rankPredictions } from './rank-figures.ts';

/**
 * How well scores (higher = likelier to leave) told who would leave. With `isProbability` the Brier score and
 * calibration are given too. The order of the predictions does not matter, and the same ones always give the same.
 */
export function evaluateScores(
  predictions: readonly Prediction[],
  { isProbability, resamples = RESAMPLES }: { isProbability: boolean; resamples?: number },
): Evaluation {
  const n = predictions.length;
  const events = predictions.reduce((sum, { happened }) => sum + (happened ? 1 : 0), 0);
  const baseRate = n === 0 ? 0 : events / n;
  const accounts = numberAccounts(predictions);
  const told = events > 0 && events < n;
  return {
    n,
    events,
    accounts: accounts.count,
    baseRate,
    ...(told && ranked(predictions, accounts, resamples)),
    ...(isProbability && n > 0 && { brier: brierOf(predictions) }),
    baseBrier: baseRate * (1 - baseRate),
    calibration: isProbability ? calibrationTable(predictions) : [],
  };
}

function ranked(
  predictions: readonly Prediction[],
  accounts: ReturnType<typeof numberAccounts>,
  resamples: number,
): { auc: Estimate; prAuc: number; lift: Estimate } {
  const ranking = rankPredictions(predictions, accounts);
  const found = rankFigures(ranking, new Float64Array(accounts.count).fill(1));
  const aucs: number[] = [];
  const lifts: number[] = [];
  for (const weights of resampleAccounts(accounts.count, resamples)) {
    const { auc, lift } = rankFigures(ranking, weights);
    aucs.push(auc);
    lifts.push(lift);
  }
  return { auc: estimateOf(found.auc, aucs), prAuc: found.prAuc, lift: estimateOf(found.lift, lifts) };
}

/** Mean squared difference of probability and outcome (Brier, 1950). Summed in the order of the values, so that no order of rows changes it. */
export function brierOf(predictions: readonly Prediction[]): number {
  const errors = Float64Array.from(predictions, ({ score, happened }) => (score - (happened ? 1 : 0)) ** 2).sort();
  return errors.reduce((sum, error) => sum + error, 0) / errors.length;
}
