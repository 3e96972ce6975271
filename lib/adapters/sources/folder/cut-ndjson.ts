import type { RowBatch } from '../../../ports/sources.ts';
import type { Lines } from './cut-lines.ts';

type Settings = Record<string, unknown>;

/** Takes the values of `columns` out of lines of JSON objects; `user.plan` also finds `plan` inside `user`. */
export function cutNdjson({ first, lines, faults, read }: Lines, columns: readonly string[]): RowBatch {
  const batch: RowBatch = { rows: [], lines: [], faults: [], bytes: read };
  for (const [index, text] of lines.entries()) {
    const line = first + index;
    const fault = faults.get(line);
    if (fault) batch.faults.push({ line, reason: fault });
    else if (text.trim() !== '') takeObject(batch, text, line, columns);
  }
  return batch;
}

function takeObject(batch: RowBatch, text: string, line: number, columns: readonly string[]): void {
  const value = parsed(text);
  if (value === undefined || value === null || typeof value !== 'object' || Array.isArray(value)) {
    const found = value === undefined ? 'text that is no JSON' : 'another JSON value';
    batch.faults.push({ line, reason: `expected one JSON object on the line, found ${found}` });
    return;
  }
  batch.rows.push(columns.map((column) => textOf(valueAt(value as Settings, column))));
  batch.lines.push(line);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function valueAt(value: Settings, column: string): unknown {
  if (Object.hasOwn(value, column)) return value[column];
  let part: unknown = value;
  for (const key of column.split('.')) {
    if (typeof part !== 'object' || part === null || !Object.hasOwn(part, key)) return undefined;
    part = (part as Settings)[key];
  }
  return part;
}

function textOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
