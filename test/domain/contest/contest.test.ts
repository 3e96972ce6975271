import { describe, expect, it } from 'vitest';
import { evaluateContender } from '../../../lib/domain/contest/contender.ts';
import { contestVerdict } from '../../../lib/domain/contest/contest-verdict.ts';
import type { Contest } from '../../../lib/domain/contest/hold-contest.ts';
import type { RiskModel } from '../../../lib/domain/risk/risk-model.ts';

const rows = (count: number, leaves: (row: number) => boolean) => ({
  accountIds: Array.from({ length: count }, (_, row) => `a${row}`),
  happened: Array.from({ length: count }, (_, row) => leaves(row)),
});
const outcomes = rows(100, (row) => row % 10 === 0);
const both = <T>(one: T) => ({ train: one, test: one });
const scores = (score: (row: number) => number) => both(Array.from({ length: 100 }, (_, row) => score(row)));

describe('one that takes part', () => {
  it('that knows who leaves has an AUC of 1, and a smaller Brier score than the base rate', () => {
    const about = { kind: 'health', id: 'health', label: 'Health' } as const;
    const { evaluation, flagging } = evaluateContender(
      about,
      scores((row) => (row % 10 === 0 ? 90 : row % 7)),
      both(outcomes),
    );
    expect(evaluation).toMatchObject({ n: 100, events: 10, baseRate: 0.1, auc: { value: 1, low: 1, high: 1 } });
    expect(evaluation.lift?.value).toBe(10);
    expect(evaluation.brier).toBeLessThan(evaluation.baseBrier / 2);
    expect(flagging).toBeUndefined();
  });

  it('counts whom it says nothing of as average', () => {
    const about = { kind: 'metric', id: 'm', label: 'M' } as const;
    const silent = evaluateContender(
      about,
      scores(() => Number.NaN),
      both(outcomes),
    );
    expect(silent.evaluation.auc?.value).toBe(0.5);
    expect(silent.evaluation.brier).toBeCloseTo(0.09);
  });

  it('that says yes or no is told by whom it flagged', () => {
    const about = { kind: 'rule', id: 'r', label: 'R' } as const;
    const { flagging } = evaluateContender(
      about,
      scores((row) => (row < 20 ? 1 : 0)),
      both(rows(100, (row) => row < 5)),
    );
    expect(flagging).toMatchObject({ n: 20, accounts: 20, precision: 0.25, recall: 1, lift: { value: 5 } });
    const never = evaluateContender(
      about,
      scores(() => 0),
      both(outcomes),
    ).flagging;
    expect(never).toEqual({ n: 0, accounts: 0, recall: 0 });
  });

  it('says nothing of what cannot be told when nobody left', () => {
    const about = { kind: 'rule', id: 'r', label: 'R' } as const;
    const { evaluation, flagging } = evaluateContender(
      about,
      scores((row) => row % 2),
      both(rows(100, () => false)),
    );
    expect([evaluation.auc, evaluation.lift, flagging?.lift, flagging?.recall]).toEqual(Array(4).fill(undefined));
  });
});

describe('the verdict', () => {
  const model = { signal: 'sufficient', because: 'Judged on later months.' } as RiskModel;
  const estimate = (value: number) => ({ value, low: value - 0.1, high: value + 0.1 });
  const contest = (auc: number, advantage: number, brier = 0.04): Contest => ({
    contenders: [
      {
        ...{ kind: 'model', id: 'm', label: 'Churn risk' },
        evaluation: {
          ...{ n: 100, events: 20, accounts: 100, baseRate: 0.05, brier, baseBrier: 0.05, calibration: [] },
          ...{ auc: estimate(auc), lift: estimate(4) },
        },
      },
      { kind: 'metric', id: 'logins', label: 'Logins', evaluation: { auc: estimate(0.6) } as never },
    ],
    advantage: estimate(advantage),
    notJudged: [],
  });

  it.each<[string, Parameters<typeof contestVerdict>, 'sufficient' | 'insufficient', RegExp]>([
    ['believes what was told', [model, contest(0.8, 0.2), 20], 'sufficient', /left 4.0 times.*nearer to what happened/],
    ['warns of probabilities', [model, contest(0.8, 0.2, 0.06), 20], 'sufficient', /Its order can be believed, but/],
    ['is not impressed by chance', [model, contest(0.55, 0.2), 20], 'insufficient', /no better than chance/],
    ['nor by what one metric knows', [model, contest(0.8, -0.01), 20], 'insufficient', /no more than "Logins" alone/],
    ['does not judge by few', [model, contest(0.8, 0.2), 9], 'insufficient', /could not be tested/],
    [
      'repeats what training found',
      [{ ...model, signal: 'insufficient', because: 'Too little.' }, contest(0.8, 0.2), 20],
      'insufficient',
      /^Insufficient signal. Too little.$/,
    ],
  ])('%s', (_, given, signal, words) => {
    const verdict = contestVerdict(...given);
    expect(verdict).toMatchObject({ signal, words: expect.stringMatching(words) });
    expect(verdict.tooFew !== undefined).toBe(given[2] < 10);
  });

  it('says how few they were', () => {
    expect(contestVerdict(model, contest(0.8, 0.2), 1).tooFew).toMatch(
      /^Too few to judge: 1 account left .* at least 10/,
    );
  });
});
