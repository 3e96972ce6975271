import { unstatedCurrency } from '../company/tally-company.ts';
import type { PortfolioRow } from './portfolio-row.ts';

/** Monthly recurring revenue by currency (`unstated` where no source says): currencies are never added up. */
export type Revenue = Record<string, number>;

/** How many accounts, and what they pay a month. */
export type Book = { accounts: number; mrr: Revenue };

/** What some accounts pay together; sums are kept to the cent. */
export function revenueOf(rows: readonly Pick<PortfolioRow, 'mrr' | 'currency'>[]): Revenue {
  const sums: Revenue = {};
  for (const { mrr, currency = unstatedCurrency } of rows) {
    if (mrr) sums[currency] = (sums[currency] ?? 0) + mrr;
  }
  return Object.fromEntries(Object.entries(sums).map(([currency, sum]) => [currency, Math.round(sum * 100) / 100]));
}

/** How many some accounts are, and what they pay. */
export function bookOf(rows: readonly PortfolioRow[]): Book {
  return { accounts: rows.length, mrr: revenueOf(rows) };
}

/** The largest customer first; ties by id. Amounts of different currencies are compared as they stand. */
export function byMoney(a: PortfolioRow, b: PortfolioRow): number {
  return (b.mrr ?? 0) - (a.mrr ?? 0) || (a.accountId < b.accountId ? -1 : 1);
}
