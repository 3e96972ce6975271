import { daysBetween, daysFrom } from '../domain/day.ts';
import { type Collection, isSilent, type SourceStanding } from '../domain/freshness/source-standing.ts';
import { detailDay } from '../domain/portfolio/day-detail.ts';
import { type DaySummary, summariseDay } from '../domain/portfolio/summarise-day.ts';
import type { Collected, RunPlan } from '../domain/run-plan.ts';
import type { DayStore } from '../ports/judging.ts';
import type { ImportStore } from '../ports/sources.ts';
import type { Clock } from '../ports/system.ts';
import { lastCompleteDay } from './plan-run.ts';
import { type ExaminingPorts, examineCancellations } from './retention/examine-cancellations.ts';
import { keepBandRenewals } from './retention/keep-band-renewals.ts';
import { sourceStandings } from './source-standings.ts';

export type ReportingPorts = ExaminingPorts & { days: DayStore; imports: ImportStore; clock: Clock };

/** What a run did, for those who watch over it. `daysBehind` counts from the newest judged day to the last complete one. */
export type RunReport = {
  /** Of the run's last day. */
  summary: DaySummary;
  /** On all days of the run. */
  firings: number;
  daysBehind: number;
  staleSources: string[];
};

/** Writes the summary of each day of a run with where the sources stand, and its detail, and reports on the run. */
export async function reportDay(
  { plan, collected }: { plan: RunPlan; collected: Collected[] },
  ports: ReportingPorts,
): Promise<RunReport> {
  const collections = collected.map((one) => collectionOf(one, ports.clock));
  await ports.imports.writeCollections(collections);
  const sources = await sourceStandings(plan.until, ports);
  const failedSources = collections.flatMap(({ source, outcome, message = '' }) =>
    outcome === 'failed' ? [{ source, message }] : [],
  );
  const { workflowsVersion } = plan;
  const shards = plan.shards.length;
  const summaries: DaySummary[] = [];
  for (const day of daysFrom(plan.from, plan.until)) {
    const portfolio = await ports.days.portfolio(day);
    const summary = { ...summariseDay(day, portfolio), failedSources, sources, workflowsVersion, shards };
    await ports.days.writeDayDetail(detailDay(day, portfolio));
    await ports.days.writeDaySummary(summary);
    summaries.push(summary);
  }
  await examineCancellations({ day: plan.until, workflowsVersion }, ports);
  await keepBandRenewals({ day: plan.until }, ports);
  return {
    summary: summaries.at(-1) as DaySummary,
    firings: summaries.flatMap(({ firings }) => Object.values(firings)).reduce((sum, count) => sum + count, 0),
    daysBehind: await daysBehind(plan, ports),
    staleSources: await silentSources(sources, ports),
  };
}

/** Alarms are raised for a source that failed and is silent for both. */
async function silentSources(standings: SourceStanding[], { imports, clock }: ReportingPorts): Promise<string[]> {
  const silent = (await imports.sources()).filter((one) => isSilent(one, clock.now())).map(({ source }) => source);
  const stale = standings.filter(({ state }) => state === 'stale').map(({ source }) => source);
  return [...new Set([...silent, ...stale])].toSorted();
}

/** How the collection of a source went, in the words that are kept of it. */
function collectionOf({ source, failure, rows }: Collected, clock: Clock): Collection {
  const at = clock.now().toISOString();
  if (failure) return { source, at, outcome: 'failed', message: messageOf(failure) };
  return { source, at, outcome: rows === 0 ? 'unchanged' : 'imported' };
}

/** A run of past days leaves the newest judged day where it was. */
async function daysBehind({ until }: RunPlan, { days, clock }: ReportingPorts): Promise<number> {
  const newest = (await days.latestDaySummary())?.day ?? until;
  return Math.max(0, daysBetween(newest, lastCompleteDay(clock)));
}

/** A Lambda's cause is the error as JSON; anything else is taken as it is. */
function messageOf({ Error: name, Cause: cause = '' }: NonNullable<Collected['failure']>): string {
  try {
    const { errorMessage } = JSON.parse(cause) as { errorMessage?: string };
    return errorMessage ?? name ?? cause;
  } catch {
    return cause || name || 'the source failed';
  }
}
