import { dayOf } from '../day.ts';
import type { Cell, Fields } from './cell.ts';
import type { CompiledEntry } from './compile-entry.ts';
import type { Delivered } from './delivered-kind.ts';

/** A record on its way through a spool: which stream it came by, its line, and its number if its id is watched (else -1). */
export type SpooledRow = { stream: number; line: number; number: number; values: string[] };

const NEEDS_ESCAPE = /[\\\t\n\r]/;
const ESCAPES: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
const ESCAPED = /\\([\\tnr])/g;
const UNESCAPES: Record<string, string> = { '\\': '\\', t: '\t', n: '\n', r: '\r' };

/** The values of a record in the order of its entry's fields, with tabs between them; an absent value is empty. */
export function encodeValues(fields: readonly string[], record: Fields): string {
  const parts: Cell[] = [];
  for (let index = 0; index < fields.length; index += 1) {
    const value = record[fields[index] as string] ?? '';
    parts.push(typeof value === 'string' && NEEDS_ESCAPE.test(value) ? escaped(value) : value);
  }
  return parts.join('\t');
}

/** A spool's line. */
export function encodeRow(stream: number, line: number, number: number, values: string): string {
  return `${stream}\t${line}\t${number}\t${values}`;
}

/** Reads a spool's line. */
export function decodeRow(text: string): SpooledRow {
  const values = text.split('\t');
  const [stream, line, number] = values;
  return { stream: Number(stream), line: Number(line), number: Number(number), values };
}

/** How many values of a spooled row stand before those of its record. */
const PLACE = 3;

/** The record that a spooled row stands for. */
export function recordOf({ values }: SpooledRow, entry: CompiledEntry, source: string): Delivered {
  const { record: kind, fields, types } = entry;
  const record: Record<string, unknown> = { kind, source };
  for (let index = 0; index < fields.length; index += 1) {
    const text = values[index + PLACE] as string;
    if (text !== '') record[fields[index] as string] = decoders[types[index] as 'text'](text);
  }
  if (kind === 'cancellation') record.reason ??= 'unknown';
  // What became known is told by the day.
  if (record.arrivedAt !== undefined) record.arrivedAt = dayOf(record.arrivedAt as string);
  return record as Delivered;
}

const decoders = {
  number: Number,
  boolean: (text: string) => text === 'true',
  text: (text: string) => (text.includes('\\') ? text.replace(ESCAPED, (_, sign) => UNESCAPES[sign] as string) : text),
};

function escaped(text: string): string {
  return text.replace(/[\\\t\n\r]/g, (sign) => ESCAPES[sign] as string);
}
