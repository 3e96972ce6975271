import type { Fault } from '../errors.ts';
import { isRefusal } from './cell.ts';
import { compileConditions, type RowTest } from './compile-conditions.ts';
import { type EntryContext, scopeOf } from './compile-entry.ts';
import { compileColumnOrTemplate } from './compile-read.ts';
import { LOOKUP_ROWS_LIMIT, type LookupTable } from './lookup-table.ts';
import type { MappedLookup } from './mapping-schema.ts';
import { columnIndex } from './scope.ts';

/** Fills a lookup's table from the rows of its file. */
export type LookupFiller = {
  /** Takes a row in; the first of several rows with one key counts. False when the table is full. */
  add(row: readonly string[]): boolean;
  faults: Fault[];
};

/** Compiles a lookup for its file, once all that asks for its columns was compiled. */
export function compileLookup(context: Omit<EntryContext, 'index'>, table: LookupTable): LookupFiller {
  const lookup = context.mapping.lookups?.[table.name] as MappedLookup;
  const path = ['lookups', table.name];
  const scope = scopeOf(context, {}, path);
  const key = compileColumnOrTemplate(scope, lookup.key, [...path, 'key']);
  const wanted: RowTest | undefined = compileConditions(scope, lookup.where, [...path, 'where']);
  const indexes = table.columns.map(({ column, path: asked }) => columnIndex(scope, column, asked));
  return {
    faults: scope.faults,
    add(row) {
      if (wanted && !wanted(row)) return true;
      const text = key(row, {});
      if (text === undefined || isRefusal(text) || table.rows.has(text)) return true;
      const kept = indexes.map((index) => (row[index] as string).trim());
      table.rows.set(text, scope.empties.size === 0 ? kept : kept.map((cell) => (scope.empties.has(cell) ? '' : cell)));
      return table.rows.size <= LOOKUP_ROWS_LIMIT;
    },
  };
}
