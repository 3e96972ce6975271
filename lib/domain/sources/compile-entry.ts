import type { DocumentPath, SourceDocument } from '../documents/source-document.ts';
import type { Fault } from '../errors.ts';
import { type Convert, type Fields, isRefusal, type Read, type Refusal } from './cell.ts';
import { compileChecks, type RowCheck } from './compile-checks.ts';
import { compileConditions, type RowTest } from './compile-conditions.ts';
import { compileValue } from './compile-value.ts';
import type { DeliveredKind } from './delivered-kind.ts';
import { baseField, checkFieldNames, inOrder } from './entry-fields.ts';
import type { LookupTable } from './lookup-table.ts';
import type { FieldValue, Mapping, MappingEntry } from './mapping-schema.ts';
import { type Field, recordFields } from './record-fields.ts';
import { refuse, type Scope } from './scope.ts';

/** An entry of a mapping, ready for the rows of a file. */
export type CompiledEntry = {
  record: DeliveredKind;
  /** The names of the fields filled, in the order in which they are. */
  fields: string[];
  /** How each of these fields is written down: as a number, a truth or a text. */
  types: ('number' | 'boolean' | 'text')[];
  wanted?: RowTest;
  /** The fields of a row's record (without `kind` and `source`), or why there is none. */
  convert(row: readonly string[]): Fields | Refusal;
  checks: RowCheck[];
  faults: Fault[];
};

/** True when a row gave no record: every record has an account, but for spending, which has an id of its own. */
export function isRefused(result: Fields | Refusal): result is Refusal {
  const { accountId, spendId } = result as Fields;
  return accountId === undefined && spendId === undefined;
}

export type EntryContext = {
  document: SourceDocument;
  mapping: Mapping;
  index: number;
  /** The file's name and its columns; without columns any is taken to exist. */
  file: string;
  header?: string[];
  isOpen?: boolean;
  lookups: ReadonlyMap<string, LookupTable>;
};

/** Compiles an entry for a file: conversions, filter and checks; `faults` say what in the mapping cannot be right. */
export function compileEntry(context: EntryContext): CompiledEntry {
  const entry = context.mapping.files[context.index] as MappingEntry;
  const path: DocumentPath = ['files', context.index];
  const scope = scopeOf(context, entry.let ?? {}, path);
  const columnsPath = [...path, 'columns'];
  const types = recordFields[entry.record];
  checkFieldNames(scope, entry, types, columnsPath);
  const fields = inOrder(scope, entry, types, columnsPath);
  const steps = fields.map((name) =>
    compileField(scope, { name, field: types[name] as Field, path: [...columnsPath, name] }, entry),
  );
  return {
    record: entry.record,
    fields,
    types: fields.map((name) => writtenAs(types[name] as Field)),
    wanted: compileConditions(scope, entry.where, [...path, 'where']),
    convert: (row) => {
      const record: Fields = {};
      for (let index = 0; index < steps.length; index += 1) {
        const value = (steps[index] as Convert)(row, record);
        if (isRefusal(value)) return value;
        if (value !== undefined) record[fields[index] as string] = value;
      }
      return record;
    },
    checks: compileChecks(scope, entry, fields, [...path, 'checks']),
    faults: scope.faults,
  };
}

function writtenAs({ type }: Field): 'number' | 'boolean' | 'text' {
  return type === 'number' || type === 'boolean' ? type : 'text';
}

/** What may be referred to while an entry (or a lookup, which has no `let`) is compiled for a file. */
export function scopeOf(
  { document, mapping, file, header, isOpen, lookups }: Omit<EntryContext, 'index'>,
  lets: Record<string, FieldValue>,
  path: DocumentPath,
): Scope {
  const compiled = new Map<string, Read | undefined>();
  const scope: Scope = {
    document,
    file,
    header,
    isOpen,
    empties: new Set(mapping.empty ?? []),
    lets,
    lookups,
    faults: [],
    readLet: (name, from) => readLet(scope, compiled, { name, path: [...path, 'let', name] }, from),
  };
  return scope;
}

type Let = { name: string; path: DocumentPath };

/** A `let` is compiled where it is first used; met again while it is being compiled, it goes in a circle. */
function readLet(scope: Scope, compiled: Map<string, Read | undefined>, { name, path }: Let, from: DocumentPath): Read {
  const known = compiled.get(name);
  if (known) return known;
  if (compiled.has(name)) {
    const open = [...compiled].filter(([, read]) => read === undefined).map(([key]) => key);
    refuse(scope, from, `"${name}" needs itself: ${[...open.slice(open.indexOf(name)), name].join(' → ')}`);
    return () => undefined;
  }
  compiled.set(name, undefined);
  const base = baseField(scope.lets[name] as FieldValue);
  if (base) refuse(scope, path, `a "let" can count from a day or from what "by" selects, not from "${base}"`);
  const convert = compileValue(scope, scope.lets[name] as FieldValue, {
    name,
    field: { type: 'text', max: 5000 },
    path,
  });
  const read: Read = (row, fields) => {
    const value = convert(row, fields);
    return value === undefined || isRefusal(value) ? value : String(value);
  };
  compiled.set(name, read);
  return read;
}

function compileField(
  scope: Scope,
  target: { name: string; field: Field; path: DocumentPath },
  entry: MappingEntry,
): Convert {
  const value = entry.columns[target.name] as FieldValue;
  const convert = compileValue(scope, value, target);
  if (!target.field.required) return convert;
  const column = value.lookup === undefined && value.column ? value.column : target.name;
  const missing = { column, reason: `empty, but ${entry.record} records need "${target.name}"` };
  return (row, fields) => convert(row, fields) ?? missing;
}
