import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareAuc } from '../../../lib/domain/evaluation/compare-auc.ts';
import { evaluateScores } from '../../../lib/domain/evaluation/evaluate-scores.ts';
import type { Prediction } from '../../../lib/domain/evaluation/prediction.ts';

const rows = fc
  .array(
    fc.record({
      accountId: fc.integer({ min: 1, max: 9 }).map((number) => `acc-${number}`),
      one: fc.integer({ min: 0, max: 9 }),
      other: fc.integer({ min: 0, max: 9 }),
      happened: fc.boolean(),
    }),
    { minLength: 2, maxLength: 40 },
  )
  .filter((list) => new Set(list.map(({ happened }) => happened)).size === 2);

describe('compareAuc', () => {
  it('is the difference of the two, and nothing for a score against itself', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const one = list.map(({ one: score, ...row }) => ({ ...row, score }));
        const other = list.map(({ other: score, ...row }) => ({ ...row, score }));
        const auc = (scores: Prediction[]) => evaluateScores(scores, { isProbability: false, resamples: 1 }).auc?.value;
        const difference = compareAuc(one, other, { resamples: 20 });
        expect(difference.value).toBeCloseTo((auc(one) as number) - (auc(other) as number), 12);
        expect(compareAuc(one, one, { resamples: 20 })).toEqual({ value: 0, low: 0, high: 0 });
      }),
    );
  });

  it('refuses lists that do not speak of the same accounts', () => {
    const row = { accountId: 'a', score: 1, happened: true };
    expect(() => compareAuc([row], [{ ...row, accountId: 'b' }])).toThrow(TypeError);
    expect(() => compareAuc([row], [])).toThrow(TypeError);
  });
});
