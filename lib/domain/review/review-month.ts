import { isWorkingDay, type SendingCalendar } from '../calendar/sending-calendar.ts';
import { addDays, addMonths, type Day, type Month, monthOf } from '../day.ts';

/** The month that is reviewed on a day: the one before. */
export function reviewedOn(day: Day): Month {
  return monthOf(addMonths(`${monthOf(day)}-01`, -1));
}

/** The first and the last day of a month. */
export function daysOfMonth(month: Month): { from: Day; until: Day } {
  return { from: `${month}-01`, until: addDays(addMonths(`${month}-01`, 1), -1) };
}

/** The first day of the month that is worked; its first day where none is. */
export function firstWorkingDay(month: Month, calendar: SendingCalendar): Day {
  const { from, until } = daysOfMonth(month);
  for (let day = from; day <= until; day = addDays(day, 1)) if (isWorkingDay(day, calendar)) return day;
  return from;
}
