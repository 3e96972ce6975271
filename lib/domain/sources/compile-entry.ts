import { isDay } from '../day.ts';
import { didYouMean } from '../documents/did-you-mean.ts';
import type { DocumentPath, SourceDocument } from '../documents/source-document.ts';
import type { Fault } from '../errors.ts';
import type { RecordKind } from '../records/record.ts';
import { type Convert, type Fields, isRefusal, type Read, type Refusal } from './cell.ts';
import { compileChecks, type RowCheck } from './compile-checks.ts';
import { compileConditions, type RowTest } from './compile-conditions.ts';
import { compileValue } from './compile-value.ts';
import type { LookupTable } from './lookup-table.ts';
import type { FieldValue, Mapping, MappingEntry } from './mapping-schema.ts';
import { type Field, recordFields } from './record-fields.ts';
import { refuse, type Scope } from './scope.ts';

/** An entry of a mapping, ready for the rows of a file. */
export type CompiledEntry = {
  record: RecordKind;
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

/** True when a row gave no record: every record has an account. */
export function isRefused(result: Fields | Refusal): result is Refusal {
  return (result as Fields).accountId === undefined;
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
  const missing = { column, reason: `empty, but a ${entry.record} record needs "${target.name}"` };
  return (row, fields) => convert(row, fields) ?? missing;
}

function checkFieldNames(scope: Scope, entry: MappingEntry, types: Record<string, Field>, path: DocumentPath): void {
  for (const name of Object.keys(entry.columns)) {
    if (Object.hasOwn(types, name)) continue;
    const known = Object.keys(types);
    const hint = didYouMean(name, known) ?? `its fields are ${known.join(', ')}`;
    refuse(scope, [...path, name], `a ${entry.record} record has no field "${name}"`, hint);
  }
  for (const [name, field] of Object.entries(types)) {
    if (!field.required || entry.columns[name]) continue;
    refuse(scope, path, `a ${entry.record} record needs "${name}"`, `add "${name}" to its columns`);
  }
}

/** The entry's fields, each after the ones it counts from (`hoursAfter: openedAt`). */
function inOrder(scope: Scope, entry: MappingEntry, types: Record<string, Field>, path: DocumentPath): string[] {
  const ordered = new Set<string>();
  const open: string[] = [];
  const visit = (name: string): void => {
    if (ordered.has(name)) return;
    const base = baseField(entry.columns[name] as FieldValue);
    if (open.includes(name)) {
      refuse(scope, [...path, name], `"${name}" counts from itself: ${[...open, name].join(' → ')}`);
      return;
    }
    open.push(name);
    if (base && Object.hasOwn(entry.columns, base) && isTime(types[base])) visit(base);
    else if (base)
      refuse(scope, [...path, name], `"${name}" counts from "${base}", which is no date or time of this entry`);
    open.pop();
    ordered.add(name);
  };
  for (const name of Object.keys(entry.columns)) if (Object.hasOwn(types, name)) visit(name);
  return [...ordered];
}

const isTime = (field: Field | undefined) => field?.type === 'day' || field?.type === 'instant';

function baseField({ daysAfter, hoursAfter, minutesAfter }: FieldValue): string | undefined {
  const base = daysAfter ?? hoursAfter ?? minutesAfter;
  return typeof base === 'string' && !isDay(base) ? base : undefined;
}
