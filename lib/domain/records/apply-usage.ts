import type { UsageCell, UsageMonth } from './dossier.ts';
import type { UsageDay } from './record.ts';

/** A cell of use in an import: the sum of its rows, and how many they were. */
type ImportedCell = { source: string; event: string; dayOfMonth: string; cell: UsageCell; rows: UsageDay[] };

/** How one cell fared: its rows, and whether it was there before and said the same. */
export type AppliedCell = { rows: UsageDay[]; outcome: 'added' | 'changed' | 'unchanged' };

/**
 * Puts one import's usage rows of one month into its cells. Rows of the same source, event and day add up
 * within the import; the sum replaces what an earlier import said of that cell. The usage given stays as it
 * is: where a cell changes, a copy is changed and given back.
 */
export function applyUsage(usage: UsageMonth, rows: UsageDay[]): { usage: UsageMonth; cells: AppliedCell[] } {
  const imported = [...cellsOf(rows).values()];
  const cells = imported.map((cell) => ({ rows: cell.rows, outcome: outcomeOf(usage, cell) }));
  if (cells.every(({ outcome }) => outcome === 'unchanged')) return { usage, cells };
  const changed = structuredClone(usage);
  for (const { source, event, dayOfMonth, cell } of imported) within(within(changed, source), event)[dayOfMonth] = cell;
  return { usage: changed, cells };
}

function outcomeOf(usage: UsageMonth, { source, event, dayOfMonth, cell }: ImportedCell): AppliedCell['outcome'] {
  const events = Object.hasOwn(usage, source) ? usage[source] : undefined;
  const days = events && Object.hasOwn(events, event) ? events[event] : undefined;
  const held = days?.[dayOfMonth];
  if (!held) return 'added';
  return sameCell(held, cell) ? 'unchanged' : 'changed';
}

/** The record under a key, made when it is not there. Keys are names from outside: none may reach the prototype. */
function within<T extends object>(record: Record<string, T>, key: string): T {
  if (!Object.hasOwn(record, key)) {
    Object.defineProperty(record, key, { value: {}, enumerable: true, configurable: true, writable: true });
  }
  return (Object.getOwnPropertyDescriptor(record, key) as PropertyDescriptor).value as T;
}

function cellsOf(rows: UsageDay[]): Map<string, ImportedCell> {
  const cells = new Map<string, ImportedCell>();
  for (const row of rows) {
    const dayOfMonth = String(Number(row.day.slice(8)));
    const key = `${row.source}\u0000${row.event}\u0000${dayOfMonth}`;
    const known = cells.get(key);
    if (known) known.rows.push(row);
    else cells.set(key, { source: row.source, event: row.event, dayOfMonth, cell: [0, null, null], rows: [row] });
  }
  for (const imported of cells.values()) imported.cell = sumOf(imported.rows);
  return cells;
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

function sameCell(a: UsageCell, b: UsageCell): boolean {
  return a[0] === b[0] && a[1] === b[1] && a[2] === b[2];
}
