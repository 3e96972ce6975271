import type { CanonicalRecord } from '../records/record.ts';
import type { Cell, Fields } from './cell.ts';
import type { CompiledEntry } from './compile-entry.ts';

/** A record on its way through a spool: which stream it came by, its line, and its number if its id is watched (else -1). */
export type SpooledRow = { stream: number; line: number; number: number; values: (Cell | null)[] };

/** The values of a record in the order of its entry's fields, as JSON between the brackets. */
export function encodeValues(fields: readonly string[], record: Fields): string {
  let text = '';
  for (let index = 0; index < fields.length; index += 1) {
    const value = record[fields[index] as string];
    if (index > 0) text += ',';
    if (value === undefined) text += 'null';
    else text += typeof value === 'string' ? JSON.stringify(value) : value;
  }
  return text;
}

/** A spool's line. */
export function encodeRow(stream: number, line: number, number: number, values: string): string {
  return `[${stream},${line},${number},${values}]`;
}

/** Reads a spool's line. */
export function decodeRow(text: string): SpooledRow {
  const [stream, line, number, ...values] = JSON.parse(text) as [number, number, number, ...(Cell | null)[]];
  return { stream, line, number, values };
}

/** The record that a spooled row stands for. */
export function recordOf(
  { values }: SpooledRow,
  { record: kind, fields }: CompiledEntry,
  source: string,
): CanonicalRecord {
  const record: Record<string, unknown> = { kind, source };
  for (let index = 0; index < fields.length; index += 1) {
    const value = values[index];
    if (value !== null) record[fields[index] as string] = value;
  }
  if (kind === 'cancellation') record.reason ??= 'unknown';
  return record as CanonicalRecord;
}
