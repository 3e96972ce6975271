import type { Day } from '../day.ts';
import { compareAuc } from '../evaluation/compare-auc.ts';
import { evaluateScores } from '../evaluation/evaluate-scores.ts';
import type { Estimate, Prediction } from '../evaluation/prediction.ts';
import { hash64 } from '../hash.ts';
import type { Metric } from '../metrics/catalogue.ts';
import { bestMetric, rankByMetric } from './best-metric.ts';
import { logOddsOf, partsAboutAverage, riskFeatures } from './feature-part.ts';
import { judgeSignal, tooLittle } from './judge-signal.ts';
import { layOut } from './laid-out.ts';
import { fitByRecipe, learnRecipe, type Recipe, sayByRecipe, tryMembers } from './learn-blend.ts';
import { members } from './model-members.ts';
import { offsetFor } from './offset-for.ts';
import { probabilityOf } from './probability-of.ts';
import type { OutOfTime, RiskModel, TrainingData } from './risk-model.ts';
import { selectFeatures } from './select-features.ts';
import type { SnapshotTable } from './snapshot-table.ts';
import { thinRows } from './thin-rows.ts';
import { type TimeFold, timeFolds } from './time-folds.ts';

/** What training goes by besides the snapshots. */
export type TrainingTerms = {
  horizonDays: number;
  before: Day;
  /** ISO 8601. */
  trainedAt: string;
  metrics: ReadonlyMap<string, Metric>;
};

const ROWS_TO_FIT = 120_000;

/**
 * Trains a model on a table of snapshots: features, their shapes, penalties and how models are blended are all learned on
 * earlier snapshots and judged on later ones. The same table gives the same model.
 */
export function trainModel(table: SnapshotTable, terms: TrainingTerms): RiskModel {
  const training = describe(table);
  const folds = timeFolds(table, terms.horizonDays);
  const little = tooLittle(table, training, folds, terms);
  if (little) return named(terms, { signal: 'insufficient', ...little, training, averageLogOdds: 0, features: [] });
  const tried = folds.map((fold) => tryMembers(table, fold));
  const judged = folds.flatMap(({ judge }) => [...judge]);
  const said = tried.flatMap((fold, at) => {
    return Array.from(sayByRecipe(fold, learnRecipe(tried.slice(0, at))), probabilityOf);
  });
  const outOfTime = outOfTimeOf(table, judged, said, folds, terms.metrics);
  const verdict = judgeSignal(outOfTime, table, terms);
  if (verdict.signal === 'insufficient') {
    return named(terms, { ...verdict, training, averageLogOdds: 0, features: [], outOfTime });
  }
  const recipe = learnRecipe(tried);
  return named(terms, { ...verdict, training, ...fitAll(table, recipe), blend: blendOf(recipe), outOfTime });
}

type Content = Omit<RiskModel, 'format' | 'modelId' | 'trainedAt' | 'horizonDays' | 'before'>;

function named({ horizonDays, before, trainedAt }: TrainingTerms, content: Content): RiskModel {
  const said = { format: 1 as const, horizonDays, before, ...content };
  return { ...said, modelId: hash64(JSON.stringify(said)), trainedAt };
}

function describe({ days, accountIds, happened, accountsLeftOut }: SnapshotTable): TrainingData {
  const left = accountIds.filter((_, row) => happened[row] === 1);
  return {
    ...(days.length > 0 && { firstDay: days[0] as Day, lastDay: days.at(-1) as Day }),
    snapshots: days.length,
    accounts: new Set(accountIds).size,
    events: left.length,
    eventAccounts: new Set(left).size,
    accountsLeftOut,
  };
}

function outOfTimeOf(
  table: SnapshotTable,
  judged: readonly number[],
  said: readonly number[],
  folds: readonly TimeFold[],
  metrics: ReadonlyMap<string, Metric>,
): OutOfTime {
  const predict = (scores: readonly number[]): Prediction[] =>
    judged.map((row, at) => ({
      accountId: table.accountIds[row] as string,
      score: scores[at] as number,
      happened: table.happened[row] === 1,
    }));
  const model = evaluateScores(predict(said), { isProbability: true });
  const singles = folds.map(({ train }) => bestMetric(table, train));
  const single = singles.at(-1);
  if (!single) return { model };
  const scores = folds.flatMap(({ judge }, at) => {
    const score = singles[at] ?? single;
    return Array.from(judge, (row) => rankByMetric(score, table, row));
  });
  const { auc } = evaluateScores(predict(scores), { isProbability: false });
  const advantage: Estimate = compareAuc(predict(said), predict(scores));
  const label = metrics.get(single.metric)?.label ?? single.metric;
  return { model, bestMetric: { metric: single.metric, label, ...(auc && { auc }) }, advantage };
}

const blendOf = ({ strengths, weights }: Recipe) =>
  members.map(({ name }, at) => ({ model: name, strength: strengths[at] as number, weight: weights[at] as number }));

/** The model of all rows: as many are said to leave as did. */
function fitAll(table: SnapshotTable, recipe: Recipe): Pick<RiskModel, 'averageLogOdds' | 'features'> {
  const all = Uint32Array.from(table.days.keys());
  const { rows, weights } = thinRows(all, table.happened, ROWS_TO_FIT);
  const chosen = selectFeatures(table, rows);
  const laid = layOut(table, rows, chosen, weights);
  const parts = partsAboutAverage(laid, fitByRecipe(laid, recipe).parts);
  const averageLogOdds = offsetFor(logOddsOf(laid, { intercept: 0, parts }), laid.happened, weights);
  return { averageLogOdds, features: riskFeatures(table, chosen, parts) };
}
