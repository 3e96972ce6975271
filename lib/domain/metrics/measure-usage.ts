import type { AccountHistory, EventSeries } from './account-history.ts';
import type { FamilyOf } from './family-definition.ts';
import { blank, daysSinceLast, quotient, type Series, windowMax, windowSum, zeros } from './series.ts';

/** A family's values along the timeline, for one of its windows (in days; 1 for what has none). */
export type Measurement = (window: number) => Series;

/** Counts, people and breadth of use, from the events a family lists (or any). */
export function measureUsage({ events, take }: FamilyOf<'usage'>, { usage, timeline }: AccountHistory): Measurement {
  const found = events === 'any' ? [...usage.values()] : events.flatMap((event) => usage.get(event) ?? []);
  const { length } = timeline;
  switch (take) {
    case 'count':
      return once(() => total(found, 'count', length), windowSum);
    case 'amount':
      return once(() => total(found, 'amount', length), windowSum);
    case 'active-days':
      return once(() => total(found, 'count', length).map((count) => (count > 0 ? 1 : 0)), windowSum);
    case 'peak-users':
      return once(() => dailyUsers(found, length), windowMax);
    case 'mean-users':
      return meanUsers(found, length);
    case 'distinct-events':
      return (window) => distinctEvents(found, window, length);
    case 'days-since-last':
      return () => daysSinceLast(total(found, 'count', length));
  }
}

/** Lays the daily series out once, however many windows are taken of it. */
function once(daily: () => Series, over: (daily: Series, window: number) => Series): Measurement {
  let series: Series | undefined;
  return (window) => {
    series ??= daily();
    return over(series, window);
  };
}

function total(found: EventSeries[], what: 'count' | 'amount', length: number): Series {
  const sum = zeros(length);
  for (const series of found)
    for (let day = 0; day < length; day += 1) (sum[day] as number) += series[what][day] as number;
  return sum;
}

/**
 * Distinct people of a day: at least the most that any one event saw. 0 on a quiet day; no value when there
 * was use but no source said by how many.
 */
function dailyUsers(found: EventSeries[], length: number): Series {
  const people = zeros(length);
  for (let day = 0; day < length; day += 1) {
    let most = Number.NaN;
    let used = false;
    for (const { count, users } of found) {
      if ((count[day] as number) > 0) used = true;
      const here = users[day] as number;
      if (!(here <= most) && !Number.isNaN(here)) most = here;
    }
    people[day] = used || !Number.isNaN(most) ? most : 0;
  }
  return people;
}

/** People per day on average over the whole window, quiet days included (the mean DAU). */
function meanUsers(found: EventSeries[], length: number): Measurement {
  return (window) => {
    const people = dailyUsers(found, length);
    const known = windowSum(
      people.map((value) => (Number.isNaN(value) ? 0 : 1)),
      window,
    );
    return quotient(
      windowSum(
        people.map((value) => (Number.isNaN(value) ? 0 : value)),
        window,
      ),
      known,
    );
  };
}

/** How many of the events were used at all. */
function distinctEvents(found: EventSeries[], window: number, length: number): Series {
  const distinct = zeros(length);
  for (const { count } of found) {
    let last = Number.NEGATIVE_INFINITY;
    for (let day = 0; day < length; day += 1) {
      if ((count[day] as number) > 0) last = day;
      if (day - last < window) (distinct[day] as number) += 1;
    }
  }
  return distinct;
}

/** No value on any day. */
export function nothing(length: number): Measurement {
  return () => blank(length);
}
