import type { PortfolioRow } from '../portfolio/portfolio-row.ts';
import type { RetainedAccount } from './retained-account.ts';

/** What the portfolio of the day adds to a line of the ledger: who it is, and how it stands. */
export type RetainedLine = RetainedAccount &
  Pick<
    PortfolioRow,
    'name' | 'owner' | 'industry' | 'sizeBand' | 'plan' | 'band' | 'score' | 'churnRisk' | 'implementedDay'
  >;

/** Each line of the ledger with what the portfolio says of its account; who is not in it stays without. */
export function retainedLines(ledger: readonly RetainedAccount[], portfolio: readonly PortfolioRow[]): RetainedLine[] {
  const rows = new Map(portfolio.map((row) => [row.accountId, row]));
  return ledger.map((account) => {
    const row = rows.get(account.accountId);
    if (!row) return { ...account, band: 'unknown' };
    const { name, owner, industry, sizeBand, plan, band, score, churnRisk, implementedDay } = row;
    return { ...account, name, owner, industry, sizeBand, plan, band, score, churnRisk, implementedDay };
  });
}
