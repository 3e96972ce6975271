import { addDays, type Day, daysBetween } from '../day.ts';
import type { SourceFreshness } from '../metrics/source-freshness.ts';
import type { MonthOfRecords } from '../records/dossier.ts';

/**
 * How many people used what is paid for, in the last 28 and 90 days, and the last day anybody did. Each is counted once
 * (`people`) where a source tells people apart, else those of the busiest day are (`busiest-day`: at least so many).
 */
export type SeatUse = { users28: number; users90: number; lastDay?: Day; by: 'people' | 'busiest-day' };

/** The windows in which use is looked for, in days. */
export const useWindows = { short: 28, long: 90 } as const;

/** A source of use that has been silent for longer says nothing of the days since. */
const staleAfterDays = 7;

/** Whether any source that tells of use reaches a day, so that silence means that nobody came. */
export function useIsTold(freshness: SourceFreshness, day: Day): boolean {
  return Object.values(freshness).some(
    ({ streams, newestDay }) =>
      newestDay !== undefined &&
      daysBetween(newestDay, day) <= staleAfterDays &&
      streams.some((stream) => stream.startsWith('usage:')),
  );
}

/** The use of an account up to a day; `months` hold the 90 days before it. */
export function seatUse(months: readonly MonthOfRecords[], day: Day): SeatUse {
  const peaks = peaksByDay(months, addDays(day, 1 - useWindows.long), day);
  const people = peopleOf(months, day);
  const peak = (window: number) =>
    Math.max(0, ...[...peaks].flatMap(([on, users]) => (on > addDays(day, -window) ? users : [])));
  const lastDay = [...peaks.keys()].toSorted().at(-1);
  const counted = people && people.long > 0;
  return {
    users28: counted ? people.short : peak(useWindows.short),
    users90: counted ? people.long : peak(useWindows.long),
    ...(lastDay !== undefined && { lastDay }),
    by: counted ? 'people' : 'busiest-day',
  };
}

/** The most people that any source saw at anything, by day; days on which nothing was done are left out. Who is not counted is one at least. */
function peaksByDay(months: readonly MonthOfRecords[], from: Day, until: Day): Map<Day, number> {
  const peaks = new Map<Day, number>();
  for (const { month, usage } of months) {
    for (const days of Object.values(usage).flatMap((events) => Object.values(events))) {
      for (const [date, [count, users]] of Object.entries(days)) {
        const day = `${month}-${date.padStart(2, '0')}`;
        // What runs by itself (reports on a schedule) has no users, and is nobody's use.
        if (day < from || day > until || count <= 0 || users === null || users <= 0) continue;
        peaks.set(day, Math.max(peaks.get(day) ?? 0, users));
      }
    }
  }
  return peaks;
}

/** How many different people there were in both windows; undefined where no source tells them apart, or there were too many. */
function peopleOf(months: readonly MonthOfRecords[], until: Day): { short: number; long: number } | undefined {
  const lastSeen = new Map<string, Day>();
  const told = months.flatMap(({ month, people }) =>
    Object.entries(people).flatMap(([source, events]) =>
      Object.values(events).map((active) => ({ month, source, active })),
    ),
  );
  if (told.length === 0 || told.some(({ active }) => active === null)) return undefined;
  for (const { month, source, active } of told) {
    for (const [person, bits] of Object.entries(active ?? {})) {
      const [key, day] = [`${source}\u0000${person}`, newestOf(bits, month, until)];
      if (day !== undefined && day > (lastSeen.get(key) ?? '')) lastSeen.set(key, day);
    }
  }
  const within = (window: number) => [...lastSeen.values()].filter((day) => day > addDays(until, -window)).length;
  return { short: within(useWindows.short), long: within(useWindows.long) };
}

/** The newest day of a month's bits (bit 0 is the first) that is not after `until`. */
function newestOf(bits: number, month: string, until: Day): Day | undefined {
  for (let date = 31; date >= 1; date -= 1) {
    const day = `${month}-${String(date).padStart(2, '0')}`;
    if (bits & (1 << (date - 1)) && day <= until) return day;
  }
  return undefined;
}
