import type { SendingCalendar } from './sending-calendar.ts';
import { addCalendarDays, addWorkingDays } from './sending-calendar.ts';

export const durationUnits = ['hours', 'days', 'working days', 'weeks'] as const;
export type DurationUnit = (typeof durationUnits)[number];

/** A span as people write it: `3 days`, `2 working days`, `1 week`, `6 hours`. */
export type Duration = { amount: number; unit: DurationUnit };

const SPAN = /^(\d+)\s+(hours?|days?|working days?|weeks?)$/;
const MS_PER_HOUR = 3_600_000;
const hoursPer: Record<DurationUnit, number> = { hours: 1, days: 24, 'working days': 34, weeks: 168 };

/** The longest a playbook may wait at once: Step Functions ends an execution after a year. */
export const LONGEST_WAIT_DAYS = 365;

/** Reads a span; a text is the reason why it is none, in words for the person who wrote it. */
export function parseDuration(text: string): Duration | string {
  const match = SPAN.exec(text.trim());
  if (!match) return `expected a span such as "3 days", "2 working days", "1 week" or "6 hours", found "${text}"`;
  const unit = (match[2] as string).replace(/s?$/, 's') as DurationUnit;
  const duration = { amount: Number(match[1]), unit };
  if (duration.amount === 0) return `"${text}" is no time at all; the shortest is 1 hour`;
  if (longestHours(duration) > LONGEST_WAIT_DAYS * 24)
    return `"${text}" is longer than the ${LONGEST_WAIT_DAYS} days a playbook may last`;
  return duration;
}

/** About how many hours the span lasts on the clock (a working day counts for 7/5 of a day). */
export function longestHours({ amount, unit }: Duration): number {
  return amount * hoursPer[unit];
}

/** The instant (milliseconds since 1970) at which a span that begins at `start` is over, for clocks in `zone`. */
export function addDuration(
  start: number,
  { amount, unit }: Duration,
  zone: string,
  calendar: SendingCalendar,
): number {
  if (unit === 'hours') return start + amount * MS_PER_HOUR;
  if (unit === 'working days') return addWorkingDays(start, amount, zone, calendar);
  return addCalendarDays(start, unit === 'weeks' ? amount * 7 : amount, zone);
}
