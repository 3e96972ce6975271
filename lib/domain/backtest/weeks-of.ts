import { addDays, type Day } from '../day.ts';
import type { DayRange } from './backtest.ts';
import { weekOf } from './workload.ts';

/** How many of these fell into each week of the range, by its Monday; weeks without any are 0. */
export function weeksOf(range: DayRange, fired: readonly { day: Day }[]): { week: Day; count: number }[] {
  const counts = new Map<Day, number>();
  for (let week = weekOf(range.from); week <= range.to; week = addDays(week, 7)) counts.set(week, 0);
  for (const { day } of fired) counts.set(weekOf(day), (counts.get(weekOf(day)) ?? 0) + 1);
  return [...counts].map(([week, count]) => ({ week, count }));
}
