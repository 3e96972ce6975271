import { daysFrom } from '../domain/day.ts';
import { type DaySummary, summariseDay } from '../domain/portfolio/summarise-day.ts';
import type { Collected, RunPlan } from '../domain/run-plan.ts';
import type { DayStore } from '../ports.ts';

export type ReportingPorts = { days: DayStore };

/** Writes the summary of each day of a run, the sources that failed included, and returns the last one. */
export async function reportDay(
  { plan, collected }: { plan: RunPlan; collected: Collected[] },
  ports: ReportingPorts,
): Promise<DaySummary> {
  const failedSources = collected.flatMap(({ source, failure }) =>
    failure ? [{ source, message: messageOf(failure) }] : [],
  );
  const { workflowsVersion } = plan;
  let summary: DaySummary | undefined;
  for (const day of daysFrom(plan.from, plan.until)) {
    summary = { ...summariseDay(day, await ports.days.portfolio(day)), failedSources, workflowsVersion };
    await ports.days.writeDaySummary(summary);
  }
  return summary as DaySummary;
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
