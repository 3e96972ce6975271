import type { Day } from '../domain/day.ts';
import { type AccountFilter, fitsFilter } from '../domain/portfolio/account-filter.ts';
import { type AccountSort, accountOrder } from '../domain/portfolio/account-order.ts';
import type { PortfolioRow } from '../domain/portfolio/portfolio-row.ts';
import { type MatchPorts, matchedOn, type Question } from './match-accounts.ts';
import { type PageRequest, pageOf, scopeOf } from './page-of.ts';

export type AccountsQuery = PageRequest & AccountFilter & { sort: AccountSort };

/** A page of the portfolio as judged on `day`; `total` counts every account that fits the filters. `day` is absent until the first run. */
export type AccountsPage = { day?: Day; total: number; accounts: PortfolioRow[]; next?: string };

/**
 * The portfolio as last judged, filtered, sorted and cut into pages. A cursor keeps to the day its first page was read on.
 * With a condition (`where`, or that of a `segment`) only accounts for which it holds. Throws ConditionRefused, NotFound,
 * CursorUnknown.
 */
export async function listAccounts(
  { where, segment, ...query }: AccountsQuery & Question,
  ports: MatchPorts,
): Promise<AccountsPage> {
  const { cursor, sort, limit, ...filter } = query;
  const day = cursor === undefined ? (await ports.days.latestDaySummary())?.day : scopeOf(cursor);
  if (!day) return { total: 0, accounts: [] };
  const all = await ports.days.portfolio(day);
  const matched = await matchedOn(day, all, { where, segment }, ports);
  const customers = filter.customers ?? 'current';
  const rows = all.filter((row) => matched(row) && fitsFilter(row, { ...filter, customers }, day));
  rows.sort(accountOrder(sort));
  const { items, next } = pageOf(rows, (row) => row.accountId, day, { limit, cursor });
  return { day, total: rows.length, accounts: items, next };
}
