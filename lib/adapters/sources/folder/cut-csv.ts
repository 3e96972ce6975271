import type { RowBatch } from '../../../ports/sources.ts';
import type { Lines } from './cut-lines.ts';
import { type SplitFault, splitFields } from './split-fields.ts';

/** The most lines, and characters, that one record with line ends inside its quotes may have. */
const RECORD_LIMIT = { lines: 10_000, characters: 1_048_576 };

const reasons: Record<SplitFault, string> = {
  unclosed: 'a quoted field begins here and is never closed',
  'after-quote': 'text follows a closing quote; a quote inside a quoted field is written twice',
  'stray-quote': 'a quote stands inside a field that does not begin with one; such a field is quoted as a whole',
};

type OpenRecord = { line: number; lines: string[]; characters: number };

/**
 * Cuts lines into CSV records. A record that is broken costs the line it begins on and nothing else: reading
 * goes on with the very next line, so a quote left open does not swallow the rest of the file.
 */
export class CsvCutter {
  readonly #delimiter: string;
  readonly #width: number | undefined;
  #open: OpenRecord | undefined;

  /** `width` is how many fields a record must have, if that is known. */
  constructor(delimiter: string, width?: number) {
    this.#delimiter = delimiter;
    this.#width = width;
  }

  cut({ first, lines, faults, read }: Lines): RowBatch {
    const batch: RowBatch = { rows: [], lines: [], faults: [], bytes: read };
    for (let index = 0; index < lines.length; index += 1) {
      const fault = faults.size > 0 ? faults.get(first + index) : undefined;
      if (fault === undefined) this.#take(batch, lines[index] as string, first + index);
      else this.#refuseLine(batch, first + index, fault);
    }
    return batch;
  }

  /** What is left when the file ends. */
  end(): RowBatch {
    const batch: RowBatch = { rows: [], lines: [], faults: [], bytes: 0 };
    while (this.#open) this.#breakOff(batch, 'unclosed');
    return batch;
  }

  #take(batch: RowBatch, text: string, line: number): void {
    if (this.#open) this.#continue(batch, this.#open, text);
    else if (text !== '') this.#split(batch, text, { line, lines: [text], characters: text.length });
  }

  #continue(batch: RowBatch, open: OpenRecord, text: string): void {
    open.lines.push(text);
    open.characters += text.length + 1;
    if (open.lines.length > RECORD_LIMIT.lines || open.characters > RECORD_LIMIT.characters) {
      this.#breakOff(batch, 'unclosed');
    } else if (text.includes('"')) {
      this.#split(batch, open.lines.join('\n'), open);
    }
  }

  #split(batch: RowBatch, text: string, record: OpenRecord): void {
    const fields = splitFields(text, this.#delimiter);
    this.#open = undefined;
    if (Array.isArray(fields)) this.#keep(batch, fields, record.line);
    else {
      this.#open = record;
      if (fields !== 'unclosed') this.#breakOff(batch, fields);
    }
  }

  #keep(batch: RowBatch, fields: string[], line: number): void {
    if (this.#width !== undefined && fields.length !== this.#width) {
      const columns = fields.length === 1 ? '1 column' : `${fields.length} columns`;
      batch.faults.push({ line, reason: `expected ${this.#width} columns as in the header, found ${columns}` });
      return;
    }
    batch.rows.push(fields);
    batch.lines.push(line);
  }

  /** Gives the open record's first line up, and reads those after it anew. */
  #breakOff(batch: RowBatch, fault: SplitFault): void {
    const { line, lines } = this.#open as OpenRecord;
    this.#open = undefined;
    batch.faults.push({ line, reason: reasons[fault] });
    for (let index = 1; index < lines.length; index += 1) this.#take(batch, lines[index] as string, line + index);
  }

  #refuseLine(batch: RowBatch, line: number, reason: string): void {
    while (this.#open) this.#breakOff(batch, 'unclosed');
    batch.faults.push({ line, reason });
  }
}
