import type { MonthOfRecords } from './dossier.ts';
import type { AppliedCell } from './note-usage.ts';
import { activeOn, keepWithinBounds, made, own, personKey, setActive } from './people.ts';
import type { UsageDay } from './record.ts';
import type { UsageCell } from './usage-cell.ts';

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
  for (const [source, events] of importedCells(rows)) {
    for (const [event, days] of events) {
      const heldDays = own(own(held.usage, source), event);
      for (const [day, ofCell] of days) {
        cells.push(appliedCell(heldDays?.[day], ofCell, () => activeOn(held.people, source, event, day)));
      }
    }
  }
  return { ...putCells(held, cells), cells };
}

function appliedCell(
  before: UsageCell | undefined,
  rows: UsageDay[],
  activeBefore: () => Set<string> | undefined,
): AppliedCell {
  const { source, event, day } = rows[0] as UsageDay;
  const { cell, active, known } = stated(rows, before, activeBefore);
  // Whoever is exchanged for somebody else leaves the numbers as they are.
  const isSame = before !== undefined && sameCell(before, cell) && (!active || sameSet(active, known));
  return {
    ...{ source, event, day, rows },
    outcome: isSame ? 'unchanged' : before ? 'changed' : 'added',
    before: { cell: before, active: active && known },
    after: { cell, active },
  };
}

function putCells(held: Use, cells: readonly AppliedCell[]): Use {
  const others = cells.filter(({ outcome }) => outcome !== 'unchanged');
  if (others.length === 0) return { usage: held.usage, people: held.people };
  const changed = { usage: structuredClone(held.usage), people: structuredClone(held.people) };
  for (const { source, event, day, after } of others) {
    const dayOfMonth = Number(day.slice(8));
    made(made(changed.usage, source), event)[dayOfMonth] = after.cell as UsageCell;
    if (after.active) setActive(changed.people, source, event, dayOfMonth, after.active);
  }
  keepWithinBounds(changed.people);
  return changed;
}

/** What an import says of a cell; `active` are the people of the day from now on, if they are kept apart, `known` those before. */
type Stated = { cell: UsageCell; active?: Set<string>; known?: Set<string> };

function stated(rows: UsageDay[], before: UsageCell | undefined, activeBefore: () => Set<string> | undefined): Stated {
  const people = peopleOf(rows);
  const known = before || people ? activeBefore() : undefined;
  if (!people) {
    const cell = sumOf(rows);
    // Who was there is forgotten only when the import says something else of the day.
    const isOther = known && known.size > 0 && !(before && sameCell(before, cell));
    return { cell, active: isOther ? new Set() : undefined, known };
  }
  const [count, , amount] = sumOf(rows);
  if (!known) return { cell: [count, people.size, amount] };
  if (!before || known.isSubsetOf(people)) return { cell: [count, people.size, amount], active: people, known };
  const fresh = rows.filter(({ userId }) => userId !== undefined && !known.has(personKey(userId)));
  const active = known.union(people);
  const [added, , addedAmount] = sumOf(fresh);
  const sum = before[2] === null && addedAmount === null ? null : (before[2] ?? 0) + (addedAmount ?? 0);
  return { cell: [before[0] + added, active.size, sum], active, known };
}

/** The people whom the rows name as active; undefined when they name nobody. */
function peopleOf(rows: UsageDay[]): Set<string> | undefined {
  let people: Set<string> | undefined;
  for (const { userId, count } of rows) {
    if (userId === undefined || count === 0) continue;
    people ??= new Set();
    people.add(personKey(userId));
  }
  return people;
}

function sameSet(a: ReadonlySet<string>, b: ReadonlySet<string> | undefined): boolean {
  return b !== undefined && a.size === b.size && a.isSubsetOf(b);
}

function sameCell(a: UsageCell, b: UsageCell): boolean {
  return a[0] === b[0] && a[1] === b[1] && a[2] === b[2];
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
