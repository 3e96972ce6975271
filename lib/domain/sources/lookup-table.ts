import type { DocumentPath } from '../documents/source-document.ts';

/**
 * A file held in memory to find a row by its key: only the columns that something asks for are kept.
 * It is the one part of an import whose memory grows with a file, so it is meant for short lists.
 */
export type LookupTable = {
  name: string;
  file: string;
  /** The columns asked for, and where in the mapping. */
  columns: { column: string; path: DocumentPath }[];
  rows: Map<string, readonly string[]>;
};

/** How many rows a lookup may hold. */
export const LOOKUP_ROWS_LIMIT = 5_000_000;

/** The place of a column among those kept, asked for at `path`. */
export function keepColumn(table: LookupTable, column: string, path: DocumentPath): number {
  const index = table.columns.findIndex((kept) => kept.column === column);
  return index < 0 ? table.columns.push({ column, path }) - 1 : index;
}
