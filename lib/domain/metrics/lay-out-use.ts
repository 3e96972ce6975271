import { addMonths, dayNumber } from '../day.ts';
import type { MonthOfRecords, PeopleMonth } from '../records/dossier.ts';
import type { UsageCell } from '../records/usage-cell.ts';
import { blank, type Series, zeros } from './series.ts';

/** Use of one event, per day: count, distinct users (NaN where no source says), summed amount; absent when never stated. */
export type EventSeries = { count: Series; users?: Series; amount?: Series };

/** Who used what in a month: `before` is the index of the day before it, `until` that of the day after it. */
export type PlacedPeople = { before: number; until: number; people: PeopleMonth };

/** Use as it lies on a timeline that begins `start` days after 1970-01-01. */
type LaidOutUse = {
  timeline: { start: number; length: number };
  usage: Map<string, EventSeries>;
  people: PlacedPeople[];
};

/** Lays a month's use out along the timeline: each event's, and who the people were where a source says. */
export function layOutUse(history: LaidOutUse, { month, usage, people }: MonthOfRecords): void {
  const { start, length } = history.timeline;
  const beforeFirst = dayNumber(`${month}-01`) - 1 - start;
  if (Object.keys(people).length > 0)
    history.people.push({ before: beforeFirst, until: dayNumber(addMonths(`${month}-01`, 1)) - start, people });
  for (const events of Object.values(usage)) {
    for (const [event, days] of Object.entries(events)) {
      const series = seriesOf(history, event);
      for (const day in days) {
        const index = beforeFirst + Number(day);
        if (index >= 0 && index < length) addCell(series, index, days[day] as UsageCell);
      }
    }
  }
}

function seriesOf({ usage, timeline }: LaidOutUse, event: string): EventSeries {
  const known = usage.get(event);
  if (known) return known;
  const series = { count: zeros(timeline.length) };
  usage.set(event, series);
  return series;
}

/** Two sources that report the same event on the same day have seen the same use: the fuller report counts, once. */
function addCell(series: EventSeries, index: number, [count, users, amount]: UsageCell): void {
  if (count > (series.count[index] as number)) series.count[index] = count;
  if (users !== null) {
    series.users ??= blank(series.count.length);
    if (!((series.users[index] as number) >= users)) series.users[index] = users;
  }
  if (amount !== null) {
    series.amount ??= zeros(series.count.length);
    if (Math.abs(amount) > Math.abs(series.amount[index] as number)) series.amount[index] = amount;
  }
}
