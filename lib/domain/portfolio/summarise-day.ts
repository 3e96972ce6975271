import type { Day } from '../day.ts';
import type { SourceStanding } from '../freshness/source-standing.ts';
import type { PortfolioRow } from './portfolio-row.ts';

/** What a daily run found, over the customers of the day; counts of accounts, by band and milestone, firings by rule, starts by playbook. */
export type DaySummary = {
  day: Day;
  accounts: number;
  bands: Record<string, number>;
  implemented: number;
  overdueMilestones: Record<string, number>;
  firings: Record<string, number>;
  started: Record<string, number>;
  failedSources: { source: string; message: string }[];
  /** Where every source stood when the run ended; absent in summaries of the first version. */
  sources?: SourceStanding[];
  workflowsVersion: string;
};

/** Counts the portfolio of a day; those who have cancelled are no longer counted. */
export function summariseDay(
  day: Day,
  portfolio: PortfolioRow[],
): Omit<DaySummary, 'failedSources' | 'sources' | 'workflowsVersion'> {
  const customers = portfolio.filter(({ cancelledDay }) => cancelledDay === undefined);
  return {
    day,
    accounts: customers.length,
    bands: tally(customers.map(({ band }) => band)),
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
