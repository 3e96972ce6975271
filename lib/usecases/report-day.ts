import { daysBetween, daysFrom } from '../domain/day.ts';
import { type DaySummary, summariseDay } from '../domain/portfolio/summarise-day.ts';
import type { Collected, RunPlan } from '../domain/run-plan.ts';
import type { Clock, DayStore, FolderSource, ImportStore } from '../ports.ts';
import { lastCompleteDay } from './plan-run.ts';

export type ReportingPorts = { days: DayStore; imports: ImportStore; clock: Clock };

/** What a run did, for those who watch over it. `daysBehind` counts from the newest judged day to the last complete one. */
export type RunReport = {
  /** Of the run's last day. */
  summary: DaySummary;
  /** On all days of the run. */
  firings: number;
  daysBehind: number;
  staleSources: string[];
};

/** A source that brought nothing new for longer than this is stale: exports come daily, and may skip one day. */
const STALE_AFTER_MS = 2 * 24 * 60 * 60_000;

/** Writes the summary of each day of a run, the sources that failed included, and reports on the run. */
export async function reportDay(
  { plan, collected }: { plan: RunPlan; collected: Collected[] },
  ports: ReportingPorts,
): Promise<RunReport> {
  const failedSources = collected.flatMap(({ source, failure }) =>
    failure ? [{ source, message: messageOf(failure) }] : [],
  );
  const { workflowsVersion } = plan;
  const summaries: DaySummary[] = [];
  for (const day of daysFrom(plan.from, plan.until)) {
    const summary = { ...summariseDay(day, await ports.days.portfolio(day)), failedSources, workflowsVersion };
    await ports.days.writeDaySummary(summary);
    summaries.push(summary);
  }
  return {
    summary: summaries.at(-1) as DaySummary,
    firings: summaries.flatMap(({ firings }) => Object.values(firings)).reduce((sum, count) => sum + count, 0),
    daysBehind: await daysBehind(plan, ports),
    staleSources: (await ports.imports.sources()).filter((it) => isStale(it, ports.clock)).map(({ source }) => source),
  };
}

/** A run of past days leaves the newest judged day where it was. */
async function daysBehind({ until }: RunPlan, { days, clock }: ReportingPorts): Promise<number> {
  const newest = (await days.latestDaySummary())?.day ?? until;
  return Math.max(0, daysBetween(newest, lastCompleteDay(clock)));
}

function isStale({ lastImportAt, registeredAt }: FolderSource, clock: Clock): boolean {
  return clock.now().getTime() - Date.parse(lastImportAt ?? registeredAt) > STALE_AFTER_MS;
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
