import { addDays, type Day } from '../day.ts';
import { daysLater, instantAt, localTimeAt, weekdayOf } from './zoned-time.ts';

/** Minutes of the local day, from the first that is quiet to the first that is not; `from` later than `until` spans midnight. */
export type QuietHours = { from: number; until: number };

/** When people may be written to, and which days are worked: weekdays 0 (Sunday) to 6, and holidays left out. */
export type SendingCalendar = { quietHours: QuietHours; workingDays: readonly number[]; holidays: readonly Day[] };

/** How far ahead a working day is looked for: a calendar without one in a year is a mistake. */
const HORIZON_DAYS = 400;

/** True when the minute of the local day lies in the quiet hours. */
export function isQuiet(minute: number, { from, until }: QuietHours): boolean {
  return from < until ? minute >= from && minute < until : minute >= from || minute < until;
}

/** True when the day is worked: one of the week's working days and no holiday. */
export function isWorkingDay(day: Day, { workingDays, holidays }: SendingCalendar): boolean {
  return workingDays.includes(weekdayOf(day)) && !holidays.includes(day);
}

/** True when someone in `zone` may be written to at the instant (milliseconds since 1970). */
export function maySendAt(instant: number, zone: string, calendar: SendingCalendar): boolean {
  const { day, minute } = localTimeAt(instant, zone);
  return isWorkingDay(day, calendar) && !isQuiet(minute, calendar.quietHours);
}

/** The first instant, not before `instant`, at which someone in `zone` may be written to. */
export function nextSendingTime(instant: number, zone: string, calendar: SendingCalendar): number {
  if (maySendAt(instant, zone, calendar)) return instant;
  const today = localTimeAt(instant, zone).day;
  // Waking from quiet hours or, on the first working day after others, midnight are the only moments sending may begin.
  for (let ahead = 0; ahead <= HORIZON_DAYS; ahead += 1) {
    for (const minute of [0, calendar.quietHours.until]) {
      const start = instantAt({ day: addDays(today, ahead), minute }, zone);
      if (start >= instant && maySendAt(start, zone, calendar)) return start;
    }
  }
  return instantAt({ day: addDays(today, HORIZON_DAYS), minute: calendar.quietHours.until }, zone);
}

/** The instant `count` working days after `instant`, at the same time of the local day. */
export function addWorkingDays(instant: number, count: number, zone: string, calendar: SendingCalendar): number {
  const start = localTimeAt(instant, zone);
  let day = start.day;
  for (let left = count, ahead = 0; left > 0 && ahead < HORIZON_DAYS * 2; ahead += 1) {
    day = addDays(day, 1);
    if (isWorkingDay(day, calendar)) left -= 1;
  }
  return instantAt({ day, minute: start.minute }, zone) + (instant % 60_000);
}

/** The instant `count` calendar days after `instant`, at the same time of the local day. */
export function addCalendarDays(instant: number, count: number, zone: string): number {
  return instantAt(daysLater(localTimeAt(instant, zone), count), zone) + (instant % 60_000);
}
