import { isUtf8 } from 'node:buffer';
import type { Bytes } from './read-text.ts';

/** Consecutive lines of a file; `first` is the number of the first. A line in `faults` (by its number) is unusable and stands empty. */
export type Lines = { first: number; lines: string[]; faults: Map<number, string>; read: number };

/** The longest line that is read, in bytes; longer ones are skipped without being held in memory. */
export const LINE_LIMIT_BYTES = 1_048_576;

const NEWLINE = 0x0a;
const TOO_LONG = 'the line is longer than 1 MiB, the most a row may have; is a line end missing?';
const NOT_UTF8 =
  'the line is not UTF-8 text; if the file has another encoding, name it in the mapping, such as "encoding: windows-1252"';

/** Cuts a file into lines, without their line ends. */
export async function* cutLines(source: AsyncIterable<Bytes>): AsyncGenerator<Lines> {
  const cutter = new LineCutter();
  for await (const { bytes, read } of source) yield cutter.cut(bytes, read);
  yield cutter.end();
}

class LineCutter {
  #next = 1;
  #rest = Buffer.alloc(0);
  #skipping = false;

  cut(bytes: Buffer, read: number): Lines {
    const batch: Lines = { first: this.#next, lines: [], faults: new Map(), read };
    const fresh = this.#skipping ? this.#skipped(bytes, batch) : bytes;
    const end = fresh.lastIndexOf(NEWLINE) + 1;
    if (end > 0) {
      const whole = fresh.subarray(0, end - 1);
      this.#take(batch, this.#rest.length === 0 ? whole : Buffer.concat([this.#rest, whole]));
      this.#rest = Buffer.from(fresh.subarray(end));
    } else {
      this.#rest = Buffer.concat([this.#rest, fresh]);
    }
    if (this.#rest.length > LINE_LIMIT_BYTES) {
      this.#rest = Buffer.alloc(0);
      this.#skipping = true;
    }
    return batch;
  }

  end(): Lines {
    const batch: Lines = { first: this.#next, lines: [], faults: new Map(), read: 0 };
    if (this.#skipping) this.#refuse(batch, TOO_LONG);
    else if (this.#rest.length > 0) this.#take(batch, this.#rest);
    return batch;
  }

  /** What follows the end of a line that is too long. */
  #skipped(bytes: Buffer, batch: Lines): Buffer {
    const end = bytes.indexOf(NEWLINE);
    if (end < 0) return Buffer.alloc(0);
    this.#skipping = false;
    this.#refuse(batch, TOO_LONG);
    return bytes.subarray(end + 1);
  }

  #take(batch: Lines, bytes: Buffer): void {
    if (isUtf8(bytes)) {
      for (const line of bytes.toString('utf8').split('\n')) this.#keep(batch, line);
      return;
    }
    for (let start = 0; start <= bytes.length; ) {
      const found = bytes.indexOf(NEWLINE, start);
      const end = found < 0 ? bytes.length : found;
      const line = bytes.subarray(start, end);
      if (isUtf8(line)) this.#keep(batch, line.toString('utf8'));
      else this.#refuse(batch, NOT_UTF8);
      start = end + 1;
    }
  }

  #keep(batch: Lines, line: string): void {
    if (line.length > LINE_LIMIT_BYTES) {
      this.#refuse(batch, TOO_LONG);
      return;
    }
    const text = line.endsWith('\r') ? line.slice(0, -1) : line;
    batch.lines.push(this.#next === 1 && text.startsWith('\ufeff') ? text.slice(1) : text);
    this.#next += 1;
  }

  #refuse(batch: Lines, reason: string): void {
    batch.faults.set(this.#next, reason);
    batch.lines.push('');
    this.#next += 1;
  }
}
