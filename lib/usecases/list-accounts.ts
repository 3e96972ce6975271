import type { Day } from '../domain/day.ts';
import type { Band } from '../domain/health/health.ts';
import type { PortfolioRow } from '../domain/portfolio/portfolio-row.ts';
import type { DayStore } from '../ports.ts';
import { type PageRequest, pageOf, scopeOf } from './page-of.ts';

/** The orders a portfolio can be read in. */
export const accountSorts = ['risk', 'churn-risk', 'name', 'mrr', 'renewal', 'signup'] as const;
export type AccountSort = (typeof accountSorts)[number];

/** Who is in the list: customers of today (the default), those who have left, or both. */
export const customerStates = ['current', 'cancelled', 'all'] as const;
export type CustomerState = (typeof customerStates)[number];

export type AccountsQuery = PageRequest & {
  band?: Band;
  owner?: string;
  industry?: string;
  implemented?: boolean;
  /** Only accounts whose churn risk is at least this, 0–1. */
  churnRiskFrom?: number;
  customers: CustomerState;
  sort: AccountSort;
};

/** A page of the portfolio as judged on `day`; `total` counts every account that fits the filters. `day` is absent until the first run. */
export type AccountsPage = { day?: Day; total: number; accounts: PortfolioRow[]; next?: string };

const BAND_ORDER: Record<string, number> = { red: 0, yellow: 1, unknown: 2, green: 3 };
const NEVER = '9999-12-31';

const byId = (a: PortfolioRow, b: PortfolioRow) => (a.accountId < b.accountId ? -1 : 1);
const byText = (a: string, b: string) => (a === b ? 0 : a < b ? -1 : 1);

/** What each order compares, most pressing first; ties go to the larger customer, then by id. */
const ORDERS: Record<AccountSort, (a: PortfolioRow, b: PortfolioRow) => number> = {
  risk: (a, b) =>
    (BAND_ORDER[a.band] ?? 2) - (BAND_ORDER[b.band] ?? 2) || (a.score ?? 100) - (b.score ?? 100) || mrrOf(b) - mrrOf(a),
  'churn-risk': (a, b) => (b.churnRisk ?? -1) - (a.churnRisk ?? -1) || mrrOf(b) - mrrOf(a),
  name: (a, b) => byText((a.name ?? a.accountId).toLowerCase(), (b.name ?? b.accountId).toLowerCase()),
  mrr: (a, b) => mrrOf(b) - mrrOf(a),
  renewal: (a, b) => byText(a.renewalDay ?? NEVER, b.renewalDay ?? NEVER),
  signup: (a, b) => byText(b.signupDay ?? '', a.signupDay ?? ''),
};

/** The portfolio as last judged, filtered, sorted and cut into pages. A cursor keeps to the day its first page was read on. */
export async function listAccounts(query: AccountsQuery, ports: { days: DayStore }): Promise<AccountsPage> {
  const day = query.cursor === undefined ? (await ports.days.latestDaySummary())?.day : scopeOf(query.cursor);
  if (!day) return { total: 0, accounts: [] };
  const rows = (await ports.days.portfolio(day)).filter((row) => fits(row, query));
  rows.sort((a, b) => ORDERS[query.sort](a, b) || byId(a, b));
  const { items, next } = pageOf(rows, (row) => row.accountId, day, query);
  return { day, total: rows.length, accounts: items, next };
}

function fits(row: PortfolioRow, query: AccountsQuery): boolean {
  const { band, owner, industry, implemented, customers } = query;
  return (
    (band === undefined || row.band === band) &&
    (owner === undefined || row.owner?.toLowerCase() === owner.toLowerCase()) &&
    (industry === undefined || row.industry?.toLowerCase() === industry.toLowerCase()) &&
    (implemented === undefined || (row.implementedDay !== undefined) === implemented) &&
    (query.churnRiskFrom === undefined || (row.churnRisk ?? -1) >= query.churnRiskFrom) &&
    (customers === 'all' || (row.cancelledDay !== undefined) === (customers === 'cancelled'))
  );
}

function mrrOf(row: PortfolioRow): number {
  return row.mrr ?? 0;
}
