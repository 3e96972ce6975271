import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aRow, aSummary } from '../../factories/portfolio.ts';
import { apiUnderTest } from './api-under-test.ts';

let api: Awaited<ReturnType<typeof apiUnderTest>>;
const ids = (body: { accounts: { accountId: string }[] }) => body.accounts.map((row) => row.accountId);

beforeAll(async () => {
  api = await apiUnderTest();
});
afterAll(() => api.close());

describe('GET /accounts', () => {
  it('is an empty list before the first run', async () => {
    expect(await api.call('/accounts')).toMatchObject({ status: 200, body: { total: 0, accounts: [] } });
  });

  describe('after a run', () => {
    beforeAll(async () => {
      const { days } = api.ports;
      await days.writePortfolio('2026-03-01', 0, [
        aRow('calm', { mrr: 900, owner: 'Ann@us.test', implementedDay: '2025-01-01', reached: ['data-flowing'] }),
        aRow('gone', { band: 'red', score: 5, cancelledDay: '2026-01-31' }),
      ]);
      await days.writePortfolio('2026-03-01', 1, [
        aRow('small', { band: 'red', score: 20, mrr: 10, renewalDay: '2026-04-01', churnRisk: 0.12 }),
        aRow('large', { band: 'red', score: 20, mrr: 5000, renewalDay: '2026-06-01' }),
        aRow('worst', { band: 'red', score: 10, mrr: 1, bandChange: { from: 'green', because: 'logins fell' } }),
        aRow('mild', { band: 'yellow', score: 55, churnRisk: 0.31, signupDay: '2026-02-01', firings: ['fading'] }),
        aRow('silent', { band: 'unknown', score: undefined, coverage: 0.1 }),
      ]);
      await days.writeDaySummary(aSummary('2026-03-01', { accounts: 7 }));
    });

    it.each([
      ['', ['worst', 'large', 'small', 'mild', 'silent', 'calm']],
      ['?band=red', ['worst', 'large', 'small']],
      ['?band=red&customers=all', ['gone', 'worst', 'large', 'small']],
      ['?customers=cancelled', ['gone']],
      ['?owner=ann@us.test', ['calm']],
      ['?implemented=true', ['calm']],
      ['?sort=churn-risk&limit=3', ['mild', 'small', 'large']],
      ['?churnRiskFrom=0.3', ['mild']],
      ['?sort=mrr&limit=2', ['large', 'calm']],
      ['?sort=renewal&limit=2', ['small', 'large']],
      ['?text=%20MIL', ['mild']],
      ['?renewal=2026-04', ['small']],
      ['?signedUpWithin=28', ['mild']],
      ['?signedUpWithin=27', []],
      ['?reached=data-flowing', ['calm']],
      ['?notReached=data-flowing&limit=2', ['worst', 'large']],
      ['?news=at-risk', ['worst']],
      ['?news=fired', ['mild']],
      ['?fired=fading', ['mild']],
      ['?currency=unstated&limit=1', ['worst']],
      ['?sort=name', ['calm', 'large', 'mild', 'silent', 'small', 'worst']],
    ])('reads /accounts%s', async (query, expected) => {
      const { status, body } = await api.call(`/accounts${query}`);
      expect([status, ids(body)]).toEqual([200, expected]);
      expect(body.day).toBe('2026-03-01');
    });

    it('answers only the fields asked for, and always the id and the band', async () => {
      const { body } = await api.call('/accounts?fields=name,mrr&limit=1');
      expect(body.accounts).toEqual([{ accountId: 'worst', band: 'red', name: 'worst Ltd', mrr: 1 }]);
    });

    it('walks every account once, page by page, and keeps to the day of the first page', async () => {
      const seen: string[] = [];
      let cursor = '';
      for (let page = 0; page < 10; page += 1) {
        const { body } = await api.call(`/accounts?limit=2${cursor}`);
        expect(body.total).toBe(6);
        seen.push(...ids(body));
        if (!body.next) break;
        cursor = `&cursor=${body.next}`;
      }
      expect(seen).toEqual(['worst', 'large', 'small', 'mild', 'silent', 'calm']);
    });

    it.each([
      ['?limit=0', 'query.limit'],
      ['?limit=4001', 'query.limit'],
      ['?limit=many', 'query.limit'],
      ['?fields=name,bnad', 'query.fields.1'],
      ['?renewal=April', 'query.renewal'],
      ['?band=purple', 'query.band'],
      ['?bnad=red', 'query'],
      ['?band=red&band=green', 'query.band'],
    ])('refuses /accounts%s, saying where', async (query, path) => {
      const { status, headers, body } = await api.call(`/accounts${query}`);
      expect([status, headers['content-type']]).toEqual([400, 'application/problem+json']);
      expect(body.errors).toContainEqual({ path, message: expect.any(String) });
    });

    it.each(['nonsense', btoa('{"in":"2026-03-01","after":"nobody"}'), btoa('[]')])(
      'refuses the cursor %s',
      async (cursor) => {
        const { status, body } = await api.call(`/accounts?cursor=${encodeURIComponent(cursor)}`);
        expect([status, body.detail]).toEqual([400, expect.stringContaining('cursor')]);
      },
    );
  });
});
