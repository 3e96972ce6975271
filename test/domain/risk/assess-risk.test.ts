import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AccountDay } from '../../../lib/domain/metrics/account-day.ts';
import type { Metric } from '../../../lib/domain/metrics/catalogue.ts';
import { assessRisk, partOf } from '../../../lib/domain/risk/assess-risk.ts';
import type { RiskWords } from '../../../lib/domain/risk/reason-words.ts';
import { trainModel } from '../../../lib/domain/risk/train-model.ts';
import { aRiskModel } from '../../factories/risk-models.ts';
import { madeSnapshots } from '../../factories/snapshots.ts';

const metric = (id: string, form: Metric['form'] = 'value'): Metric => ({
  ...{ id, family: 'logins', label: 'Logins in 28 days', familyLabel: 'Logins', group: 'logins-and-users' },
  ...{ unit: 'logins', direction: 'up', windowInDays: 28, form },
});

const words: RiskWords = {
  metrics: new Map([
    ['logins_28d', metric('logins_28d')],
    ['logins_28d_change', metric('logins_28d_change', 'change')],
  ]),
  milestones: [],
};

function account(metrics: Record<string, number>, attributes: AccountDay['attributes'] = {}): AccountDay {
  return { accountId: 'acc-1', day: '2026-03-01', attributes, metrics, missing: {}, milestones: {}, provenance: {} };
}

const logit = (probability: number) => Math.log(probability / (1 - probability));

const trained = trainModel(
  madeSnapshots({
    accounts: 400,
    metrics: 12,
    missing: 0.1,
    logOdds: (values) => values.reduce((sum, value, at) => sum + value * (at % 2 ? 0.5 : -0.4), -4),
  }).table,
  { horizonDays: 28, before: '2026-03-01', trainedAt: '2026-03-01T00:00:00Z', metrics: new Map() },
);

describe('assessRisk', () => {
  it('gives reasons that add up to the log-odds above the average account, exactly', () => {
    expect(trained.signal).toBe('sufficient');
    const value = fc.option(fc.double({ min: -5, max: 5, noNaN: true }), { nil: undefined });
    fc.assert(
      fc.property(fc.array(value, { minLength: 12, maxLength: 12 }), (values) => {
        const known = values.flatMap((one, at) => (one === undefined ? [] : [[`metric_${at}`, one]]));
        const risk = assessRisk(trained, { day: account(Object.fromEntries(known)) }, words);
        const told = risk?.reasons.reduce((sum, { contribution }) => sum + contribution, 0) ?? Number.NaN;
        expect(told).toBeCloseTo(logit(risk?.probability ?? 0) - trained.averageLogOdds, 8);
        expect(risk?.reasons.length).toBeLessThanOrEqual(7);
      }),
    );
  });

  it('tells the value behind a number, and which way it moves the risk', () => {
    const day = account({ logins_28d: 12, logins_28d_change: -0.4 });
    expect(assessRisk(aRiskModel(), { day }, words)?.reasons).toMatchObject([
      { feature: 'logins', words: 'Logins fell from 20 to 12 in 28 days: raises the risk' },
    ]);
  });

  it('says that a value is missing, and does not take it for 0', () => {
    const risk = assessRisk(aRiskModel(), { day: account({}) }, words);
    expect(risk?.reasons).toMatchObject([
      { words: 'Logins in 28 days: not known, nothing is recorded: raises the risk', contribution: 0.5 },
    ]);
  });

  it.each([
    ['the account has cancelled', aRiskModel(), { cancelledDay: '2026-02-01' }],
    ['the signal is insufficient', aRiskModel({ signal: 'insufficient' }), {}],
  ])('says nothing when %s', (_, model, attributes) => {
    expect(assessRisk(model, { day: account({ logins_28d: 3 }, attributes) }, words)).toBeUndefined();
  });

  it.each([
    [-10, 2],
    [0, 2],
    [25, 1],
    [75, -0.5],
    [1000, -1],
    [Number.NaN, 0.5],
  ])('reads a feature between its points, flat beyond them (%d)', (value, logOdds) => {
    const [feature] = aRiskModel().features;
    expect(feature && partOf(feature, value)).toBeCloseTo(logOdds, 12);
  });
});
