import { addDays, type Day } from '../domain/day.ts';
import type { Earlier, Trend } from '../domain/health/health.ts';
import { trendDays } from '../domain/health/trend.ts';
import type { DayStore } from '../ports.ts';

/** How the accounts of a shard stood on earlier days; undefined for an account or a day that was not judged. */
export type EarlierStandings = {
  trendOf(accountId: string): Trend | undefined;
  yesterday(accountId: string): Earlier | undefined;
};

/** Reads how a shard's accounts stood the day before, and a week and four weeks ago, from the portfolios of those days: three reads of a page for all of them. */
export async function readEarlier(day: Day, shard: number, days: DayStore): Promise<EarlierStandings> {
  const [yesterday, days7, days28] = await Promise.all(
    [1, trendDays.days7, trendDays.days28].map((back) => standingsOn(addDays(day, -back), shard, days)),
  );
  return {
    yesterday: (accountId) => yesterday?.get(accountId),
    trendOf(accountId) {
      const [week, month] = [days7?.get(accountId), days28?.get(accountId)];
      return week || month ? { ...(week && { days7: week }), ...(month && { days28: month }) } : undefined;
    },
  };
}

async function standingsOn(day: Day, shard: number, days: DayStore): Promise<Map<string, Earlier>> {
  const rows = await days.portfolioOf(day, shard);
  return new Map(
    rows.map(({ accountId, score, band }) => [accountId, score === undefined ? { band } : { score, band }]),
  );
}
