import type { Condition, Facts, Verdict } from '../expressions/expression.ts';
import type { AccountDay } from '../metrics/account-day.ts';
import type { PeerTable } from '../peers/peer-table.ts';
import type { PortfolioRow } from './portfolio-row.ts';

/** The facts of an account's day, put together from what was measured and from its line of the portfolio, which has what was judged. */
export function factsOf(day: AccountDay, row: PortfolioRow, peers?: PeerTable): Facts {
  const { score, band, coverage, trend, churnRisk } = row;
  return {
    day,
    health: { ...(score !== undefined && { score }), band, coverage, ...(trend && { trend }), points: [] },
    ...(churnRisk !== undefined && { risk: { probability: churnRisk, horizonDays: 0, model: '' } }),
    peers,
  };
}

/** Whether a condition holds for an account: what a rule with that condition would find on the day. */
export function matchRow(condition: Condition, day: AccountDay, row: PortfolioRow, peers?: PeerTable): Verdict {
  return condition.holds(factsOf(day, row, peers));
}
