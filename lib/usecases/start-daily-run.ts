import type { Day } from '../domain/day.ts';
import type { DailyRun } from '../ports/judging.ts';
import type { Clock } from '../ports/system.ts';
import { lastCompleteDay } from './plan-run.ts';

export type DailyRunPorts = { clock: Clock; dailyRun: DailyRun };

/** Which day's run was asked for, and whether it had been started before. */
export type DailyRunStart = { day: Day; outcome: 'started' | 'already-started' };

/**
 * Starts the daily run of the last complete day: one run a day, however often the schedule fires. A day whose run failed
 * is not started again: it is redriven, or the next day's run judges it too.
 */
export async function startDailyRun(_: object, { clock, dailyRun }: DailyRunPorts): Promise<DailyRunStart> {
  const day = lastCompleteDay(clock);
  return { day, outcome: await dailyRun.start(day) };
}
