import type { RiskModel } from '../../lib/domain/risk/risk-model.ts';

/** A model that tells churn by how many logins there were in 28 days: few, likelier; and by whether anybody knows. */
export function aRiskModel(over: Partial<RiskModel> = {}): RiskModel {
  const before = over.before ?? '2026-03-01';
  return {
    format: 1,
    modelId: `model-${before}`,
    trainedAt: `${before}T04:00:00.000Z`,
    horizonDays: 28,
    before,
    signal: 'sufficient',
    because: 'it tells who leaves better than guessing, and better than any single metric',
    advice: [],
    training: {
      firstDay: '2025-06-01',
      lastDay: '2026-01-31',
      snapshots: 2400,
      accounts: 300,
      events: 60,
      eventAccounts: 58,
      accountsLeftOut: 0,
    },
    averageLogOdds: -3,
    features: [
      {
        id: 'logins_28d',
        reads: { kind: 'metric', metric: 'logins_28d' },
        topic: 'logins',
        scale: 'linear',
        points: [
          [0, 2],
          [50, 0],
          [100, -1],
        ],
        missing: 0.5,
      },
    ],
    blend: [{ model: 'plain', strength: 100, weight: 1 }],
    outOfTime: {
      model: {
        n: 600,
        events: 20,
        accounts: 280,
        baseRate: 0.033,
        auc: { value: 0.81, low: 0.72, high: 0.88 },
        prAuc: 0.2,
        lift: { value: 3.5, low: 2, high: 5 },
        brier: 0.03,
        baseBrier: 0.032,
        calibration: [{ from: 0, to: 1, n: 600, predicted: 0.034, observed: 0.033 }],
      },
      bestMetric: { metric: 'logins_28d', label: 'Logins', auc: { value: 0.7, low: 0.6, high: 0.8 } },
      advantage: { value: 0.11, low: 0.02, high: 0.2 },
    },
    ...over,
  };
}
