import { estimateOf, numberAccounts, RESAMPLES, resampleAccounts } from './account-resamples.ts';
import type { Estimate, Prediction } from './prediction.ts';
import { rankFigures, rankPredictions } from './rank-figures.ts';

/**
 * By how much the AUC of `a` is above that of `b` (NaN when it happened to nobody or everybody). Both must speak of
 * the same snapshots in the same order: the same accounts are drawn for both, so what makes a draw easy for one
 * makes it easy for the other, and the interval is that of the difference.
 */
export function compareAuc(
  a: readonly Prediction[],
  b: readonly Prediction[],
  { resamples = RESAMPLES }: { resamples?: number } = {},
): Estimate {
  if (a.length !== b.length || a.some(({ accountId }, index) => accountId !== b[index]?.accountId)) {
    throw new TypeError('Expected two lists of predictions of the same accounts in the same order.');
  }
  const accounts = numberAccounts(a);
  const [one, other] = [rankPredictions(a, accounts), rankPredictions(b, accounts)];
  const difference = (weights: Float64Array) => rankFigures(one, weights).auc - rankFigures(other, weights).auc;
  const differences: number[] = [];
  for (const weights of resampleAccounts(accounts.count, resamples)) differences.push(difference(weights));
  return estimateOf(difference(new Float64Array(accounts.count).fill(1)), differences);
}
