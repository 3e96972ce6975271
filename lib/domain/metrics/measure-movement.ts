import { dayNumber } from '../day.ts';
import type { Subscription } from '../records/record.ts';
import type { AccountHistory } from './account-history.ts';
import type { Measurement } from './series.ts';

/** A day's change of the revenue, in ten-thousandths; the day is an index of the timeline and may lie before it. */
type Step = { day: number; change: number };

const scale = 10_000;

/**
 * `expansion`: by how much the account's recurring revenue rose on the days of the window, added up; `contraction`: by how
 * much it fell. What rises on one day and falls on another counts in both; lines that end and begin on the same day
 * are set against each other first. A day on which revenue comes up from nothing (a new customer, or one that is back) or
 * goes down to nothing (one that leaves) counts in neither. No value before the first line begins.
 */
export function movement(
  { subscriptions, timeline }: AccountHistory,
  revenue: (line: Subscription) => number,
  take: 'expansion' | 'contraction',
): Measurement {
  const sign = take === 'expansion' ? 1 : -1;
  const steps = revenueSteps(subscriptions, revenue, timeline.start).filter(({ change }) => change * sign > 0);
  const first = Math.min(...subscriptions.map(({ startDay }) => dayNumber(startDay) - timeline.start));
  return (window) => (day) => {
    if (day < first) return Number.NaN;
    let sum = 0;
    for (const step of steps) if (step.day > day - window && step.day <= day) sum += step.change * sign;
    return sum / scale;
  };
}

/** The days on which the revenue of a customer that had some, and goes on having some, changed. */
function revenueSteps(lines: Subscription[], revenue: (line: Subscription) => number, start: number): Step[] {
  const changes = new Map<number, number>();
  const add = (day: number, amount: number) => changes.set(day, (changes.get(day) ?? 0) + Math.round(amount * scale));
  for (const line of lines) {
    if (line.endDay !== undefined && line.endDay <= line.startDay) continue;
    add(dayNumber(line.startDay) - start, revenue(line));
    if (line.endDay !== undefined) add(dayNumber(line.endDay) - start, -revenue(line));
  }
  let level = 0;
  return [...changes]
    .toSorted(([a], [b]) => a - b)
    .flatMap(([day, change]) => {
      const before = level;
      level += change;
      return before > 0 && level > 0 && change !== 0 ? [{ day, change }] : [];
    });
}
