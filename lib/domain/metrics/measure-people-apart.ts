import type { Timeline } from './account-history.ts';
import type { PlacedPeople } from './lay-out-use.ts';
import { type At, type Measurement, reading, runningSum, type Series, windowSums, zeros } from './series.ts';

/** One person's active days as indexes of the timeline, ascending. */
type ActiveDays = number[];

/** What the sources tell of people: for each source everybody's days, and the days on which people were too many to be told apart. */
type Told = { bySource: ActiveDays[][]; untold: Series };

/**
 * `distinct-users`: how many different people used at least one of the events (or any) within the window.
 * `person-days`: on how many days each of them did, added up. People are told apart by their id within a source;
 * of several sources the one that tells of more within the window counts. Events that are not told by person are
 * left out. No value for a window in which people were too many to be told apart, or in which there were people
 * (`users` says so) of whom none was named.
 */
export function measurePeopleApart(
  { events, take }: { events: 'any' | string[]; take: 'distinct-users' | 'person-days' },
  { people, timeline }: { people: PlacedPeople[]; timeline: Timeline },
  users: () => Series,
): Measurement {
  let told: Told | undefined;
  let untold: Measurement | undefined;
  const unnamed = windowSums(() => users().map((count) => (count > 0 ? 1 : 0)));
  return (window) => {
    told ??= activeDays(people, events, timeline);
    const { untold: days, bySource } = told;
    untold ??= windowSums(() => days.slice());
    const count =
      take === 'distinct-users' ? distinct(bySource, window, timeline) : personDays(bySource, window, timeline);
    const [unknown, used] = [untold(window), unnamed(window)];
    return (day) => {
      const known = unknown(day) > 0 ? Number.NaN : count(day);
      return known === 0 && used(day) > 0 ? Number.NaN : known;
    };
  };
}

function distinct(bySource: ActiveDays[][], window: number, { length }: Timeline): At {
  return greatest(bySource.map((everybody) => reading(present(everybody, window, length))));
}

function personDays(bySource: ActiveDays[][], window: number, { length }: Timeline): At {
  return greatest(bySource.map((everybody) => windowSums(() => present(everybody, 1, length))(window)));
}

function greatest(all: At[]): At {
  const [only] = all;
  if (all.length === 1 && only) return only;
  return (day) => Math.max(0, ...all.map((one) => one(day)));
}

/** How many people were active on each day or the `window - 1` days before it: each active day counts until the next one, or the window, is over. */
function present(everybody: ActiveDays[], window: number, length: number): Series {
  const differences = zeros(length);
  for (const days of everybody) {
    for (let index = 0; index < days.length; index += 1) {
      const day = days[index] as number;
      const until = Math.min(day + window, days[index + 1] ?? Number.POSITIVE_INFINITY);
      (differences[day] as number) += 1;
      if (until < length) (differences[until] as number) -= 1;
    }
  }
  return runningSum(differences);
}

function activeDays(months: PlacedPeople[], events: 'any' | string[], { length }: Timeline): Told {
  const sources = new Map<string, Map<string, ActiveDays>>();
  const untold = zeros(length);
  for (const { before, until, people } of months) {
    for (const [source, byEvent] of Object.entries(people)) {
      const wanted = Object.keys(byEvent).filter((event) => events === 'any' || events.includes(event));
      const told = wanted.map((event) => byEvent[event] ?? null);
      if (told.includes(null)) untold.fill(1, Math.max(0, before + 1), Math.max(0, until));
      const everybody = sources.get(source) ?? new Map<string, ActiveDays>();
      sources.set(source, everybody);
      for (const [person, bits] of together(told)) {
        const days = everybody.get(person) ?? [];
        everybody.set(person, days);
        addDays(days, bits, before, length);
      }
    }
  }
  return { bySource: [...sources.values()].map((everybody) => [...everybody.values()]), untold };
}

/** Adds the days of a month that lie on the timeline. */
function addDays(days: ActiveDays, bits: number, before: number, length: number): void {
  for (let date = 1; date <= 31; date += 1) {
    const index = before + date;
    if (bits & (1 << (date - 1)) && index >= 0 && index < length) days.push(index);
  }
}

/** Everybody's days of a month over several events. */
function together(events: (Record<string, number> | null)[]): Map<string, number> {
  const days = new Map<string, number>();
  for (const persons of events) {
    for (const person in persons) days.set(person, (days.get(person) ?? 0) | (persons[person] as number));
  }
  return days;
}
