import { addDays, type Day, daysBetween, daysFrom } from '../domain/day.ts';
import type { RunRequest } from '../domain/run-plan.ts';
import { maxRunDays } from './plan-run.ts';

/** A range of days, both included. */
export type DayRange = { from: Day; until: Day };

/** The runs that judge a range, oldest first: none is longer than a run may be. */
export function splitRun({ from, until }: DayRange, act = false): Required<RunRequest>[] {
  const starts = daysFrom(from, until).filter((_, index) => index % maxRunDays === 0);
  return starts.map((start) => ({ from: start, until: earlier(addDays(start, maxRunDays - 1), until), act }));
}

/** How many of a live run's last days start playbooks: what fired before them is only recorded. */
const ACTED_ON_DAYS = 7;

/**
 * The runs that fill in a history and end with a live one: everything up to a week ago is judged without acting, so
 * that no customer is written to because of something long past.
 */
export function splitHistory({ from, until }: DayRange): Required<RunRequest>[] {
  const liveFrom = addDays(until, 1 - ACTED_ON_DAYS);
  if (daysBetween(from, liveFrom) <= 0) return splitRun({ from, until });
  return [...splitRun({ from, until: addDays(liveFrom, -1) }), ...splitRun({ from: liveFrom, until })];
}

function earlier(one: Day, other: Day): Day {
  return one < other ? one : other;
}
