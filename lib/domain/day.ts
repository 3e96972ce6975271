/** A calendar day, `YYYY-MM-DD`, without a time zone: the day as the source wrote it. */
export type Day = string;

/** A calendar month, `YYYY-MM`. */
export type Month = string;

const MS_PER_DAY = 86_400_000;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Days already read and written: a run asks for the same few hundred over and over. */
const read = new Map<Day, number>();
const written = new Map<number, Day>();

/** Whole days since 1970-01-01; NaN when the text is not a day of the calendar. */
export function dayNumber(day: Day): number {
  const known = read.get(day);
  if (known !== undefined) return known;
  const number = parsed(day);
  if (read.size >= 10_000) read.clear();
  if (!Number.isNaN(number)) read.set(day, number);
  return number;
}

function parsed(day: Day): number {
  if (!DAY.test(day)) return Number.NaN;
  const year = Number(day.slice(0, 4));
  const month = Number(day.slice(5, 7));
  const date = Number(day.slice(8));
  if (month < 1 || month > 12 || date < 1 || (date > 28 && date > daysInMonth(year, month))) return Number.NaN;
  return Date.UTC(year, month - 1, date) / MS_PER_DAY;
}

/** The day that lies `number` days after 1970-01-01. */
export function dayFromNumber(number: number): Day {
  const known = written.get(number);
  if (known !== undefined) return known;
  const day = new Date(number * MS_PER_DAY).toISOString().slice(0, 10);
  if (written.size >= 10_000) written.clear();
  written.set(number, day);
  return day;
}

function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** True for a real day of the calendar (so not for 2026-02-30). */
export function isDay(text: string): boolean {
  return !Number.isNaN(dayNumber(text));
}

/** The day `count` days later (earlier when negative). */
export function addDays(day: Day, count: number): Day {
  return dayFromNumber(dayNumber(day) + count);
}

/** The day `count` months later; the last of that month when it is shorter. */
export function addMonths(day: Day, count: number): Day {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const last = daysInMonth(year, month + count);
  return dayOf(new Date(Date.UTC(year, month - 1 + count, Math.min(date, last))));
}

/** Days from `start` to `end`; negative when `end` is earlier. */
export function daysBetween(start: Day, end: Day): number {
  return dayNumber(end) - dayNumber(start);
}

/** The day of an instant written in ISO 8601, in UTC. */
export function dayOf(instant: string | Date): Day {
  return typeof instant === 'string' ? instant.slice(0, 10) : instant.toISOString().slice(0, 10);
}

/** The month a day lies in. */
export function monthOf(day: Day): Month {
  return day.slice(0, 7);
}

/** Every day from `from` to `until`, both included; empty when `until` is earlier. */
export function daysFrom(from: Day, until: Day): Day[] {
  const count = daysBetween(from, until) + 1;
  return Array.from({ length: Math.max(0, count) }, (_, index) => addDays(from, index));
}
