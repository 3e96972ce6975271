import { open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { FileUnreadable } from '../../../domain/sources/errors.ts';
import type { ExportFile, ExportFolder, RowBatch, RowFormat } from '../../../ports.ts';
import { CsvCutter } from './cut-csv.ts';
import { cutLines } from './cut-lines.ts';
import { cutNdjson } from './cut-ndjson.ts';
import { readBytes } from './read-bytes.ts';
import { sniffRaw, sniffText } from './sniff.ts';

const SNIFFED_BYTES = 4096;

/** Folders of exports on this machine's disk. */
export const exportFolder: ExportFolder = { files, header, rows };

async function files(folder: string): Promise<ExportFile[] | undefined> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => undefined);
  if (!entries) return undefined;
  const names = entries.filter((entry) => !entry.isDirectory() && !entry.name.startsWith('.')).map(({ name }) => name);
  const found = await Promise.all(names.toSorted().map((name) => fileAt(folder, name)));
  return found.filter((file) => file !== undefined);
}

async function fileAt(folder: string, name: string): Promise<ExportFile | undefined> {
  const stats = await stat(join(folder, name)).catch(() => undefined);
  return stats?.isFile() ? { name, bytes: stats.size, modifiedAt: stats.mtime.toISOString() } : undefined;
}

async function header(folder: string, file: string, format: RowFormat): Promise<string[] | { problem: string }> {
  const path = join(folder, file);
  try {
    const problem = sniffRaw(await firstRawBytes(path), file) ?? (await sniffedText(path, file, format));
    if (problem) return { problem: `${file} ${problem}` };
    if (format.format === 'ndjson') return format.columns ?? [];
    return await csvHeader(path, file, format);
  } catch (error) {
    if (error instanceof FileUnreadable) return { problem: error.message };
    throw error;
  }
}

async function firstRawBytes(path: string): Promise<Buffer> {
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(16), 0, 16, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

async function sniffedText(path: string, file: string, { encoding }: RowFormat): Promise<string | undefined> {
  for await (const { bytes } of readBytes(path, file, undefined)) {
    if (bytes.length > 0) return sniffText(bytes.subarray(0, SNIFFED_BYTES), encoding);
  }
  return undefined;
}

async function csvHeader(path: string, file: string, format: RowFormat): Promise<string[] | { problem: string }> {
  for await (const { rows, lines, faults } of batches(path, file, format, new CsvCutter(delimiterOf(format)))) {
    const [names] = rows;
    const fault = faults.find(({ line }) => line < (lines[0] ?? Number.POSITIVE_INFINITY));
    if (fault) return { problem: `${file}, line ${fault.line}, where the header is expected: ${fault.reason}` };
    if (!names) continue;
    if (names.some((name) => name.includes('\r')))
      return { problem: `${file} ends its lines with CR alone: expected LF or CR LF` };
    return names.map((name) => name.trim());
  }
  return { problem: `${file} is empty: expected a header line with the names of its columns` };
}

async function* rows(folder: string, file: string, format: RowFormat): AsyncGenerator<RowBatch> {
  const path = join(folder, file);
  if (format.format === 'ndjson') {
    const lines = cutLines(readBytes(path, file, format.encoding));
    for await (const cut of lines) yield cutNdjson(cut, format.columns ?? []);
    return;
  }
  const names = await csvHeader(path, file, format);
  if ('problem' in names) throw new FileUnreadable(names.problem);
  let isHeader = true;
  for await (const batch of batches(path, file, format, new CsvCutter(delimiterOf(format), names.length))) {
    if (isHeader && batch.rows.length > 0) {
      batch.rows.shift();
      batch.lines.shift();
      isHeader = false;
    }
    yield batch;
  }
}

/** What was read before a file breaks off is cut into rows before the fault is passed on. */
async function* batches(path: string, file: string, format: RowFormat, cutter: CsvCutter): AsyncGenerator<RowBatch> {
  for await (const lines of cutLines(readBytes(path, file, format.encoding))) yield cutter.cut(lines);
  yield cutter.end();
}

function delimiterOf({ format, delimiter }: RowFormat): string {
  return delimiter ?? (format === 'tsv' ? '\t' : ',');
}
