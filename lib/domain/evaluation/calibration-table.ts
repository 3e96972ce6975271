import type { CalibrationBin, Prediction } from './prediction.ts';

/** So many bins of equally many predictions. */
const BINS = 10;

/** Ten bins of equally many predictions, from the lowest probability to the highest; equal probabilities stay in one bin. */
export function calibrationTable(predictions: readonly Prediction[]): CalibrationBin[] {
  const sorted = predictions.toSorted((a, b) => a.score - b.score || Number(a.happened) - Number(b.happened));
  const bins: CalibrationBin[] = [];
  let from = 0;
  for (let bin = 1; bin <= BINS; bin += 1) {
    const until = endOfTie(sorted, Math.round((bin * sorted.length) / BINS));
    if (until > from) bins.push(binOf(sorted.slice(from, until)));
    from = Math.max(from, until);
  }
  return bins;
}

function endOfTie(sorted: readonly Prediction[], place: number): number {
  let end = place;
  while (end > 0 && end < sorted.length && sorted[end]?.score === sorted[end - 1]?.score) end += 1;
  return end;
}

function binOf(rows: readonly Prediction[]): CalibrationBin {
  const n = rows.length;
  return {
    from: (rows[0] as Prediction).score,
    to: (rows[n - 1] as Prediction).score,
    n,
    predicted: rows.reduce((sum, { score }) => sum + score, 0) / n,
    observed: rows.reduce((sum, { happened }) => sum + (happened ? 1 : 0), 0) / n,
  };
}
