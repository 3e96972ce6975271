import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateScores } from '../../../lib/domain/evaluation/evaluate-scores.ts';
import type { Prediction } from '../../../lib/domain/evaluation/prediction.ts';

const prediction = fc.record({
  accountId: fc.integer({ min: 1, max: 12 }).map((number) => `acc-${number}`),
  score: fc.integer({ min: 0, max: 20 }).map((step) => step / 20),
  happened: fc.boolean(),
});
const predictions = fc.array(prediction, { minLength: 2, maxLength: 60 });
const bothOutcomes = predictions.filter((rows) => new Set(rows.map(({ happened }) => happened)).size === 2);

function naiveAuc(rows: Prediction[]): number {
  const events = rows.filter(({ happened }) => happened);
  const others = rows.filter(({ happened }) => !happened);
  let won = 0;
  for (const event of events) {
    for (const other of others) won += event.score > other.score ? 1 : event.score === other.score ? 0.5 : 0;
  }
  return won / (events.length * others.length);
}

/** The definition of scikit-learn: the sum over thresholds of (recall gained) × precision. */
function naiveAveragePrecision(rows: Prediction[]): number {
  const events = rows.filter(({ happened }) => happened).length;
  let sum = 0;
  let before = 0;
  for (const threshold of [...new Set(rows.map(({ score }) => score))].sort((a, b) => b - a)) {
    const chosen = rows.filter(({ score }) => score >= threshold);
    const found = chosen.filter(({ happened }) => happened).length;
    sum += ((found - before) / events) * (found / chosen.length);
    before = found;
  }
  return sum;
}

/** What the top tenth holds on average when equal scores come in any order. */
function naiveLift(rows: Prediction[]): number {
  const room = rows.length / 10;
  let taken = 0;
  let events = 0;
  for (const score of [...new Set(rows.map((row) => row.score))].sort((a, b) => b - a)) {
    const tied = rows.filter((row) => row.score === score);
    const part = Math.min(tied.length, room - taken) / tied.length;
    if (part <= 0) break;
    taken += part * tied.length;
    events += part * tied.filter(({ happened }) => happened).length;
  }
  return events / room / (rows.filter(({ happened }) => happened).length / rows.length);
}

const quick = { isProbability: true, resamples: 20 };

describe('evaluateScores', () => {
  it('gives the AUC of counting every pair', () => {
    fc.assert(
      fc.property(bothOutcomes, (rows) => {
        expect(evaluateScores(rows, quick).auc?.value).toBeCloseTo(naiveAuc(rows), 12);
      }),
    );
  });

  it('gives the average precision of going through every threshold', () => {
    fc.assert(
      fc.property(bothOutcomes, (rows) => {
        expect(evaluateScores(rows, quick).prAuc).toBeCloseTo(naiveAveragePrecision(rows), 12);
      }),
    );
  });

  it('gives the lift of the top tenth, of equal scores as much as fits', () => {
    fc.assert(
      fc.property(bothOutcomes, (rows) => {
        expect(evaluateScores(rows, quick).lift?.value).toBeCloseTo(naiveLift(rows), 12);
      }),
    );
  });

  it('does not depend on the order of the predictions', () => {
    fc.assert(
      fc.property(predictions, fc.integer(), (rows, seed) => {
        const shuffled = rows.toSorted((a, b) => hashOf(a, seed, rows) - hashOf(b, seed, rows));
        expect(evaluateScores(shuffled, quick)).toEqual(evaluateScores(rows, quick));
      }),
    );
  });

  it('only looks at the order of scores for AUC, precision and lift', () => {
    fc.assert(
      fc.property(bothOutcomes, (rows) => {
        const stretched = rows.map((row) => ({ ...row, score: Math.exp(3 * row.score) }));
        const [one, other] = [evaluateScores(rows, quick), evaluateScores(stretched, quick)];
        expect([other.auc, other.prAuc, other.lift]).toEqual([one.auc, one.prAuc, one.lift]);
      }),
    );
  });

  it('turns AUC around when scores are', () => {
    fc.assert(
      fc.property(bothOutcomes, (rows) => {
        const around = rows.map((row) => ({ ...row, score: -row.score }));
        const auc = evaluateScores(rows, { ...quick, isProbability: false }).auc?.value as number;
        expect(evaluateScores(around, { ...quick, isProbability: false }).auc?.value).toBeCloseTo(1 - auc, 12);
      }),
    );
  });

  it('keeps every prediction in exactly one bin of the calibration', () => {
    fc.assert(
      fc.property(predictions, (rows) => {
        const { calibration, n, baseRate } = evaluateScores(rows, quick);
        expect(calibration.reduce((sum, bin) => sum + bin.n, 0)).toBe(n);
        expect(calibration.reduce((sum, bin) => sum + bin.n * bin.observed, 0) / n).toBeCloseTo(baseRate, 12);
        for (const { from, to, predicted } of calibration) {
          expect(from - 1e-12 <= predicted && predicted <= to + 1e-12).toBe(true);
        }
      }),
    );
  });

  it('knows the Brier score of a coin and of the base rate', () => {
    const rows = [true, false, false, false].map((happened, index) => ({
      accountId: `a${index}`,
      score: 0.5,
      happened,
    }));
    const { brier, baseBrier, baseRate } = evaluateScores(rows, quick);
    expect({ brier, baseBrier, baseRate }).toEqual({ brier: 0.25, baseBrier: 0.1875, baseRate: 0.25 });
  });

  it.each([
    ['nobody left', [false, false]],
    ['everybody left', [true, true]],
    ['there is no prediction', []],
  ])('has no AUC, precision or lift when %s', (_, outcomes) => {
    const rows = outcomes.map((happened, index) => ({ accountId: `a${index}`, score: index, happened }));
    const evaluation = evaluateScores(rows, { isProbability: false });
    expect(evaluation.auc).toBeUndefined();
    expect(evaluation.prAuc).toBeUndefined();
    expect(evaluation.lift).toBeUndefined();
    expect(evaluation.brier).toBeUndefined();
  });

  it('has an interval that is wider when the same snapshots belong to fewer accounts', () => {
    const rows = Array.from({ length: 400 }, (_, index) => ({
      accountId: `a${index}`,
      score: (index * 7919) % 401,
      happened: (index * 104_729) % 10 === 0,
    }));
    const few = rows.map((row, index) => ({ ...row, accountId: `a${Math.floor(index / 40)}` }));
    expect(widthOf(few)).not.toBe(widthOf(rows));
    const repeated = Array.from({ length: 10 }, () => rows.slice(0, 100)).flat();
    const apart = repeated.map((row, index) => ({ ...row, accountId: `b${index}` }));
    expect(widthOf(repeated)).toBeGreaterThan(2 * widthOf(apart));
  });
});

function widthOf(rows: Prediction[]): number {
  const { auc } = evaluateScores(rows, { isProbability: false, resamples: 200 });
  return (auc?.high ?? 0) - (auc?.low ?? 0);
}

function hashOf(row: Prediction, seed: number, rows: Prediction[]): number {
  return (Math.imul(rows.indexOf(row) + 1, seed | 1) >>> 0) % 1009;
}
