import { isWorkingDay, type SendingCalendar } from '../calendar/sending-calendar.ts';
import { addDays, type Day, dayNumber, daysBetween, type Month, monthOf } from '../day.ts';
import { monthsLater } from './months.ts';

/** The digests there are: the leader's, each week, and the executives', each month. */
export const digestKinds = ['weekly', 'monthly'] as const;
export type DigestKind = (typeof digestKinds)[number];

/** What a digest is of; `id` is also that of its mail, which goes once for it. */
export type DigestPeriod = { kind: DigestKind; id: string; name: string; from: Day; until: Day };

/** A digest that could not go on its day goes on one of the next few; after that it is no news any more. */
const latestDaysAfter = 3;

/** The digests that are due on a day: of the week before on Mondays, of the month before on its first working day, or soon after. */
export function digestsDue(today: Day, calendar: SendingCalendar): DigestPeriod[] {
  const weekly = digestPeriod('weekly', today);
  const monthly = digestPeriod('monthly', today);
  const due: DigestPeriod[] = [];
  if (daysBetween(weekly.until, today) <= latestDaysAfter) due.push(weekly);
  const first = firstWorkingDay(monthOf(today), calendar);
  if (first !== undefined && today >= first && daysBetween(first, today) < latestDaysAfter) due.push(monthly);
  return due;
}

/** The last week (Monday to Sunday) or month that was over before a day. */
export function digestPeriod(kind: DigestKind, today: Day): DigestPeriod {
  if (kind === 'monthly') {
    const month = monthsLater(monthOf(today), -1);
    const until = addDays(`${monthOf(today)}-01`, -1);
    return { kind, id: `digest-monthly-${month}`, name: month, from: `${month}-01`, until };
  }
  const monday = addDays(today, -weekdayFromMonday(today));
  const [from, until] = [addDays(monday, -7), addDays(monday, -1)];
  const name = weekName(from);
  return { kind, id: `digest-weekly-${name}`, name, from, until };
}

function firstWorkingDay(month: Month, calendar: SendingCalendar): Day | undefined {
  for (let day = `${month}-01`; monthOf(day) === month; day = addDays(day, 1))
    if (isWorkingDay(day, calendar)) return day;
  return undefined;
}

/** 0 for Monday; 1970-01-01 was a Thursday. */
const weekdayFromMonday = (day: Day): number => (dayNumber(day) + 3) % 7;

/** `2026-W47` (ISO 8601): a week belongs to the year its Thursday lies in. */
function weekName(monday: Day): string {
  const thursday = addDays(monday, 3);
  const year = thursday.slice(0, 4);
  const week = 1 + Math.floor(daysBetween(`${year}-01-01`, thursday) / 7);
  return `${year}-W${String(week).padStart(2, '0')}`;
}
