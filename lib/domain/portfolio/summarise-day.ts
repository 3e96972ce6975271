import type { Day } from '../day.ts';
import type { SourceStanding } from '../freshness/source-standing.ts';
import { booksByBand } from './day-detail.ts';
import type { PortfolioRow } from './portfolio-row.ts';
import type { Revenue } from './revenue.ts';

/** What a daily run found, over the customers of the day; counts of accounts, by band and milestone, firings by rule, starts by playbook. */
export type DaySummary = {
  day: Day;
  accounts: number;
  bands: Record<string, number>;
  /** What the accounts of each band pay a month, by currency; absent in summaries of days judged before it was counted. */
  revenue?: Record<string, Revenue>;
  implemented: number;
  overdueMilestones: Record<string, number>;
  firings: Record<string, number>;
  started: Record<string, number>;
  failedSources: { source: string; message: string }[];
  /** Where every source stood when the run ended; absent in summaries of the first version. */
  sources?: SourceStanding[];
  workflowsVersion: string;
  /** Into how many shards the run divided the accounts. */
  shards?: number;
};

/** Counts the portfolio of a day; those who have cancelled are no longer counted. */
export function summariseDay(
  day: Day,
  portfolio: PortfolioRow[],
): Omit<DaySummary, 'failedSources' | 'sources' | 'workflowsVersion' | 'shards'> {
  const customers = portfolio.filter(({ cancelledDay }) => cancelledDay === undefined);
  return {
    day,
    accounts: customers.length,
    bands: tally(customers.map(({ band }) => band)),
    revenue: Object.fromEntries(Object.entries(booksByBand(customers)).map(([band, { mrr }]) => [band, mrr])),
    implemented: customers.filter(({ implementedDay }) => implementedDay !== undefined).length,
    overdueMilestones: tally(customers.flatMap((row) => row.overdueMilestones)),
    firings: tally(portfolio.flatMap(({ firings }) => firings)),
    started: tally(portfolio.flatMap(({ started }) => started)),
  };
}

function tally(names: string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
