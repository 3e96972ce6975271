import { setTimeout as pause } from 'node:timers/promises';
import { addDays, type Day } from '../domain/day.ts';
import type { Progress } from '../ports/system.ts';
import { lastCompleteDay } from '../usecases/plan-run.ts';
import { splitHistory, splitRun } from '../usecases/split-run.ts';
import { awaitRunningRuns, judgeDays } from './judge-days.ts';
import type { LocalPorts } from './ports.ts';

/** How long a first look waits for what playbooks do at once. */
const PATIENCE_MS = 20_000;
const POLL_MS = 200;

/**
 * Judges every day that is over and was not judged yet: on a new folder `historyDays` of history, on another the days
 * that were missed. Nothing when there is no source to judge by. Gives the last day judged.
 */
export async function catchUp(historyDays: number, ports: LocalPorts, progress: Progress): Promise<Day | undefined> {
  await awaitRunningRuns(ports);
  if ((await ports.imports.sources()).length === 0) return undefined;
  const until = lastCompleteDay(ports.clock);
  const judged = (await ports.days.latestDaySummary())?.day;
  if (judged !== undefined && judged >= until) return judged;
  const runs =
    judged === undefined
      ? splitHistory({ from: addDays(until, 1 - historyDays), until })
      : splitRun({ from: addDays(judged, 1), until });
  await judgeDays(runs, ports, progress);
  return until;
}

/** Waits until every run that is under way has done its first step, but not for ever: steps can take their time. */
export async function awaitFirstSteps({ runs }: LocalPorts): Promise<void> {
  for (let waited = 0; waited < PATIENCE_MS; waited += POLL_MS) {
    const running = (await runs.newest(500)).filter(({ state }) => state === 'running');
    const steps = await Promise.all(running.map(({ runId }) => runs.steps(runId)));
    if (steps.every((done) => done.length > 0)) return;
    await pause(POLL_MS);
  }
}
