import { isUtf8 } from 'node:buffer';
import type { RowFormat } from '../../../ports/sources.ts';

const starts = (bytes: Buffer, ...magic: number[]) => magic.every((byte, index) => bytes[index] === byte);

/** Signs, in the first bytes of a file as it lies, that it is no text to read; each with what to do about it. */
const rawSigns: { holds: (bytes: Buffer, file: string) => boolean; problem: string }[] = [
  {
    holds: (bytes) => starts(bytes, 0x50, 0x4b, 0x03, 0x04),
    problem: 'is a zip archive or a spreadsheet, not text: save it as CSV',
  },
  {
    holds: (bytes, file) => starts(bytes, 0x1f, 0x8b) && !file.endsWith('.gz'),
    problem: 'is compressed: let its name end in .gz',
  },
];

/** Why the beginning of a file, unzipped, cannot be read as rows; undefined when it can. */
export function sniffText(bytes: Buffer, encoding: RowFormat['encoding']): string | undefined {
  if (encoding && encoding !== 'utf-8') return undefined;
  if (starts(bytes, 0xff, 0xfe)) {
    return 'is UTF-16, expected UTF-8: say "encoding: utf-16le" in the mapping, or export it as UTF-8';
  }
  if (starts(bytes, 0xfe, 0xff)) return 'is UTF-16 (big-endian), expected UTF-8: export it as UTF-8';
  if (bytes.includes(0)) return 'is binary, not text: export it as CSV, TSV or NDJSON';
  const end = bytes.indexOf(0x0a);
  if (end >= 0 && !isUtf8(bytes.subarray(0, end))) {
    return 'is not UTF-8: name its encoding in the mapping, such as "encoding: windows-1252", or export it as UTF-8';
  }
  return undefined;
}

/** Why a file as it lies cannot be read at all; undefined when it can. */
export function sniffRaw(bytes: Buffer, file: string): string | undefined {
  return rawSigns.find(({ holds }) => holds(bytes, file))?.problem;
}
