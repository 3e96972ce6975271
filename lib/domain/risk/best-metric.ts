import { quantileOf } from '../evaluation/account-resamples.ts';
import { evaluateScores } from '../evaluation/evaluate-scores.ts';
import { valuesOf } from './select-features.ts';
import type { Rows, SnapshotTable } from './snapshot-table.ts';
import { thinRows } from './thin-rows.ts';

/** A metric that is read as a score: higher than most = likelier to leave, or (`falling`) lower than most. */
export type MetricScore = { column: number; metric: string; falling: boolean; typical: number; sorted: Float64Array };

const ROWS_TO_JUDGE = 20_000;

/** The single metric (value or change) that tells best who left, by its AUC on `rows`; one without a value counts as typical. */
export function bestMetric(table: SnapshotTable, rows: Rows): MetricScore | undefined {
  const some = thinRows(rows, table.happened, ROWS_TO_JUDGE).rows;
  let best: { score: MetricScore; told: number } | undefined;
  for (const [column, { reads }] of table.features.entries()) {
    if (reads.kind !== 'metric') continue;
    const values = valuesOf(table, column, some);
    const known = values.filter((value) => !Number.isNaN(value)).sort();
    if (known.length === 0 || known[0] === known.at(-1)) continue;
    const typical = quantileOf(known, 0.5);
    const auc = aucOf(
      table,
      some,
      values.map((value) => (Number.isNaN(value) ? typical : value)),
    );
    const told = Math.abs(auc - 0.5);
    if (best && told <= best.told) continue;
    best = { score: { column, metric: reads.metric, falling: auc < 0.5, typical, sorted: known }, told };
  }
  return best?.score;
}

function aucOf({ accountIds, happened }: SnapshotTable, rows: Rows, scores: Float64Array): number {
  const predictions = Array.from(rows, (row, index) => ({
    accountId: accountIds[row] as string,
    score: scores[index] as number,
    happened: happened[row] === 1,
  }));
  return evaluateScores(predictions, { isProbability: false, resamples: 0 }).auc?.value ?? 0.5;
}

/** What the metric says of a row: higher is likelier to leave. */
export function scoreByMetric({ column, falling, typical }: MetricScore, table: SnapshotTable, row: number): number {
  const value = (table.columns[column] as Float32Array)[row] as number;
  const known = Number.isNaN(value) ? typical : value;
  return falling ? -known : known;
}

/** The share of training rows that were less alarming than the row (0–1): scores of different metrics can then stand in one list. */
export function rankByMetric(score: MetricScore, table: SnapshotTable, row: number): number {
  const value = scoreByMetric(score, table, row);
  const { sorted, falling } = score;
  const known = falling ? -value : value;
  const rank = (countBelow(sorted, known) + countNotAbove(sorted, known)) / 2 / sorted.length;
  return falling ? 1 - rank : rank;
}

const countBelow = (sorted: Float64Array, value: number) => firstPlace(sorted, (other) => other >= value);
const countNotAbove = (sorted: Float64Array, value: number) => firstPlace(sorted, (other) => other > value);

/** The first place of a sorted list at which something holds that holds from there on. */
function firstPlace(sorted: Float64Array, holds: (value: number) => boolean): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(sorted[middle] as number)) high = middle;
    else low = middle + 1;
  }
  return low;
}
