import { FileUnreadable } from '../../../domain/sources/errors.ts';
import type { ExportFolder, RowBatch, RowFormat } from '../../../ports/sources.ts';
import { CsvCutter } from './cut-csv.ts';
import { cutLines } from './cut-lines.ts';
import { cutNdjson } from './cut-ndjson.ts';
import { type Bytes, readText } from './read-text.ts';
import { sniffRaw, sniffText } from './sniff.ts';
import type { StoredFiles } from './stored-files.ts';

const SNIFFED_BYTES = 4096;
const SNIFFED_RAW_BYTES = 16;

/** A file that can be read from its beginning, as often as wanted. */
type Opened = { name: string; format: RowFormat; raw(): AsyncIterable<Buffer> };

/** Folders of exports, wherever their files lie: their rows are cut out here. */
export function cutFolder(stored: StoredFiles): ExportFolder {
  const open = (folder: string, name: string, format: RowFormat): Opened => {
    return { name, format, raw: () => stored.read(folder, name) };
  };
  return {
    files: (folder) => stored.list(folder),
    header: (folder, file, format) => header(open(folder, file, format)),
    rows: (folder, file, format) => rows(open(folder, file, format)),
  };
}

async function header(file: Opened): Promise<string[] | { problem: string }> {
  try {
    const problem = (await sniffedRaw(file)) ?? (await sniffedText(file));
    if (problem) return { problem: `${file.name} ${problem}` };
    if (file.format.format === 'ndjson') return file.format.columns ?? [];
    return await csvHeader(file);
  } catch (error) {
    if (error instanceof FileUnreadable) return { problem: error.message };
    throw error;
  }
}

async function sniffedRaw({ name, raw }: Opened): Promise<string | undefined> {
  let bytes = Buffer.alloc(0);
  for await (const more of raw()) {
    bytes = Buffer.concat([bytes, more.subarray(0, SNIFFED_RAW_BYTES)]);
    if (bytes.length >= SNIFFED_RAW_BYTES) break;
  }
  return sniffRaw(bytes, name);
}

async function sniffedText({ name, format, raw }: Opened): Promise<string | undefined> {
  for await (const { bytes } of readText(raw(), name, undefined)) {
    if (bytes.length > 0) return sniffText(bytes.subarray(0, SNIFFED_BYTES), format.encoding);
  }
  return undefined;
}

async function csvHeader(file: Opened): Promise<string[] | { problem: string }> {
  const { name: fileName, format } = file;
  for await (const { rows, lines, faults } of batches(file, new CsvCutter(delimiterOf(format)))) {
    const [names] = rows;
    const fault = faults.find(({ line }) => line < (lines[0] ?? Number.POSITIVE_INFINITY));
    if (fault) return { problem: `${fileName}, line ${fault.line}, where the header is expected: ${fault.reason}` };
    if (!names) continue;
    if (names.some((name) => name.includes('\r')))
      return { problem: `${fileName} ends its lines with CR alone: expected LF or CR LF` };
    return names.map((name) => name.trim());
  }
  return { problem: `${fileName} is empty: expected a header line with the names of its columns` };
}

async function* rows(file: Opened): AsyncGenerator<RowBatch> {
  const { format } = file;
  if (format.format === 'ndjson') {
    for await (const cut of cutLines(textOf(file))) yield cutNdjson(cut, format.columns ?? []);
    return;
  }
  const names = await csvHeader(file);
  if ('problem' in names) throw new FileUnreadable(names.problem);
  let isHeader = true;
  for await (const batch of batches(file, new CsvCutter(delimiterOf(format), names.length))) {
    if (isHeader && batch.rows.length > 0) {
      batch.rows.shift();
      batch.lines.shift();
      isHeader = false;
    }
    yield batch;
  }
}

/** What was read before a file breaks off is cut into rows before the fault is passed on. */
async function* batches(file: Opened, cutter: CsvCutter): AsyncGenerator<RowBatch> {
  for await (const lines of cutLines(textOf(file))) yield cutter.cut(lines);
  yield cutter.end();
}

function textOf({ name, format, raw }: Opened): AsyncGenerator<Bytes> {
  return readText(raw(), name, format.encoding);
}

function delimiterOf({ format, delimiter }: RowFormat): string {
  return delimiter ?? (format === 'tsv' ? '\t' : ',');
}
