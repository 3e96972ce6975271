import type { PortfolioRow } from '../../lib/domain/portfolio/portfolio-row.ts';
import type { DaySummary } from '../../lib/domain/portfolio/summarise-day.ts';

/** A line of the portfolio: a green account unless told otherwise. */
export function aRow(accountId: string, part: Partial<PortfolioRow> = {}): PortfolioRow {
  return {
    accountId,
    name: `${accountId} Ltd`,
    band: 'green',
    score: 80,
    coverage: 1,
    reasons: [],
    overdueMilestones: [],
    firings: [],
    started: [],
    ...part,
  };
}

/** The summary of a judged day on which nothing happened. */
export function aSummary(day: string, part: Partial<DaySummary> = {}): DaySummary {
  return {
    day,
    accounts: 0,
    bands: {},
    implemented: 0,
    overdueMilestones: {},
    firings: {},
    started: {},
    failedSources: [],
    workflowsVersion: 'v1',
    ...part,
  };
}
