import { type Day, dayFromNumber, dayNumber, daysBetween } from '../day.ts';
import type { DayRange, Workload } from './backtest.ts';

/** The Monday of the week a day lies in. */
export function weekOf(day: Day): Day {
  const number = dayNumber(day);
  // 1970-01-01 was a Thursday.
  return dayFromNumber(number - ((number + 3) % 7));
}

/** A firing, and who looks after the account on that day. */
export type OwnedFiring = { day: Day; owner?: string };

/** How many firings land on whom. `csms` are those with customers in the range. */
export function workloadOf(
  firings: readonly OwnedFiring[],
  { csms, range, budget }: { csms: ReadonlySet<string>; range: DayRange; budget?: number },
): Workload {
  const owned = firings.filter(({ owner }) => owner !== undefined);
  const weeks = Map.groupBy(owned, ({ day, owner }) => JSON.stringify([weekOf(day), owner]));
  const loads = [...weeks].map(([key, fired]) => {
    const [week, csm] = JSON.parse(key) as [Day, string];
    return { csm, week, firings: fired.length };
  });
  const busiest = loads.sort((a, b) => b.firings - a.firings || (a.week < b.week ? -1 : 1))[0];
  const weeksOfRange = (daysBetween(range.from, range.to) + 1) / 7;
  const calendarWeeks = daysBetween(weekOf(range.from), weekOf(range.to)) / 7 + 1;
  return {
    csms: csms.size,
    ...(csms.size > 0 && { mean: owned.length / csms.size / weeksOfRange }),
    ...(busiest && { busiest }),
    unowned: firings.length - owned.length,
    ...(budget !== undefined && {
      budget: {
        firings: budget,
        weeksOver: loads.filter((load) => load.firings > budget).length,
        weeks: calendarWeeks * csms.size,
      },
    }),
  };
}
