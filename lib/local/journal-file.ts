import { appendFileSync, mkdirSync, truncateSync } from 'node:fs';
import { dirname } from 'node:path';
import { JournalUnreadable } from './errors.ts';
import { readFileIfAny } from './read-json-file.ts';

/**
 * Adds a record to an append-only file, one JSON text a line. The line is with the operating system when this
 * returns: a killed process loses nothing of it (a power cut may).
 */
export function appendRecord(path: string, record: unknown): void {
  const line = `${JSON.stringify(record)}\n`;
  try {
    appendFileSync(path, line, { mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    appendFileSync(path, line, { mode: 0o600 });
  }
}

/** The records of a journal, first to last. A last line torn by a kill was never acknowledged: it is cut off. */
export function readRecords<T>(path: string): T[] {
  const bytes = readFileIfAny(path) ?? '';
  const whole = bytes.slice(0, bytes.lastIndexOf('\n') + 1);
  if (whole.length < bytes.length) truncateSync(path, Buffer.byteLength(whole));
  const lines = whole.split('\n').slice(0, -1);
  return lines.map((line, index) => parseLine<T>(line, path, index + 1));
}

function parseLine<T>(line: string, path: string, number: number): T {
  try {
    return JSON.parse(line) as T;
  } catch {
    throw new JournalUnreadable(path, number);
  }
}
