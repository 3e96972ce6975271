import { didYouMean } from '../documents/did-you-mean.ts';
import { type DocumentPath, faultAt, type SourceDocument } from '../documents/source-document.ts';
import type { Fault } from '../errors.ts';
import type { Read } from './cell.ts';
import type { LookupTable } from './lookup-table.ts';
import type { FieldValue } from './mapping-schema.ts';
import type { FieldType } from './record-fields.ts';

/**
 * What the expressions of one entry of a mapping may refer to, and where their faults go. `header` is absent
 * while the file is not at hand: then any column is taken to exist.
 */
export type Scope = {
  document: SourceDocument;
  file: string;
  header?: string[];
  /** True of formats without a header: the columns that are asked for are noted in `header`. */
  isOpen?: boolean;
  /** Texts that mean "no value" besides the empty one. */
  empties: ReadonlySet<string>;
  lets: Readonly<Record<string, FieldValue>>;
  /** Compiles the value that `let` names; `path` is where it is referred to. */
  readLet(name: string, path: DocumentPath): Read;
  lookups: ReadonlyMap<string, LookupTable>;
  faults: Fault[];
};

/** The field (or `let`) that a value fills, and where the mapping says so. */
export type Target = { name: string; field: FieldType; path: DocumentPath };

/** Notes a fault at a place of the mapping. */
export function refuse(scope: Scope, path: DocumentPath, message: string, hint?: string): void {
  scope.faults.push(faultAt(scope.document, path, message, { hint }));
}

/** The index of a column in the header; a fault when it is not there, or there twice. */
export function columnIndex(scope: Scope, column: string, path: DocumentPath): number {
  const { header } = scope;
  if (!header) return 0;
  const index = header.indexOf(column);
  if (scope.isOpen) return index < 0 ? header.push(column) - 1 : index;
  if (index < 0) {
    const known = [...header, ...Object.keys(scope.lets)];
    const hint = didYouMean(column, known) ?? `its columns are ${header.join(', ')}`;
    refuse(scope, path, `${scope.file} has no column "${column}"`, hint);
  } else if (header.indexOf(column, index + 1) >= 0) {
    refuse(scope, path, `${scope.file} has two columns "${column}"`, 'rename one of them in the export');
  }
  return Math.max(0, index);
}
