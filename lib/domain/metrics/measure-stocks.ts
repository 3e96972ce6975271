import type { AccountHistory, Count, Happening } from './account-history.ts';
import type { FamilyOf } from './family-definition.ts';
import {
  blank,
  carriedForward,
  daysSinceLast,
  type Measurement,
  quotient,
  reading,
  type Series,
  windowSums,
  zeros,
} from './series.ts';

/** How many of the listed things (or of everything) the customer has built, by the last count of each. */
export function measureCustomisation(
  { items }: FamilyOf<'customisation'>,
  { counts, timeline }: AccountHistory,
): Measurement {
  const wanted = items === 'any' ? counts : counts.filter(({ name }) => items.includes(name));
  return () => reading(stock(wanted, timeline.length));
}

/** How much data the customer keeps, by the last count. */
export function measureVolume(
  { volumeUnit }: FamilyOf<'data-volume'>,
  { volumes, timeline }: AccountHistory,
): Measurement {
  const wanted = volumes.filter(({ name }) => name === volumeUnit);
  return () => reading(stock(wanted, timeline.length));
}

/** The last known count of each name, added up; of two counts on one day the greater is right. */
function stock(counts: Count[], length: number): Series {
  const byName = new Map<string, Series>();
  for (const { day, name, value } of counts) {
    const daily = byName.get(name) ?? blank(length);
    byName.set(name, daily);
    daily[day] = Number.isNaN(daily[day]) ? value : Math.max(daily[day] as number, value);
  }
  const total = blank(length);
  for (const name of [...byName.keys()].sort()) {
    const carried = carriedForward(byName.get(name) as Series);
    for (let day = 0; day < length; day += 1) {
      const value = carried[day] as number;
      if (Number.isNaN(value)) continue;
      total[day] = Number.isNaN(total[day]) ? value : (total[day] as number) + value;
    }
  }
  return total;
}

/** What proves steps of the implementation: how often, how long ago, and how much of it by its due day. */
export function measureEvidence(
  { types, take }: FamilyOf<'evidence'>,
  { evidence, timeline }: AccountHistory,
): Measurement {
  const wanted = types === 'any' ? evidence : evidence.filter(({ name }) => types.includes(name));
  const { length } = timeline;
  if (take === 'days-since-last') return () => reading(daysSinceLast(perDay(wanted, length)));
  if (take === 'count') return windowSums(() => perDay(wanted, length));
  const due = wanted.filter(({ dueDay }) => dueDay !== undefined);
  const onTime = due.filter(({ day, dueDay }) => day <= (dueDay as number));
  const [part, whole] = [windowSums(() => perDay(onTime, length)), windowSums(() => perDay(due, length))];
  return (window) => quotient(part(window), whole(window), 100);
}

function perDay(happenings: Happening[], length: number): Series {
  const daily = zeros(length);
  for (const { day } of happenings) (daily[day] as number) += 1;
  return daily;
}
