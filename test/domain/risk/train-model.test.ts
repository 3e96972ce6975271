import { describe, expect, it } from 'vitest';
import { evaluateScores } from '../../../lib/domain/evaluation/evaluate-scores.ts';
import { partOf } from '../../../lib/domain/risk/assess-risk.ts';
import { probabilityOf } from '../../../lib/domain/risk/probability-of.ts';
import type { RiskModel } from '../../../lib/domain/risk/risk-model.ts';
import type { SnapshotTable } from '../../../lib/domain/risk/snapshot-table.ts';
import { trainModel } from '../../../lib/domain/risk/train-model.ts';
import { madeSnapshots } from '../../factories/snapshots.ts';

const terms = { horizonDays: 28, before: '2026-03-01', trainedAt: '2026-03-01T00:00:00Z', metrics: new Map() };

function predictions({ features, averageLogOdds }: RiskModel, table: SnapshotTable) {
  const columns = features.map(({ id }) => table.columns[table.features.findIndex((one) => one.id === id)]);
  return table.accountIds.map((accountId, row) => ({
    accountId,
    score: probabilityOf(
      features.reduce((sum, feature, at) => sum + partOf(feature, columns[at]?.[row] as number), averageLogOdds),
    ),
    happened: table.happened[row] === 1,
  }));
}

const auc = (rows: ReturnType<typeof predictions>) =>
  evaluateScores(rows, { isProbability: false, resamples: 1 }).auc?.value ?? 0;

/** Two metrics tell, one of them bent and one thinly; seventeen say nothing. */
const telling = (values: number[]) =>
  -4 + 1.1 * (values[0] as number) + 1.3 * Math.max(0, values[1] as number) - 0.8 * (values[2] as number);

// Training is arithmetic on thousands of rows: on a busy machine it takes its time.
describe('trainModel', { timeout: 60_000 }, () => {
  it('comes near to knowing the truth, and says probabilities that come true, on another company of the same kind', () => {
    const made = { accounts: 900, metrics: 20, missing: 0.1, logOdds: telling };
    const model = trainModel(madeSnapshots(made).table, terms);
    expect(model.signal).toBe('sufficient');
    const other = madeSnapshots({ ...made, seed: 2 });
    const said = predictions(model, other.table);
    const oracle = said.map((row, index) => ({ ...row, score: other.truth[index] as number }));
    expect(auc(oracle) - auc(said)).toBeLessThan(0.03);
    const { calibration, brier = 1, baseBrier } = evaluateScores(said, { isProbability: true, resamples: 1 });
    expect(brier).toBeLessThan(baseBrier);
    const top = calibration.at(-1);
    expect(Math.abs((top?.predicted ?? 0) / (top?.observed ?? 1) - 1)).toBeLessThan(0.25);
  });

  it('says insufficient signal where nothing tells: chance passes in one company out of forty', () => {
    const models = Array.from({ length: 10 }, (_, seed) => {
      const { table } = madeSnapshots({ seed: 100 + seed, accounts: 150, metrics: 6, logOdds: () => -3.5 });
      return trainModel(table, terms);
    });
    const refused = models.filter(({ signal }) => signal === 'insufficient');
    expect(refused.length).toBeGreaterThanOrEqual(9);
    for (const { features, because } of refused) {
      expect(features).toEqual([]);
      expect(because).toMatch(/told no/);
    }
  });

  it('says insufficient signal when too few left, and what would help', () => {
    const { table } = madeSnapshots({ accounts: 60, snapshots: 5, metrics: 3, logOdds: () => -4.5 });
    const { signal, because, advice, outOfTime } = trainModel(table, terms);
    expect({ signal, outOfTime }).toEqual({ signal: 'insufficient', outOfTime: undefined });
    expect(because).toMatch(/of 60 accounts left in the history; at least 30 are needed/);
    expect(advice).toContain('Record every cancellation with its day, and import those of earlier years.');
  });

  it('says insufficient signal where there is no snapshot at all', () => {
    const { table } = madeSnapshots({ accounts: 0, metrics: 3, logOdds: () => -4 });
    expect(trainModel(table, terms).signal).toBe('insufficient');
  });

  it('says insufficient signal when a single metric tells as much, and names it', () => {
    const flip = (values: number[], snapshot: number) => -3.5 + (snapshot < 7 ? 1.5 : -1.5) * (values[0] as number);
    const { signal } = trainModel(madeSnapshots({ accounts: 500, metrics: 5, logOdds: flip }).table, terms);
    expect(signal).toBe('insufficient');
  });

  it('gives the same model for the same snapshots', () => {
    const made = { accounts: 300, metrics: 8, logOdds: telling };
    const [one, other] = [trainModel(madeSnapshots(made).table, terms), trainModel(madeSnapshots(made).table, terms)];
    expect(other).toEqual(one);
  });

  it('does not take a missing value for a zero', () => {
    const { table } = madeSnapshots({
      accounts: 900,
      metrics: 4,
      logOdds: (values) => -4 + 1.5 * (values[0] as number) - 1.2 * (values[1] as number),
    });
    const moved: SnapshotTable = {
      ...table,
      columns: table.columns.map((column) => column.map((value, row) => (row % 4 === 0 ? Number.NaN : value + 50))),
    };
    const rows = predictions(trainModel(moved, terms), moved);
    const unknown = rows.filter((_, row) => row % 4 === 0);
    const mean = (of: (row: (typeof rows)[number]) => number) =>
      unknown.reduce((sum, row) => sum + of(row), 0) / unknown.length;
    expect(mean(({ score }) => score) / mean(({ happened }) => Number(happened))).toBeCloseTo(1, 0);
  });

  it('has parts that are 0 on average over the snapshots it was trained on', () => {
    const { table } = madeSnapshots({ accounts: 300, metrics: 8, missing: 0.2, logOdds: telling });
    for (const feature of trainModel(table, terms).features) {
      const column = table.columns[table.features.findIndex(({ id }) => id === feature.id)] as Float32Array;
      const mean = column.reduce((sum, value) => sum + partOf(feature, value), 0) / column.length;
      expect(Math.abs(mean)).toBeLessThan(0.01);
    }
  });
});
