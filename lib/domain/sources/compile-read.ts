import { didYouMean } from '../documents/did-you-mean.ts';
import type { DocumentPath } from '../documents/source-document.ts';
import { isRefusal, type Read } from './cell.ts';
import { keepColumn } from './lookup-table.ts';
import type { PlainValue } from './mapping-schema.ts';
import { columnIndex, refuse, type Scope } from './scope.ts';

const PLACEHOLDER = /\{([^{}]*)\}/g;
const nothing: Read = () => undefined;

/** Compiles where a text comes from: a column, a value named by `let`, a template, or a row of a lookup. */
export function compileRead(scope: Scope, value: PlainValue, path: DocumentPath, missing = value.missing): Read {
  if (value.lookup !== undefined) return lookupRead(scope, value, path, missing ?? 'reject');
  if (value.template !== undefined) return templateRead(scope, value.template, [...path, 'template']);
  return columnRead(scope, value.column ?? '', [...path, 'column']);
}

/** A column's name, or a template with `{columns}` in it. */
export function compileColumnOrTemplate(scope: Scope, text: string, path: DocumentPath): Read {
  return text.includes('{') ? templateRead(scope, text, path) : columnRead(scope, text, path);
}

function columnRead(scope: Scope, column: string, path: DocumentPath): Read {
  if (Object.hasOwn(scope.lets, column)) return scope.readLet(column, path);
  const index = columnIndex(scope, column, path);
  const { empties } = scope;
  if (empties.size === 0) return (row) => (row[index] as string).trim() || undefined;
  return (row) => {
    const text = (row[index] as string).trim();
    return text === '' || empties.has(text) ? undefined : text;
  };
}

function templateRead(scope: Scope, template: string, path: DocumentPath): Read {
  const literals = template.split(PLACEHOLDER).filter((_, index) => index % 2 === 0);
  const names = [...template.matchAll(PLACEHOLDER)].map(([, name = '']) => name.trim());
  if (names.length === 0) refuse(scope, path, 'a template names at least one column in braces', "such as '{id}'");
  const reads = names.map((name) => columnRead(scope, name, path));
  return (row, fields) => {
    let text = literals[0] as string;
    for (let index = 0; index < reads.length; index += 1) {
      const part = (reads[index] as Read)(row, fields);
      if (part === undefined || isRefusal(part)) return part;
      text += part + (literals[index + 1] as string);
    }
    return text;
  };
}

function lookupRead(scope: Scope, value: PlainValue, path: DocumentPath, missing: 'reject' | 'empty'): Read {
  const { lookup = '', by = '', column } = value;
  const key = compileColumnOrTemplate(scope, by, [...path, 'by']);
  const table = scope.lookups.get(lookup);
  if (!table) {
    const known = [...scope.lookups.keys()];
    const hint =
      didYouMean(lookup, known) ?? (known.length ? `known: ${known.join(', ')}` : 'declare it under "lookups"');
    refuse(scope, [...path, 'lookup'], `there is no lookup "${lookup}"`, hint);
    return nothing;
  }
  const index = column === undefined ? -1 : keepColumn(table, column, [...path, 'column']);
  const refusal = { column: by, reason: `no row of ${table.file} has this key (lookup "${lookup}")` };
  const absent = missing === 'reject' ? refusal : undefined;
  return (row, fields) => {
    const text = key(row, fields);
    if (text === undefined || isRefusal(text)) return text;
    const found = table.rows.get(text);
    if (!found) return absent;
    return index < 0 ? text : (found[index] as string) || undefined;
  };
}
