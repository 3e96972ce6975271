import type { MonthOfRecords, UsageCell } from './dossier.ts';
import { activeOn, keepWithinBounds, made, own, personKey, setActive } from './people.ts';
import type { UsageDay } from './record.ts';

/** A cell of use in an import: the sum of its rows, and whether it was there before and said the same. */
export type AppliedCell = { rows: UsageDay[]; outcome: 'added' | 'changed' | 'unchanged' };

type Imported = Map<string, Map<string, Map<number, UsageDay[]>>>;

/** Use within a month: its cells, and who the people were where a source says. */
export type Use = Pick<MonthOfRecords, 'usage' | 'people'>;

/**
 * Puts one import's usage rows of one month into its cells. Rows of the same source, event and day add up
 * within the import; the sum replaces what an earlier import said of that cell. Where rows are told by person,
 * an import that lacks somebody who was known to be active that day completes the cell instead: the rows of
 * people who are new to the day are added, the others were counted before. What is given stays as it is: where
 * a cell changes, a copy is changed and given back.
 */
export function applyUsage(held: Use, rows: UsageDay[]): Use & { cells: AppliedCell[] } {
  const cells: AppliedCell[] = [];
  let changed: Use | undefined;
  for (const [source, events] of importedCells(rows)) {
    for (const [event, days] of events) {
      const heldDays = own(own(held.usage, source), event);
      for (const [day, ofCell] of days) {
        const before = heldDays?.[day];
        const { cell, active } = stated(ofCell, before, () => activeOn(held.people, source, event, day));
        const outcome = outcomeOf(before, cell);
        // Whoever is exchanged for somebody else leaves the numbers as they are.
        const isSame = outcome === 'unchanged' && (!active || sameSet(active, activeOn(held.people, source, event, day)));
        cells.push({ rows: ofCell, outcome: isSame ? 'unchanged' : before ? 'changed' : 'added' });
        if (isSame) continue;
        changed ??= { usage: structuredClone(held.usage), people: structuredClone(held.people) };
        made(made(changed.usage, source), event)[day] = cell;
        if (active) setActive(changed.people, source, event, day, active);
      }
    }
  }
  if (changed) keepWithinBounds(changed.people);
  return { ...(changed ?? { usage: held.usage, people: held.people }), cells };
}

/** What an import says of a cell; `active` are the people of the day from now on, if they are kept apart. */
type Stated = { cell: UsageCell; active?: ReadonlySet<string> };

function stated(rows: UsageDay[], before: UsageCell | undefined, activeBefore: () => Set<string> | undefined): Stated {
  const people = peopleOf(rows);
  const known = before || people ? activeBefore() : undefined;
  if (!people) return { cell: sumOf(rows), active: known && known.size > 0 ? new Set() : undefined };
  const [count, , amount] = sumOf(rows);
  if (!known) return { cell: [count, people.size, amount] };
  if (!before || known.isSubsetOf(people)) return { cell: [count, people.size, amount], active: people };
  const fresh = rows.filter(({ userId }) => userId !== undefined && !known.has(personKey(userId)));
  const active = known.union(people);
  const [added, , addedAmount] = sumOf(fresh);
  const sum = before[2] === null && addedAmount === null ? null : (before[2] ?? 0) + (addedAmount ?? 0);
  return { cell: [before[0] + added, active.size, sum], active };
}

/** The people whom the rows name; undefined when they name nobody. */
function peopleOf(rows: UsageDay[]): Set<string> | undefined {
  let people: Set<string> | undefined;
  for (const { userId } of rows) {
    if (userId === undefined) continue;
    people ??= new Set();
    people.add(personKey(userId));
  }
  return people;
}

function sameSet(a: ReadonlySet<string>, b: ReadonlySet<string> | undefined): boolean {
  return b !== undefined && a.size === b.size && a.isSubsetOf(b);
}

function outcomeOf(held: UsageCell | undefined, cell: UsageCell): AppliedCell['outcome'] {
  if (!held) return 'added';
  return held[0] === cell[0] && held[1] === cell[1] && held[2] === cell[2] ? 'unchanged' : 'changed';
}

function importedCells(rows: UsageDay[]): Imported {
  const imported: Imported = new Map();
  for (const row of rows) {
    const days = within(within(imported, row.source), row.event);
    const dayOfMonth = Number(row.day.slice(8));
    const ofCell = days.get(dayOfMonth);
    if (ofCell) ofCell.push(row);
    else days.set(dayOfMonth, [row]);
  }
  return imported;
}

function within<Key, Inner extends Map<unknown, unknown>>(outer: Map<Key, Inner>, key: Key): Inner {
  let inner = outer.get(key);
  if (!inner) {
    inner = new Map() as Inner;
    outer.set(key, inner);
  }
  return inner;
}

function sumOf(rows: UsageDay[]): UsageCell {
  const [only] = rows;
  if (rows.length === 1 && only) return [only.count, only.users ?? null, only.amount ?? null];
  return [total(rows, 'count') ?? 0, total(rows, 'users'), total(rows, 'amount')];
}

/** The sum where any row states it. Added smallest first, so that the order of rows does not show in the last digit. */
function total(rows: UsageDay[], field: 'count' | 'users' | 'amount'): number | null {
  const stated = rows.flatMap((row) => row[field] ?? []).toSorted((a, b) => a - b);
  return stated.length === 0 ? null : stated.reduce((sum, value) => sum + value, 0);
}
