import { addDays, type Day } from '../day.ts';

/** A wall clock's reading: the day, and minutes since its midnight (0–1439). */
export type LocalTime = { day: Day; minute: number };

const MS_PER_MINUTE = 60_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** True for a time zone this runtime knows by its IANA name (`Europe/Zurich`). */
export function isTimeZone(zone: string): boolean {
  try {
    formatOf(zone);
    return /^[A-Z]/i.test(zone);
  } catch {
    return false;
  }
}

/** The first of several time zones that is one; records may hold anything. */
export function firstTimeZone(zones: readonly (string | undefined)[], fallback: string): string {
  return zones.find((zone) => zone !== undefined && isTimeZone(zone)) ?? fallback;
}

/** What clocks in `zone` show at an instant (milliseconds since 1970). */
export function localTimeAt(instant: number, zone: string): LocalTime {
  const shown = Object.fromEntries(
    formatOf(zone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, value]),
  );
  const year = String(shown.year).padStart(4, '0');
  return { day: `${year}-${shown.month}-${shown.day}`, minute: Number(shown.hour) * 60 + Number(shown.minute) };
}

/**
 * The instant (milliseconds since 1970) at which clocks in `zone` show a local time: the first one where a time
 * is shown twice, and where clocks skip it the moment as much later as they were set forward.
 */
export function instantAt({ day, minute }: LocalTime, zone: string): number {
  const asIfUtc = Date.parse(`${day}T00:00:00Z`) + minute * MS_PER_MINUTE;
  // A zone's offset changes at most once within a day, so the offsets of a day before and after are the only candidates.
  const before = asIfUtc - offsetAt(asIfUtc - 24 * 60 * MS_PER_MINUTE, zone);
  const after = asIfUtc - offsetAt(asIfUtc + 24 * 60 * MS_PER_MINUTE, zone);
  const shows = (instant: number) => instant + offsetAt(instant, zone) === asIfUtc;
  if (shows(before) && shows(after)) return Math.min(before, after);
  return shows(after) ? after : before;
}

/** The weekday of a day: 0 for Sunday to 6 for Saturday. */
export function weekdayOf(day: Day): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

/** The local time a number of days later on the calendar, at the same reading of the clock. */
export function daysLater({ day, minute }: LocalTime, count: number): LocalTime {
  return { day: addDays(day, count), minute };
}

/** Milliseconds clocks in `zone` are ahead of UTC, to the minute. */
function offsetAt(instant: number, zone: string): number {
  const { day, minute } = localTimeAt(instant, zone);
  const shown = Date.parse(`${day}T00:00:00Z`) + minute * MS_PER_MINUTE;
  return shown - Math.floor(instant / MS_PER_MINUTE) * MS_PER_MINUTE;
}

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    const digits = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const;
    format = new Intl.DateTimeFormat('en-CA', { timeZone: zone, hourCycle: 'h23', ...digits });
    formats.set(zone, format);
  }
  return format;
}
