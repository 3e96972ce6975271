import { addDays, type Day } from '../domain/day.ts';
import type { SourceStanding } from '../domain/freshness/source-standing.ts';
import {
  type DayDetail,
  detailDay,
  type FunnelStage,
  type News,
  type RenewalMonth,
} from '../domain/portfolio/day-detail.ts';
import type { Revenue } from '../domain/portfolio/revenue.ts';
import type { DaySummary } from '../domain/portfolio/summarise-day.ts';
import type { DayStore } from '../ports/judging.ts';
import { loadWorkflows, type WorkflowPorts } from './load-workflows.ts';

/** How the customers of a day stood, in numbers. `revenue` (a month, by band and currency) is absent for days before it was counted. */
export type DayStanding = {
  day: Day;
  accounts: number;
  implemented: number;
  bands: Record<string, number>;
  revenue?: Record<string, Revenue>;
};

/** What a word of the workflows means: the label of a milestone, or a rule. */
export type Labelled = { id: string; label: string };

/** The portfolio at a glance. `history` is oldest first, and ends with `day`; it is empty, and `day` absent, until the first run. */
export type Portfolio = {
  day?: Day;
  history: DayStanding[];
  news: News[];
  renewals: RenewalMonth[];
  funnel: FunnelStage[];
  /** In the order of milestones.yaml. */
  milestones: (Labelled & { required: boolean })[];
  /** Those that fired on the day. */
  rules: Labelled[];
  sources: SourceStanding[];
};

type PortfolioPorts = WorkflowPorts & { days: DayStore };

/** Everything the first page tells, from what runs left of their days; `days` is how far back the history goes. */
export async function showPortfolio({ days }: { days: number }, ports: PortfolioPorts): Promise<Portfolio> {
  const latest = await ports.days.latestDaySummary();
  if (!latest) {
    return { history: [], news: [], renewals: [], funnel: [], milestones: [], rules: [], sources: [] };
  }
  const { day } = latest;
  const [summaries, detail, published] = await Promise.all([
    ports.days.daySummaries(addDays(day, 1 - days), day),
    detailOf(day, ports.days),
    loadWorkflows(latest.workflowsVersion, ports),
  ]);
  const fired = new Set(detail.news.flatMap(({ lines }) => lines.flatMap(({ firings }) => firings)));
  return {
    ...detail,
    history: summaries.map(standingOf),
    milestones: published.milestones.map(({ id, label, required }) => ({ id, label, required })),
    rules: published.rules.flatMap(({ id, label }) => (fired.has(id) ? [{ id, label }] : [])),
    sources: latest.sources ?? [],
  };
}

/** A day judged before its detail was kept is told from its portfolio. */
async function detailOf(day: Day, days: DayStore): Promise<DayDetail> {
  return (await days.dayDetail(day)) ?? detailDay(day, await days.portfolio(day));
}

function standingOf({ day, accounts, implemented, bands, revenue }: DaySummary): DayStanding {
  return { day, accounts, implemented, bands, ...(revenue && { revenue }) };
}
