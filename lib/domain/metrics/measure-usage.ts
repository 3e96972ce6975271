import type { AccountHistory } from './account-history.ts';
import type { FamilyOf } from './family-definition.ts';
import type { EventSeries } from './lay-out-use.ts';
import { measurePeopleApart } from './measure-people-apart.ts';
import {
  blank,
  daysSinceLast,
  type Measurement,
  quotient,
  reading,
  type Series,
  windowMax,
  windowSums,
  zeros,
} from './series.ts';

/** Counts, people and breadth of use, from the events a family lists (or any). */
export function measureUsage({ events, take }: FamilyOf<'usage'>, history: AccountHistory): Measurement {
  const { usage, timeline } = history;
  const found = events === 'any' ? [...usage.values()] : events.flatMap((event) => usage.get(event) ?? []);
  const { length } = timeline;
  switch (take) {
    case 'distinct-users':
    case 'person-days':
      return measurePeopleApart({ events, take }, history, () => dailyUsers(found, length));
    case 'count':
      return windowSums(() => total(found, 'count', length));
    case 'amount':
      return windowSums(() => total(found, 'amount', length));
    case 'active-days':
      return windowSums(() => total(found, 'count', length).map((count) => (count > 0 ? 1 : 0)));
    case 'peak-users':
      return peakUsers(found, length);
    case 'mean-users':
      return meanUsers(found, length);
    case 'distinct-events':
      return (window) => reading(distinctEvents(found, window, length));
    case 'days-since-last':
      return () => reading(daysSinceLast(total(found, 'count', length)));
  }
}

function total(found: EventSeries[], what: 'count' | 'amount', length: number): Series {
  const sum = zeros(length);
  for (const { [what]: series } of found) {
    if (series) for (let day = 0; day < length; day += 1) (sum[day] as number) += series[day] as number;
  }
  return sum;
}

/**
 * Distinct people of a day: at least the most that any one event saw. 0 on a quiet day; no value when there
 * was use but no source said by how many.
 */
function dailyUsers(found: EventSeries[], length: number): Series {
  const people = blank(length);
  const used = zeros(length);
  for (const { count, users } of found) {
    for (let day = 0; day < length; day += 1) if ((count[day] as number) > 0) used[day] = 1;
    if (users) takeGreater(people, users);
  }
  return people.map((most, day) => (Number.isNaN(most) && used[day] === 0 ? 0 : most));
}

/** Keeps the greater of two values on each day; a day without one is passed over. */
function takeGreater(most: Series, values: Series): void {
  for (let day = 0; day < most.length; day += 1) {
    const here = values[day] as number;
    if (!Number.isNaN(here) && !(here <= (most[day] as number))) most[day] = here;
  }
}

function peakUsers(found: EventSeries[], length: number): Measurement {
  let daily: Series | undefined;
  return (window) => {
    daily ??= dailyUsers(found, length);
    return reading(windowMax(daily, window));
  };
}

/** People per day on average over the whole window, quiet days included (the mean DAU). */
function meanUsers(found: EventSeries[], length: number): Measurement {
  let users: Series | undefined;
  const daily = () => {
    users ??= dailyUsers(found, length);
    return users;
  };
  const people = windowSums(() => daily().map((value) => (Number.isNaN(value) ? 0 : value)));
  const known = windowSums(() => daily().map((value) => (Number.isNaN(value) ? 0 : 1)));
  return (window) => quotient(people(window), known(window));
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
