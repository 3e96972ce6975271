import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bands } from '../../../lib/domain/health/health.ts';
import { fitsFilter } from '../../../lib/domain/portfolio/account-filter.ts';
import { detailDay } from '../../../lib/domain/portfolio/day-detail.ts';
import type { PortfolioRow } from '../../../lib/domain/portfolio/portfolio-row.ts';
import { aRow } from '../../factories/portfolio.ts';

const day = '2026-03-15';

describe('the detail of a day', () => {
  it('tells news by kind, the largest customer first', () => {
    const { news } = detailDay(day, [
      aRow('small', { events: ['implemented'], mrr: 10, currency: 'EUR' }),
      aRow('large', { events: ['implemented'], mrr: 900, currency: 'USD', reasons: ['nobody logs in', 'more'] }),
      aRow('gone', { events: ['cancelled'], cancelledDay: day, mrr: 5 }),
    ]);
    expect(news.map(({ kind, accounts, mrr }) => [kind, accounts, mrr])).toEqual([
      ['cancelled', 1, { unstated: 5 }],
      ['implemented', 2, { EUR: 10, USD: 900 }],
    ]);
    expect(news[1]?.lines.map(({ accountId, reason }) => [accountId, reason])).toEqual([
      ['large', 'nobody logs in'],
      ['small', undefined],
    ]);
  });

  it('has the twelve months from its own on, with who renews then', () => {
    const { renewals } = detailDay(day, [
      aRow('A', { renewalDay: '2026-03-31', band: 'red', mrr: 1.1 }),
      aRow('B', { renewalDay: '2027-02-01', mrr: 2 }),
      aRow('C', { renewalDay: '2027-03-01' }),
      aRow('D', { renewalDay: '2026-03-31', cancelledDay: day }),
    ]);
    expect([renewals.length, renewals[0]?.month, renewals.at(-1)?.month]).toEqual([12, '2026-03', '2027-02']);
    expect(renewals[0]?.bands).toEqual({ red: { accounts: 1, mrr: { unstated: 1.1 } } });
    expect(renewals.at(-1)?.bands).toEqual({ green: { accounts: 1, mrr: { unstated: 2 } } });
  });

  const aDay = fc
    .integer({ min: 0, max: 400 })
    .map((n) => new Date(Date.UTC(2025, 1, 1 + n)).toISOString().slice(0, 10));
  const rows: fc.Arbitrary<PortfolioRow[]> = fc
    .uniqueArray(
      fc.record(
        {
          accountId: fc.uuid(),
          band: fc.constantFrom(...bands),
          signupDay: aDay,
          renewalDay: aDay,
          implementedDay: aDay,
          cancelledDay: aDay,
          reached: fc.subarray(['set-up', 'data', 'dashboards']),
          events: fc.subarray(['cancelled', 'implemented', 'new'] as const),
          firings: fc.subarray(['fading', 'silent']),
        },
        { requiredKeys: ['accountId', 'band', 'firings'] },
      ),
      { selector: ({ accountId }) => accountId, maxLength: 40 },
    )
    .map((some) => some.map(({ accountId, ...part }) => aRow(accountId, part)));

  it('says of every figure what the list behind it holds', () => {
    fc.assert(
      fc.property(rows, (portfolio) => {
        const { news, renewals, funnel } = detailDay(day, portfolio);
        const count = (filter: Parameters<typeof fitsFilter>[1]) =>
          portfolio.filter((row) => fitsFilter(row, filter, day)).length;
        const customers = 'current';
        for (const { kind, accounts } of news) expect(accounts).toBe(count({ news: kind, customers: 'all' }));
        for (const { month, bands } of renewals) {
          const due = Object.values(bands).reduce((sum, { accounts }) => sum + accounts, 0);
          expect(due).toBe(count({ renewal: month, customers }));
        }
        for (const { withinDays: signedUpWithin, accounts, reached, implemented } of funnel) {
          const within = { customers, signedUpWithin } as const;
          expect(accounts).toBe(count(within));
          expect(implemented).toBe(count({ ...within, implemented: true }));
          for (const [milestone, some] of Object.entries(reached)) {
            expect([milestone, some]).toEqual([milestone, count({ ...within, reached: milestone })]);
          }
        }
      }),
    );
  });
});
