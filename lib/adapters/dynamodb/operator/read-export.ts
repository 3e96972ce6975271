import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { ExportDamaged } from './errors.ts';
import { type ExportHeader, exportFormat, exportHeaderSchema, exportTrailerSchema } from './export-format.ts';
import type { TypedItem } from './scan-table.ts';
import { itemFromJson } from './typed-json.ts';

/** What a line of an export holds: its header, which comes first, or an item. */
export type ExportLine = { header: ExportHeader; item?: undefined } | { item: TypedItem; header?: undefined };

/** No item is longer than 400 KB, and no byte of it takes more than six in JSON. */
const LINE_LIMIT = 4_000_000;

const REASONS: Record<string, string> = {
  Z_BUF_ERROR: 'the file breaks off here',
  Z_DATA_ERROR: 'the file is damaged from here on, or is no gzip file',
  ERR_ENCODING_INVALID_ENCODED_DATA: 'the file is damaged from here on: this is not UTF-8 text',
  ENOENT: 'there is no such file',
  EACCES: 'the file may not be read',
  EISDIR: 'this is a folder',
};

/**
 * Reads an export from its first line to its last, a piece at a time. What it has given is good only once it ends: there
 * it compares count and hash with the trailer. `onBytes` is told how many bytes of the file have been read. Throws ExportDamaged.
 */
export async function* readExport(file: string, onBytes?: (read: number) => void): AsyncGenerator<ExportLine> {
  const reader = new LineReader(file);
  const source = createReadStream(file);
  const gunzip = source.on('error', (error) => gunzip.destroy(error)).pipe(createGunzip());
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  try {
    for await (const bytes of gunzip) {
      for (const text of reader.cut(decoder.decode(bytes as Buffer, { stream: true }))) {
        const line = reader.read(text);
        if (line) yield line;
      }
      onBytes?.(source.bytesRead);
    }
    reader.end();
  } catch (error) {
    const reason = REASONS[(error as NodeJS.ErrnoException).code ?? ''];
    throw reason ? reader.damaged(reason) : error;
  } finally {
    source.destroy();
  }
}

class LineReader {
  readonly #file: string;
  readonly #hash = createHash('sha256');
  #rest = '';
  #line = 0;
  #items = 0;
  #isComplete = false;

  constructor(file: string) {
    this.#file = file;
  }

  /** The whole lines that are there with this piece of text. */
  cut(text: string): string[] {
    const pieces = (this.#rest + text).split('\n');
    this.#rest = pieces.pop() ?? '';
    if (this.#rest.length > LINE_LIMIT) throw this.damaged('the line is longer than any item; a line end is missing');
    return pieces;
  }

  read(text: string): ExportLine | undefined {
    this.#line += 1;
    if (this.#isComplete) throw this.damaged('expected nothing after the trailer, found more', 0);
    const json = jsonOf(text);
    const line = this.#line === 1 ? { header: this.#header(json) } : this.#item(json);
    if (!line) this.#checkTrailer(json);
    this.#hash.update(`${text}\n`);
    return line;
  }

  end(): void {
    if (!this.#isComplete) throw this.damaged('expected the trailer, found the end of the file');
    if (this.#rest !== '') throw this.damaged('expected nothing after the trailer, found more');
  }

  /** `after` is how many lines after the last one that was read. */
  damaged(found: string, after = 1): ExportDamaged {
    return new ExportDamaged(this.#file, this.#line + after, found);
  }

  #header(json: unknown): ExportHeader {
    const header = exportHeaderSchema.safeParse(json).data;
    if (!header) throw this.damaged('expected the header of a Holdfast export, found something else', 0);
    if (header.formatVersion <= exportFormat.version) return header;
    const { formatVersion } = header;
    throw this.damaged(
      `expected format version ${exportFormat.version}, found ${formatVersion} of a newer Holdfast`,
      0,
    );
  }

  #item(json: unknown): { item: TypedItem } | undefined {
    if (!isObject(json) || !Object.hasOwn(json, 'Item')) return undefined;
    const item = itemFromJson(json.Item);
    if (!item?.PK?.S || !item.SK?.S) {
      throw this.damaged('expected an item with its keys, each value under its type, found something else', 0);
    }
    this.#items += 1;
    return { item };
  }

  #checkTrailer(json: unknown): void {
    const trailer = exportTrailerSchema.safeParse(json).data;
    if (!trailer) throw this.damaged('expected an item or the trailer, found something else', 0);
    if (trailer.items !== this.#items) {
      throw this.damaged(`expected ${trailer.items} items before the trailer, found ${this.#items}`, 0);
    }
    if (trailer.sha256 !== this.#hash.copy().digest('hex')) {
      throw this.damaged('what was read is not what was written (its SHA-256 is another)', 0);
    }
    this.#isComplete = true;
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isObject(json: unknown): json is Record<string, unknown> {
  return typeof json === 'object' && json !== null;
}
