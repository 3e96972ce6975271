import { addDays, addMonths, type Day, type Month, monthOf } from '../day.ts';

/** The month `count` months later (earlier when negative). */
export function monthsLater(month: Month, count: number): Month {
  return monthOf(addMonths(`${month}-01`, count));
}

/** Every month from `from` to `until`, both included; none when `until` is earlier. */
export function monthsFrom(from: Month, until: Month): Month[] {
  const months: Month[] = [];
  for (let month = from; month <= until; month = monthsLater(month, 1)) months.push(month);
  return months;
}

/** How many months lie between two: 0 for the same one. */
export function monthsBetween(from: Month, until: Month): number {
  const count = (month: Month) => 12 * Number(month.slice(0, 4)) + Number(month.slice(5, 7));
  return count(until) - count(from);
}

/** The last day of a month. */
export function lastDayOf(month: Month): Day {
  return addDays(`${monthsLater(month, 1)}-01`, -1);
}

/** The last month that is over on the evening of a day. */
export function lastMonthOver(day: Day): Month {
  return lastDayOf(monthOf(day)) === day ? monthOf(day) : monthsLater(monthOf(day), -1);
}
