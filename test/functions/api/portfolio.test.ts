import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { detailDay } from '../../../lib/domain/portfolio/day-detail.ts';
import { aRow, aSummary } from '../../factories/portfolio.ts';
import { publishSomeFiles } from '../../factories/workflows.ts';
import { apiUnderTest } from './api-under-test.ts';

let api: Awaited<ReturnType<typeof apiUnderTest>>;
beforeAll(async () => {
  api = await apiUnderTest();
});
afterAll(() => api.close());

const day = '2026-03-01';
const rows = [
  aRow('worse', { band: 'red', mrr: 40, currency: 'USD', bandChange: { from: 'green', because: 'nobody logs in' } }),
  aRow('calm', { mrr: 9, firings: ['fading'], reached: ['data-flowing'], renewalDay: '2026-04-01' }),
];

describe('GET /portfolio', () => {
  it('is empty before the first run', async () => {
    const { status, body } = await api.call('/portfolio');
    expect([status, body]).toMatchObject([200, { history: [], news: [], sources: [] }]);
    expect(body.day).toBeUndefined();
  });

  describe('after a run', () => {
    beforeAll(async () => {
      const { days, workflows } = api.ports;
      await publishSomeFiles(workflows);
      await days.writeDaySummary(aSummary('2026-02-01', { accounts: 1, bands: { green: 1 } }));
      await days.writeDaySummary(aSummary('2026-02-28', { accounts: 2, bands: { green: 2 } }));
      await days.writePortfolio(day, 0, rows);
      await days.writeDaySummary(
        aSummary(day, { accounts: 2, bands: { red: 1, green: 1 }, revenue: { red: { USD: 40 } } }),
      );
    });

    it.each(['its portfolio, where no detail was kept', 'its detail'])('tells of the day from %s', async (from) => {
      if (from === 'its detail') await api.ports.days.writeDayDetail(detailDay(day, rows));
      const { status, body } = await api.call('/portfolio?days=7');
      expect(status).toBe(200);
      expect(body).toMatchObject({
        day,
        history: [{ day: '2026-02-28' }, { day, revenue: { red: { USD: 40 } } }],
        news: [
          { kind: 'at-risk', accounts: 1, mrr: { USD: 40 }, lines: [{ accountId: 'worse' }] },
          { kind: 'fired', accounts: 1 },
        ],
        rules: [{ id: 'fading', label: 'Use is fading' }],
      });
      expect(body.milestones[0]).toEqual({ id: 'data-flowing', label: 'Data flows', required: true });
      expect(body.renewals[1]).toEqual({ month: '2026-04', bands: { green: { accounts: 1, mrr: { unstated: 9 } } } });
      expect(body.funnel.at(-1)).toEqual({ accounts: 2, reached: { 'data-flowing': 1 }, implemented: 0 });
    });
  });
});
