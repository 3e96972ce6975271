import { FileUnreadable } from '../../../domain/sources/errors.ts';
import type { ExportFile } from '../../../ports/sources.ts';

/** Where the files of folders lie: all that differs between a disk and S3. */
export type StoredFiles = {
  /** The files in a folder, by name; undefined when there is no such folder. */
  list(folder: string): Promise<ExportFile[] | undefined>;
  /** The bytes of a file as it lies there, some at a time; a reader may stop early. Throws what `unreadable` makes. */
  read(folder: string, file: string): AsyncIterable<Buffer>;
};

/** A file is handed on in pieces of at most so many bytes: what a piece unzips to is held in memory. */
export const PIECE_BYTES = 65_536;

/** The error of a file that breaks off, or cannot be opened. */
export function unreadable(file: string, reason: string): FileUnreadable {
  return new FileUnreadable(`${file} cannot be read to its end: ${reason}. Export it again.`);
}
