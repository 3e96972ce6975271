import { addDays, type Day, dayOf, daysBetween, isDay } from '../domain/day.ts';
import type { RunPlan, RunRequest } from '../domain/run-plan.ts';
import { buckets } from '../domain/shards.ts';
import type { DayStore } from '../ports/judging.ts';
import type { ImportStore } from '../ports/sources.ts';
import type { Clock } from '../ports/system.ts';
import type { WorkflowStore } from '../ports/workflows.ts';
import { currentVersion } from './current-version.ts';
import { RunRefused } from './errors.ts';

/** The most days one run judges; a longer history is filled by several runs. */
export const maxRunDays = 31;

/** `shards` is into how many parts the accounts are divided. */
export type PlanningPorts = {
  clock: Clock;
  days: DayStore;
  imports: ImportStore;
  workflows: WorkflowStore;
  shards: number;
};

/** The last day that is over everywhere we measure: yesterday, UTC. */
export function lastCompleteDay(clock: Clock): Day {
  return addDays(dayOf(clock.now()), -1);
}

/** Decides which days a run judges, over which sources and shards. Throws RunRefused, NothingPublished. */
export async function planRun(request: RunRequest, ports: PlanningPorts): Promise<RunPlan> {
  const complete = lastCompleteDay(ports.clock);
  const until = request.until ?? complete;
  const from = request.from ?? (await firstMissedDay(until, request, ports.days));
  refuseUnless(from, until);
  const { version: workflowsVersion } = await currentVersion(ports.workflows);
  const sources = (await ports.imports.sources()).map(({ source }) => source);
  const shards = Array.from({ length: Math.min(ports.shards, buckets) }, (_, shard) => shard);
  return { from, until, live: request.act === true || until >= complete, workflowsVersion, sources, shards };
}

/** A run that was told only its end judges that day; a scheduled one also the days that were missed, a month at most. */
async function firstMissedDay(until: Day, request: RunRequest, days: DayStore): Promise<Day> {
  const judged = request.until === undefined ? (await days.latestDaySummary())?.day : undefined;
  if (judged === undefined || judged >= until) return until;
  return daysBetween(judged, until) > maxRunDays ? addDays(until, 1 - maxRunDays) : addDays(judged, 1);
}

function refuseUnless(from: Day, until: Day): void {
  if (!isDay(from) || !isDay(until)) throw new RunRefused('A run needs days of the calendar, such as 2026-11-20.');
  const count = daysBetween(from, until) + 1;
  if (count < 1) throw new RunRefused(`A run from ${from} until ${until} has no day; give the earlier day first.`);
  if (count > maxRunDays) {
    throw new RunRefused(`A run judges at most ${maxRunDays} days, and ${from} to ${until} are ${count}; split it.`);
  }
}
