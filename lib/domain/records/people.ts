import { hash32 } from '../hash.ts';
import type { PeopleMonth } from './dossier.ts';

/** How many people of an event are kept apart in a month, all events together: an item of the table has room for no more. */
const mostPeople = 15_000;

/** What stands for a person within an account: 48 bits of a hash of the id that the source gives. */
export function personKey(userId: string): string {
  const more = hash32(`\u0000${userId}`) & 0xffff;
  return hash32(userId).toString(36).padStart(7, '0') + more.toString(36).padStart(4, '0');
}

/** Who used an event on a day of the month; undefined where people are not kept apart because there are too many. */
export function activeOn(
  people: PeopleMonth,
  source: string,
  event: string,
  dayOfMonth: number,
): Set<string> | undefined {
  const days = own(own(people, source), event) ?? (isUntold(people, source, event) ? undefined : {});
  const bit = bitOf(dayOfMonth);
  return days && new Set(Object.keys(days).filter((person) => (days[person] as number) & bit));
}

/** Says who used an event on a day of the month, and nobody else; changes `people`. */
export function setActive(
  people: PeopleMonth,
  source: string,
  event: string,
  dayOfMonth: number,
  active: ReadonlySet<string>,
): void {
  if (isUntold(people, source, event)) return;
  const days = made(made(people, source) as Record<string, Record<string, number>>, event);
  const bit = bitOf(dayOfMonth);
  for (const person of Object.keys(days)) {
    if (active.has(person)) continue;
    const others = (days[person] as number) & ~bit;
    if (others === 0) delete days[person];
    else days[person] = others;
  }
  for (const person of active) days[person] = (days[person] ?? 0) | bit;
}

/** Gives up telling people apart for the events with most of them, until the rest fits; changes `people`. */
export function keepWithinBounds(people: PeopleMonth): void {
  const sizes = Object.entries(people).flatMap(([source, events]) =>
    Object.entries(events).map(([event, days]) => ({ source, event, size: Object.keys(days ?? {}).length })),
  );
  let total = sizes.reduce((sum, { size }) => sum + size, 0);
  const name = ({ source, event }: { source: string; event: string }) => `${source}\u0000${event}`;
  for (const one of sizes.toSorted((a, b) => b.size - a.size || (name(a) < name(b) ? -1 : 1))) {
    if (total <= mostPeople) return;
    (people[one.source] as PeopleMonth[string])[one.event] = null;
    total -= one.size;
  }
}

/** Whether the people of an event were too many to be kept apart. */
function isUntold(people: PeopleMonth, source: string, event: string): boolean {
  return own(own(people, source), event) === null;
}

const bitOf = (dayOfMonth: number) => 1 << (dayOfMonth - 1);

/** The value under a key of its own. Keys are names from outside: none may reach the prototype. */
export function own<T>(record: Record<string, T> | null | undefined, key: string): T | undefined {
  return record && Object.hasOwn(record, key) ? record[key] : undefined;
}

/** The value under a key of its own, made if there is none. */
export function made<T extends object>(record: Record<string, T>, key: string): T {
  if (!Object.hasOwn(record, key)) {
    Object.defineProperty(record, key, { value: {}, enumerable: true, configurable: true, writable: true });
  }
  return own(record, key) as T;
}
