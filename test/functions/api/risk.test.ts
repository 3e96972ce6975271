import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publishWorkflows } from '../../../lib/usecases/publish-workflows.ts';
import { aRiskModel } from '../../factories/risk-models.ts';
import { shippedWorkflows } from '../../factories/workflow-files.ts';
import { apiUnderTest } from './api-under-test.ts';

let api: Awaited<ReturnType<typeof apiUnderTest>>;
beforeAll(async () => {
  api = await apiUnderTest();
});
afterAll(() => api.close());

describe('GET /risk', () => {
  it('is not found before a model was trained, and says how one comes about', async () => {
    const { status, body } = await api.call('/risk');
    expect(status).toBe(404);
    expect(body.detail).toContain('the first of each month');
  });

  it('is the card of the newest model, with the ones before it', async () => {
    await publish();
    await api.ports.riskModels.write(aRiskModel({ before: '2026-02-01' }));
    await api.ports.riskModels.write(aRiskModel({ before: '2026-03-01' }));
    const { status, body } = await api.call('/risk');
    expect(status).toBe(200);
    expect(body).toMatchObject({ modelId: 'model-2026-03-01', signal: 'sufficient', horizonDays: 28 });
    expect(body.drivers).toEqual([
      {
        feature: 'logins_28d',
        words: 'Logins in 28 days',
        isYesOrNo: false,
        low: { value: 0, odds: Math.exp(2) },
        high: { value: 100, odds: Math.exp(-1) },
        oddsWhenMissing: Math.exp(0.5),
      },
    ]);
    expect(body.earlier).toMatchObject([{ modelId: 'model-2026-02-01', auc: { value: 0.81 } }]);
  });

  it('names nothing that moves a model whose signal is insufficient', async () => {
    const because = 'only 3 accounts have left';
    await api.ports.riskModels.write(
      aRiskModel({ before: '2026-04-01', signal: 'insufficient', because, outOfTime: undefined }),
    );
    const { body } = await api.call('/risk');
    expect(body).toMatchObject({ signal: 'insufficient', because, drivers: [] });
    expect(body.outOfTime).toBeUndefined();
  });
});

async function publish(): Promise<void> {
  const engine = { publish: async () => 'created' };
  const digest = { of: () => 'version' };
  const { faults } = await publishWorkflows({ files: shippedWorkflows() }, {
    ...api.ports,
    engine,
    digest,
    performStepArn: 'arn:perform-step',
  } as never);
  expect(faults).toEqual([]);
}
