import { createHash, randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AwsError } from '../errors.ts';

/** An object of the bucket; `etag` changes with the content. */
export type StoredObject = { key: string; bytes: number; modifiedAt: Date; etag: string };

/** Files under a folder as the objects of a bucket: the key `sources/crm/a.csv` is the file of that path. */
export class ObjectFiles {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Writes an object, all of it or nothing: `bytes` are announced, and must come. */
  async put(key: string, content: Readable, bytes: number): Promise<StoredObject> {
    const path = this.#pathOf(key);
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    const temporary = join(dirname(path), `.${randomBytes(6).toString('hex')}.tmp`);
    try {
      await pipeline(content, createWriteStream(temporary, { mode: 0o600, flush: true }));
      if (statSync(temporary).size !== bytes) {
        throw new AwsError('IncompleteBody', 'You did not provide the number of bytes specified by Content-Length.');
      }
      renameSync(temporary, path);
    } finally {
      rmSync(temporary, { force: true });
    }
    return this.get(key);
  }

  /** Throws NoSuchKey. */
  get(key: string): StoredObject {
    const found = this.#describe(key, this.#pathOf(key));
    if (found) return found;
    throw new AwsError('NoSuchKey', 'The specified key does not exist.', 404);
  }

  /** The bytes of an object from `start` to `end`, both included. */
  read(key: string, start: number, end: number): Readable {
    return createReadStream(this.#pathOf(key), { start, end });
  }

  /** The objects right under a prefix that ends in a slash, in the order of their keys' bytes. */
  list(prefix: string): StoredObject[] {
    const folder = prefix === '' ? this.#folder : this.#pathOf(prefix.slice(0, -1));
    const names = readdirIfAny(folder).filter((name) => !name.startsWith('.'));
    const keys = names.map((name) => prefix + name).toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
    return keys.flatMap((key) => this.#describe(key, this.#pathOf(key)) ?? []);
  }

  #describe(key: string, path: string): StoredObject | undefined {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (!stats?.isFile()) return undefined;
    // Files are replaced by renaming: another content is another file, or was written at another time.
    const identity = [stats.ino, stats.mtimeMs, stats.size].join();
    const etag = `"${createHash('md5').update(identity).digest('hex')}"`;
    return { key, bytes: stats.size, modifiedAt: stats.mtime, etag };
  }

  /** Keys are the paths of plain files below the folder, and nothing else. */
  #pathOf(key: string): string {
    const parts = key.split('/');
    if (parts.every((part) => isPlain(part))) return join(this.#folder, ...parts);
    throw new AwsError('InvalidArgument', 'Expected a key of plain names: no empty, hidden or relative parts.');
  }
}

function isPlain(part: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
  return /^(?!\.)[^/\\\u0000-\u001f\u007f]+$/.test(part) && Buffer.byteLength(part) <= 240;
}

function readdirIfAny(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (['ENOENT', 'ENOTDIR'].includes(code)) return [];
    throw error;
  }
}
