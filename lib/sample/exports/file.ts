import { dayFromNumber } from '../../domain/day.ts';
import type { DayNumber } from '../calendar.ts';

/** A value as an export writes it; absent ones leave the cell empty. */
export type Cell = string | number | boolean | undefined;

/** One file of an export: its path inside the sample folder, and its lines without line ends. */
export type SampleFile = { path: string; lines: Iterable<string> };

/** How a system writes CSV: every cell in quotes, or only those that need them. */
export type Quoting = 'all' | 'needed';

/** A CSV file of the columns, each a function from a row to its cell. */
export function csvFile<T>(
  path: string,
  rows: Iterable<T>,
  columns: Record<string, (row: T) => Cell>,
  quoting: Quoting,
): SampleFile {
  return { path, lines: csvLines(rows, columns, quoting) };
}

function* csvLines<T>(
  rows: Iterable<T>,
  columns: Record<string, (row: T) => Cell>,
  quoting: Quoting,
): Generator<string> {
  const cells = Object.values(columns);
  yield csvLine(Object.keys(columns), quoting);
  for (const row of rows)
    yield csvLine(
      cells.map((cell) => cell(row)),
      quoting,
    );
}

function csvLine(cells: Cell[], quoting: Quoting): string {
  return cells.map((cell) => quoted(cell === undefined ? '' : String(cell), quoting)).join(',');
}

function quoted(text: string, quoting: Quoting): string {
  return quoting === 'all' || /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A file with one JSON object per line. */
export function ndjsonFile<T>(path: string, rows: Iterable<T>, object: (row: T) => unknown): SampleFile {
  return { path, lines: ndjsonLines(rows, object) };
}

function* ndjsonLines<T>(rows: Iterable<T>, object: (row: T) => unknown): Generator<string> {
  for (const row of rows) yield JSON.stringify(object(row));
}

const dayTexts = new Map<DayNumber, string>();

/** `YYYY-MM-DD`, empty when there is no such day. An export writes the same few hundred days over and over. */
export function dayText(day: DayNumber | undefined): string | undefined {
  if (day === undefined) return undefined;
  const known = dayTexts.get(day) ?? dayFromNumber(day);
  dayTexts.set(day, known);
  return known;
}
