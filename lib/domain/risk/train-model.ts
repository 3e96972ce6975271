import type { Day } from '../day.ts';
import { compareAuc } from '../evaluation/compare-auc.ts';
import { evaluateScores } from '../evaluation/evaluate-scores.ts';
import type { Estimate, Prediction } from '../evaluation/prediction.ts';
import { hash64 } from '../hash.ts';
import type { Metric } from '../metrics/catalogue.ts';
import { designOf, featuresOf, fitPath, learnBasis } from './additive-model.ts';
import { bestMetric, rankByMetric } from './best-metric.ts';
import { calibrationSlope, offsetFor } from './calibrate.ts';
import { fitLogistic, logOddsOf, surprise } from './fit-logistic.ts';
import { judgeSignal, tooLittle } from './judge-signal.ts';
import { probabilityOf } from './probability-of.ts';
import type { OutOfTime, RiskModel, TrainingData } from './risk-model.ts';
import { selectFeatures } from './select-features.ts';
import type { Rows, SnapshotTable } from './snapshot-table.ts';
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

/** How many features are tried, those that tell the most first: where few tell, the others only blur them. */
const SIZES = [3, 10, 30, 60];
/** Strengths of the L2 penalty that are tried with each size, the strongest first. */
const PENALTIES = [1000, 300, 100, 30, 10, 3];
/** Every size with every penalty: the ways of training that later snapshots choose from. */
const WAYS = SIZES.flatMap((size) => PENALTIES.map((penalty) => ({ size, penalty })));
/** The place of the way that is taken while there is nothing yet to choose by: thirty features, a penalty of 300. */
const USUAL_WAY = 2 * PENALTIES.length + 1;
const MOST_FEATURES = 60;
const LEAST_FEATURES = 8;
/** A feature for so many who left, at most. */
const LEAVING_PER_FEATURE = 3;
const ROWS_TO_CHOOSE_BY = 25_000;
const ROWS_TO_FIT = 120_000;

/**
 * Trains a model on a table of snapshots: features, their shapes, the penalty and the calibration are all learned on
 * earlier snapshots and judged on later ones. The same table gives the same model.
 */
export function trainModel(table: SnapshotTable, terms: TrainingTerms): RiskModel {
  const training = describe(table);
  const folds = timeFolds(table, terms.horizonDays);
  const little = tooLittle(table, training, folds, terms);
  if (little) return named(terms, { signal: 'insufficient', ...little, training, averageLogOdds: 0, features: [] });
  const tried = folds.map((fold) => tryFold(table, fold));
  const judged = folds.flatMap(({ judge }) => [...judge]);
  const said = folds.flatMap((_, fold) => sayOfFold(table, folds, tried, fold));
  const outOfTime = outOfTimeOf(table, judged, said, folds, terms.metrics);
  const verdict = judgeSignal(outOfTime, table, terms);
  if (verdict.signal === 'insufficient') {
    return named(terms, { ...verdict, training, averageLogOdds: 0, features: [], outOfTime });
  }
  const { place, slope } = learnFrom(table, folds, tried);
  const way = WAYS[place] as Way;
  const { penalty } = way;
  const { features, averageLogOdds } = fitAll(table, way, slope);
  return named(terms, { ...verdict, training, averageLogOdds, features, penalty, outOfTime });
}

type Way = { size: number; penalty: number };
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

/** The features that so much evidence can carry. */
function chooseFeatures(table: SnapshotTable, rows: Rows) {
  const leaving = new Set([...rows].filter((row) => table.happened[row] === 1).map((row) => table.accountIds[row]))
    .size;
  const most = Math.min(MOST_FEATURES, Math.max(LEAST_FEATURES, Math.floor(leaving / LEAVING_PER_FEATURE)));
  return selectFeatures(table, rows, most);
}

/** For each way of training the log-odds of the rows that judge, by a model of the rows before. */
function tryFold(table: SnapshotTable, { train, judge }: TimeFold): Float64Array[] {
  const { rows, weights } = thinRows(train, table.happened, ROWS_TO_CHOOSE_BY);
  const chosen = chooseFeatures(table, rows);
  return SIZES.flatMap((size) => {
    const basis = learnBasis(table, rows, chosen.slice(0, size));
    const later = designOf(table, judge, basis);
    return fitPath(designOf(table, rows, basis, weights), PENALTIES).map((fit) => logOddsOf(later, fit));
  });
}

type Learned = { place: number; slope: number };

/** The way under which the snapshots of the folds came least as a surprise, and how far its log-odds could be believed. */
function learnFrom(table: SnapshotTable, folds: readonly TimeFold[], tried: readonly Float64Array[][]): Learned {
  if (folds.length === 0) return { place: USUAL_WAY, slope: 1 };
  const happened = Uint8Array.from(
    folds.flatMap(({ judge }) => [...judge]),
    (row) => table.happened[row] as number,
  );
  const candidates = WAYS.map((_, place) => {
    const logOdds = Float64Array.from(
      tried.slice(0, folds.length).flatMap((fold) => [...(fold[place] as Float64Array)]),
    );
    const total = logOdds.reduce((sum, odds, at) => sum + surprise(odds, happened[at] as number), 0);
    return { place, logOdds, total };
  });
  const { place, logOdds } = candidates.reduce((best, one) => (one.total < best.total ? one : best));
  return { place, slope: calibrationSlope(logOdds, happened) };
}

/** The probabilities that would have been said of a fold: way and slope are learned on the folds before it, never on itself. */
function sayOfFold(
  table: SnapshotTable,
  folds: readonly TimeFold[],
  tried: readonly Float64Array[][],
  fold: number,
): number[] {
  const { place, slope } = learnFrom(table, folds.slice(0, fold), tried);
  const logOdds = tried[fold]?.[place] as Float64Array;
  const mean = logOdds.reduce((sum, one) => sum + one, 0) / logOdds.length;
  return Array.from(logOdds, (value) => probabilityOf(mean + slope * (value - mean)));
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

/** The model of all rows. Its parts are stretched by `slope`; then as many are said to leave as did. */
function fitAll(table: SnapshotTable, { size, penalty }: Way, slope: number) {
  const all = Uint32Array.from(table.days.keys());
  const chosen = chooseFeatures(table, thinRows(all, table.happened, ROWS_TO_CHOOSE_BY).rows).slice(0, size);
  const { rows, weights } = thinRows(all, table.happened, ROWS_TO_FIT);
  const basis = learnBasis(table, rows, chosen);
  const design = designOf(table, rows, basis, weights);
  const start = fitPath(design, [10 * penalty]).at(-1);
  const fit = fitLogistic(design, { penalty, start });
  const parts = logOddsOf(design, { intercept: 0, coefficients: fit.coefficients.map((one) => slope * one) });
  const averageLogOdds = offsetFor(parts, design.happened, weights);
  return { features: featuresOf(table, basis, fit, slope), averageLogOdds };
}
