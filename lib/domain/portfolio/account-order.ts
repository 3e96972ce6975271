import { compareTexts } from '../compare-texts.ts';
import type { PortfolioRow } from './portfolio-row.ts';

/** The orders a portfolio can be read in. */
export const accountSorts = ['risk', 'churn-risk', 'name', 'mrr', 'renewal', 'signup'] as const;
export type AccountSort = (typeof accountSorts)[number];

type Compare = (a: PortfolioRow, b: PortfolioRow) => number;

const BAND_ORDER: Record<string, number> = { red: 0, yellow: 1, unknown: 2, green: 3 };
const NEVER = '9999-12-31';

const byId: Compare = (a, b) => compareTexts(a.accountId, b.accountId);
const mrrOf = ({ mrr = 0 }: PortfolioRow) => mrr;

/** What each order compares, most pressing first; ties go to the larger customer, then by id. */
const ORDERS: Record<AccountSort, Compare> = {
  risk: (a, b) =>
    (BAND_ORDER[a.band] ?? 2) - (BAND_ORDER[b.band] ?? 2) || (a.score ?? 100) - (b.score ?? 100) || mrrOf(b) - mrrOf(a),
  'churn-risk': (a, b) => (b.churnRisk ?? -1) - (a.churnRisk ?? -1) || mrrOf(b) - mrrOf(a),
  name: (a, b) => compareTexts((a.name ?? a.accountId).toLowerCase(), (b.name ?? b.accountId).toLowerCase()),
  mrr: (a, b) => mrrOf(b) - mrrOf(a),
  renewal: (a, b) => compareTexts(a.renewalDay ?? NEVER, b.renewalDay ?? NEVER),
  signup: (a, b) => compareTexts(b.signupDay ?? '', a.signupDay ?? ''),
};

/** Compares two lines of a portfolio as an order has it. */
export function accountOrder(sort: AccountSort): Compare {
  return (a, b) => ORDERS[sort](a, b) || byId(a, b);
}
