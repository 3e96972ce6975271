import { estimateOf, numberAccounts, resampleAccounts } from '../../lib/domain/evaluation/account-resamples.ts';
import type { Estimate, Prediction } from '../../lib/domain/evaluation/prediction.ts';
import { rankFigures, rankPredictions } from '../../lib/domain/evaluation/rank-figures.ts';

/** By how much one is above the other, by figure, with intervals of the differences. */
export type Compared = Record<'auc' | 'lift' | 'brier', Estimate>;

/** Compares two lists of predictions of the same snapshots in the same order: the same accounts are drawn for both. */
export function comparePredictions(one: readonly Prediction[], other: readonly Prediction[]): Compared {
  const accounts = numberAccounts(one);
  const sideOf = (side: readonly Prediction[]) => {
    const [ranking, errors] = [rankPredictions(side, accounts), errorsOf(side)];
    return (weights: Float64Array) => ({
      ...rankFigures(ranking, weights),
      brier: weightedMean(errors, accounts.of, weights),
    });
  };
  const [own, its] = [sideOf(one), sideOf(other)];
  const figures = (weights: Float64Array): Figures => {
    const [a, b] = [own(weights), its(weights)];
    return { auc: a.auc - b.auc, lift: a.lift - b.lift, brier: a.brier - b.brier };
  };
  const drawn: Figures[] = [];
  for (const weights of resampleAccounts(accounts.count)) drawn.push(figures(weights));
  const found = figures(new Float64Array(accounts.count).fill(1));
  const estimate = (figure: keyof Figures) =>
    estimateOf(
      found[figure],
      drawn.map((one) => one[figure]),
    );
  return { auc: estimate('auc'), lift: estimate('lift'), brier: estimate('brier') };
}

type Figures = Record<keyof Compared, number>;

const errorsOf = (side: readonly Prediction[]) =>
  Float64Array.from(side, ({ score, happened }) => (score - (happened ? 1 : 0)) ** 2);

function weightedMean(values: Float64Array, accounts: Int32Array, weights: Float64Array): number {
  let [sum, all] = [0, 0];
  for (const [row, value] of values.entries()) {
    const weight = weights[accounts[row] as number] as number;
    sum += weight * value;
    all += weight;
  }
  return sum / all;
}
