import { findingKinds } from '../../domain/sources/import-report.ts';
import type { ImportLog } from './import-log.ts';
import type { PlannedStream } from './plan-import.ts';
import type { ImportSpools } from './spool-rows.ts';

type Noted = { key: string; number: number; stream: PlannedStream; line: number; content: string };

/** Marks rows by number: a bit for each. */
export class RowMarks {
  readonly #bits: Uint8Array;

  constructor(rows: number) {
    this.#bits = new Uint8Array(Math.ceil(rows / 8));
  }

  mark(row: number): void {
    this.#bits[row >> 3] = (this.#bits[row >> 3] ?? 0) | (1 << (row & 7));
  }

  has(row: number): boolean {
    return row >= 0 && ((this.#bits[row >> 3] ?? 0) & (1 << (row & 7))) !== 0;
  }
}

/**
 * Finds rows whose id came before in the same import, one partition of ids in memory at a time, and marks the
 * ones to leave out: an exact repetition is a duplicate, another content under the same id is rejected. With
 * `onDuplicate: last-wins` the last row of an id counts, and those before are duplicates.
 */
export async function dropDuplicates(
  streams: PlannedStream[],
  watchedRows: number,
  { ids, partitions }: ImportSpools,
  log: ImportLog,
): Promise<RowMarks> {
  const marks = new RowMarks(watchedRows);
  for (let partition = 0; partition < partitions; partition += 1) {
    const kept = new Map<string, Noted>();
    for (const text of await ids.lines(partition)) {
      const noted = readNote(text, streams);
      const before = kept.get(noted.key);
      if (!before || noted.stream.lastWins) kept.set(noted.key, noted);
      const isOther = before !== undefined && !noted.stream.lastWins && before.content !== noted.content;
      const { file } = noted.stream;
      log.askOnce(findingKinds['duplicate-id'], isOther, () => ({ file, line: noted.line }), 'duplicate-id');
      if (before) dropOne(before, noted, marks, log);
    }
  }
  return marks;
}

function dropOne(before: Noted, noted: Noted, marks: RowMarks, log: ImportLog): void {
  const dropped = noted.stream.lastWins ? before : noted;
  marks.mark(dropped.number);
  log.takeBack(dropped.stream);
  if (noted.stream.lastWins || before.content === noted.content) {
    log.duplicate(dropped.stream);
    return;
  }
  const where = before.stream.file === noted.stream.file ? '' : ` of ${before.stream.file}`;
  const reason = `duplicate id, first seen on line ${before.line}${where} with other content; the first counts`;
  log.reject(noted.stream, noted.line, { column: noted.stream.idColumn, reason });
}

function readNote(text: string, streams: PlannedStream[]): Noted {
  const [key, number, stream, line, ...content] = JSON.parse(text) as [string, number, number, number, ...number[]];
  return { key, number, stream: streams[stream] as PlannedStream, line, content: content.join() };
}
