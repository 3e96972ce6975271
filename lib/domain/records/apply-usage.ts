import type { UsageCell, UsageMonth } from './dossier.ts';
import type { UsageDay } from './record.ts';

/** A cell of use in an import: the sum of its rows, and whether it was there before and said the same. */
export type AppliedCell = { rows: UsageDay[]; outcome: 'added' | 'changed' | 'unchanged' };

type Imported = Map<string, Map<string, Map<number, UsageDay[]>>>;

/**
 * Puts one import's usage rows of one month into its cells. Rows of the same source, event and day add up
 * within the import; the sum replaces what an earlier import said of that cell. The usage given stays as it
 * is: where a cell changes, a copy is changed and given back.
 */
export function applyUsage(usage: UsageMonth, rows: UsageDay[]): { usage: UsageMonth; cells: AppliedCell[] } {
  const cells: AppliedCell[] = [];
  let changed: UsageMonth | undefined;
  for (const [source, events] of importedCells(rows)) {
    for (const [event, days] of events) {
      const held = own(own(usage, source), event);
      for (const [dayOfMonth, ofCell] of days) {
        const cell = sumOf(ofCell);
        const outcome = outcomeOf(held?.[dayOfMonth], cell);
        cells.push({ rows: ofCell, outcome });
        if (outcome === 'unchanged') continue;
        changed ??= structuredClone(usage);
        made(made(changed, source), event)[dayOfMonth] = cell;
      }
    }
  }
  return { usage: changed ?? usage, cells };
}

function outcomeOf(held: UsageCell | undefined, cell: UsageCell): AppliedCell['outcome'] {
  if (!held) return 'added';
  return held[0] === cell[0] && held[1] === cell[1] && held[2] === cell[2] ? 'unchanged' : 'changed';
}

/** The value under a key of its own. Keys are names from outside: none may reach the prototype. */
function own<T>(record: Record<string, T> | undefined, key: string): T | undefined {
  return record && Object.hasOwn(record, key) ? record[key] : undefined;
}

function made<T extends object>(record: Record<string, T>, key: string): T {
  if (!Object.hasOwn(record, key)) {
    Object.defineProperty(record, key, { value: {}, enumerable: true, configurable: true, writable: true });
  }
  return own(record, key) as T;
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
