import type { Day } from '../day.ts';
import type { PeopleMonth, UsageMonth } from './dossier.ts';
import { activeOn, made, own, setActive } from './people.ts';
import type { CellBefore, PeopleBefore, Revision, UsageRevision } from './revision.ts';

type Use = { usage: UsageMonth; people: PeopleMonth };

/** Use as it was known before any revision that arrived after `known` (which are undone, newest first). */
export function undoUsage(use: Use, revisions: readonly Revision[], known: Day): Use {
  const undone = revisions.filter((one): one is UsageRevision => one.kind === 'usage' && one.arrivedDay > known);
  if (undone.length === 0) return use;
  const before = structuredClone({ usage: use.usage, people: use.people });
  for (const { source, event, was } of undone.toReversed()) {
    for (const day in was) putCell(before, { source, event, dayOfMonth: Number(day) }, was[day] as CellBefore);
  }
  return before;
}

/** Use until a day of the month, the last that is kept. */
export function useUntil({ usage, people }: Use, lastDay: number): Use {
  const seen = 2 ** lastDay - 1;
  return {
    usage: eachEvent(usage, (days) =>
      Object.fromEntries(Object.entries(days).filter(([day]) => Number(day) <= lastDay)),
    ),
    people: eachEvent(people, (bits) => bits && masked(bits, seen)),
  };
}

function masked(people: Record<string, number>, seen: number): Record<string, number> {
  return Object.fromEntries(
    Object.entries(people).flatMap(([person, bits]) => (bits & seen ? [[person, bits & seen]] : [])),
  );
}

/** Source → event → what `keep` makes of it; events of which nothing is kept are left out. */
function eachEvent<T>(
  use: Record<string, Record<string, T>>,
  keep: (ofEvent: T) => T,
): Record<string, Record<string, T>> {
  const kept = Object.entries(use).map(([source, events]) => {
    const ofSource = Object.entries(events).map(([event, ofEvent]) => [event, keep(ofEvent)] as const);
    return [
      source,
      Object.fromEntries(ofSource.filter(([, some]) => some === null || Object.keys(some as object).length > 0)),
    ] as const;
  });
  return Object.fromEntries(kept);
}

type Place = { source: string; event: string; dayOfMonth: number };

/** Puts a cell as it was before into use that may be changed. */
export function putCell(use: Use, { source, event, dayOfMonth }: Place, { cell, people }: CellBefore): void {
  const days = made(made(use.usage, source), event);
  if (cell) days[dayOfMonth] = cell;
  else delete days[dayOfMonth];
  if (!own(own(use.people, source), event)) return;
  const active = cell ? peopleBefore(activeOn(use.people, source, event, dayOfMonth), people) : new Set<string>();
  if (active) setActive(use.people, source, event, dayOfMonth, active);
}

/** Who was active before, given who was after; undefined where people are not kept apart. */
export function peopleBefore(
  after: Set<string> | undefined,
  before: PeopleBefore | undefined,
): Set<string> | undefined {
  if (!after || !before) return after;
  if ('all' in before) return new Set(before.all);
  return after.difference(new Set(before.came)).union(new Set(before.gone));
}
