import { type Day, type Month, monthOf } from '../../domain/day.ts';
import { lastMonthOver, monthsFrom, monthsLater } from '../../domain/retention/months.ts';
import { PeriodRefused } from '../errors.ts';

/** The last month of a report, and how many it has. */
export type MonthsQuestion = { month?: Month; months: number };

/** The months asked for; the last one is the last that is over on the day unless said. Throws PeriodRefused. */
export function monthsOf({ month, months }: MonthsQuestion, day: Day, { open = false } = {}): Month[] {
  const last = month ?? (open ? monthOf(day) : lastMonthOver(day));
  if (last > monthOf(day))
    throw new PeriodRefused(`Expected a month that has begun, found ${last}; the last judged day is ${day}.`);
  return monthsFrom(monthsLater(last, 1 - months), last);
}
