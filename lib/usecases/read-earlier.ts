import { addDays, type Day } from '../domain/day.ts';
import type { Earlier, Trend } from '../domain/health/health.ts';
import { trendDays } from '../domain/health/trend.ts';
import type { Yesterday } from '../domain/portfolio/account-events.ts';
import type { PortfolioRow } from '../domain/portfolio/portfolio-row.ts';
import type { DayStore } from '../ports/judging.ts';

/** How the accounts of a shard stood on earlier days; undefined for an account or a day that was not judged. */
export type EarlierStandings = {
  trendOf(accountId: string): Trend | undefined;
  yesterday(accountId: string): (Earlier & Yesterday) | undefined;
  /** Whether anybody of the shard was judged the day before. */
  judgedYesterday: boolean;
};

/** Reads how a shard's accounts stood the day before, and a week and four weeks ago, from the portfolios of those days: three reads of a page for all of them. */
export async function readEarlier(day: Day, shard: number, days: DayStore): Promise<EarlierStandings> {
  const rowsOf = (back: number) => days.portfolioOf(addDays(day, -back), shard);
  const [last, days7, days28] = await Promise.all([
    rowsOf(1).then((rows) => byAccount(rows, (row) => ({ ...standingOf(row), ...stateOf(row) }))),
    rowsOf(trendDays.days7).then((rows) => byAccount(rows, standingOf)),
    rowsOf(trendDays.days28).then((rows) => byAccount(rows, standingOf)),
  ]);
  return {
    yesterday: (accountId) => last.get(accountId),
    judgedYesterday: last.size > 0,
    trendOf(accountId) {
      const [week, month] = [days7.get(accountId), days28.get(accountId)];
      return week || month ? { ...(week && { days7: week }), ...(month && { days28: month }) } : undefined;
    },
  };
}

function byAccount<T>(rows: readonly PortfolioRow[], read: (row: PortfolioRow) => T): Map<string, T> {
  return new Map(rows.map((row) => [row.accountId, read(row)]));
}

function standingOf({ score, band }: PortfolioRow): Earlier {
  return score === undefined ? { band } : { score, band };
}

function stateOf({ implementedDay, cancelledDay }: PortfolioRow): Yesterday {
  return { implemented: implementedDay !== undefined, cancelled: cancelledDay !== undefined };
}
