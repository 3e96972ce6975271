import { addDays, type Day, dayOf } from '../../domain/day.ts';
import { hash32 } from '../../domain/hash.ts';
import { faultOfSpendDays } from '../../domain/records/spend.ts';
import type { Fields, Refusal } from '../../domain/sources/cell.ts';
import { isRefused } from '../../domain/sources/compile-entry.ts';
import { FileUnreadable } from '../../domain/sources/errors.ts';
import { LOOKUP_ROWS_LIMIT } from '../../domain/sources/lookup-table.ts';
import { encodeRow, encodeValues } from '../../domain/sources/spooled-row.ts';
import type { ExportFolder, RowBatch, Spool } from '../../ports/sources.ts';
import type { Progress } from '../../ports/system.ts';
import type { ImportLog } from './import-log.ts';
import type { ImportPlan, PlannedFile, PlannedLookup, PlannedStream } from './plan-import.ts';

/** A source's spending is kept as one, and so is read into memory at once. */
const SPEND_ROWS_LIMIT = 100_000;

/** Spools with the same number of partitions: `records` by account, `ids` by id. */
export type ImportSpools = { records: Spool; ids: Spool; partitions: number };

type Reading = {
  folder: string;
  exports: ExportFolder;
  progress: Progress;
  spools: ImportSpools;
  log: ImportLog;
  today: Day;
};

/** Reads every file of the plan, row by row, and puts each accepted record into the spool's partition of its account. Gives how many ids were noted. */
export async function spoolRows(plan: ImportPlan, reading: Reading): Promise<{ watchedRows: number }> {
  const spooler = new Spooler(reading);
  let done = 0;
  const report = (bytes: number, what: string) => {
    done += bytes;
    reading.progress.report(done, plan.bytes, what);
  };
  for (const lookup of plan.lookups) await fillLookup(lookup, reading, report);
  for (const file of plan.files) await spooler.read(file, report);
  return { watchedRows: spooler.watchedRows };
}

async function fillLookup(
  { file, format, filler }: PlannedLookup,
  { folder, exports }: Reading,
  report: (bytes: number, what: string) => void,
): Promise<void> {
  for await (const { rows, bytes } of exports.rows(folder, file.name, format)) {
    for (const row of rows) {
      if (filler.add(row)) continue;
      throw new FileUnreadable(
        `${file.name} has more than ${LOOKUP_ROWS_LIMIT} rows, too many for a lookup, which is held in memory. Narrow it with "where".`,
      );
    }
    report(bytes, file.name);
  }
}

class Spooler {
  /** Rows whose ids are watched are numbered, so that the ones to leave out can be marked in a bitmap. */
  watchedRows = 0;
  #spendRows = 0;
  readonly #reading: Reading;

  constructor(reading: Reading) {
    this.#reading = reading;
  }

  async read(file: PlannedFile, report: (bytes: number, what: string) => void): Promise<void> {
    const { folder, exports, log } = this.#reading;
    try {
      for await (const batch of exports.rows(folder, file.name, file.format)) {
        this.#take(file, batch);
        report(batch.bytes, file.name);
      }
    } catch (error) {
      if (!(error instanceof FileUnreadable)) throw error;
      for (const stream of file.streams) log.file(stream).problem = error.message;
    }
  }

  #take({ streams }: PlannedFile, { rows, lines, faults }: RowBatch): void {
    const { log } = this.#reading;
    log.rows += rows.length + faults.length;
    for (const stream of streams) {
      log.file(stream).rows += rows.length;
      for (let index = 0; index < rows.length; index += 1) {
        this.#convert(stream, rows[index] as string[], lines[index] as number);
      }
    }
    const [first] = streams;
    if (!first) return;
    // A row that could not be cut out is of no kind yet: it counts once, for the first entry that reads the file.
    log.file(first).rows += faults.length;
    for (const { line, reason } of faults) log.reject(first, line, { reason });
  }

  #convert(stream: PlannedStream, row: string[], line: number): void {
    const { log } = this.#reading;
    const { compiled } = stream;
    if (compiled.wanted && !compiled.wanted(row)) {
      log.file(stream).filtered += 1;
      return;
    }
    const record = compiled.convert(row);
    if (isRefused(record)) {
      log.reject(stream, line, record);
      return;
    }
    const checked = compiled.checks.length > 0 ? this.#check(stream, row, record, line) : undefined;
    const refused = checked ?? this.#notYetKnown(record) ?? this.#notSpendable(record);
    if (refused) log.reject(stream, line, refused);
    else this.#spool(stream, record, line);
  }

  /** Nothing can have become known after the import that brings it; a day is allowed for time zones ahead of UTC. */
  #notYetKnown({ arrivedAt }: Fields): Refusal | undefined {
    if (arrivedAt === undefined || dayOf(arrivedAt as string) <= addDays(this.#reading.today, 1)) return undefined;
    const reason = `expected when the record became known, which is before now; found ${dayOf(arrivedAt as string)}`;
    return { column: 'arrivedAt', reason };
  }

  #notSpendable({ spendId, fromDay, untilDay }: Fields): Refusal | undefined {
    if (spendId === undefined) return undefined;
    const reason = faultOfSpendDays(fromDay as Day, untilDay as Day | undefined);
    if (reason) return { column: 'untilDay', reason };
    this.#spendRows += 1;
    if (this.#spendRows <= SPEND_ROWS_LIMIT) return undefined;
    return {
      column: 'spendId',
      reason: `more than ${SPEND_ROWS_LIMIT} rows of spending: sum them up by month and channel`,
    };
  }

  /** Asks the mapping's own questions; gives the reason when one of them rejects the row. */
  #check(stream: PlannedStream, row: string[], record: Fields, line: number): Refusal | undefined {
    let refusal: Refusal | undefined;
    for (const { say, field, fails, reject } of stream.compiled.checks) {
      const failed = fails(row, record);
      if (failed === undefined) continue;
      if (reject) refusal ??= failed ? { column: field, reason: say } : undefined;
      else this.#reading.log.askOnce(say, failed, () => ({ file: stream.file, line, column: field }));
    }
    return refusal;
  }

  #spool(stream: PlannedStream, record: Fields, line: number): void {
    const { spools, log } = this.#reading;
    const values = encodeValues(stream.compiled.fields, record);
    const number = stream.idIndex < 0 ? -1 : this.#watch(stream, record, line, values);
    spools.records.append(
      hash32((record.accountId ?? record.spendId) as string) % spools.partitions,
      encodeRow(stream.number, line, number, values),
    );
    log.accept(stream);
  }

  #watch(stream: PlannedStream, record: Fields, line: number, values: string): number {
    const { spools } = this.#reading;
    const id = record[stream.compiled.fields[stream.idIndex] as string];
    if (id === undefined) return -1;
    const number = this.watchedRows;
    this.watchedRows += 1;
    const key = `${stream.idScope} ${id}`;
    const entry = JSON.stringify([key, number, stream.number, line, hash32(values), values.length]);
    spools.ids.append(hash32(key) % spools.partitions, entry);
    return number;
  }
}
