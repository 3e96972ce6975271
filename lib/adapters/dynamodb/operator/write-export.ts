import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream, existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { ExportExists } from './errors.ts';
import type { ExportHeader } from './export-format.ts';
import type { TypedItem } from './scan-table.ts';
import { itemToJson } from './typed-json.ts';

/** An export being written: readable only by its owner, and under its name only once it is complete. */
export type ExportWriter = {
  write(items: TypedItem[]): Promise<void>;
  /** Writes the trailer, and gives the file its name. */
  complete(): Promise<void>;
  abandon(): Promise<void>;
};

/** Begins an export beside `file`. Throws ExportExists. */
export async function writeExport(file: string, header: ExportHeader): Promise<ExportWriter> {
  const target = resolve(file);
  if (existsSync(target)) throw new ExportExists(file);
  await mkdir(dirname(target), { recursive: true });
  const partial = `${target}.${randomBytes(6).toString('hex')}.partial`;
  const gzip = createGzip();
  const written = pipeline(gzip, createWriteStream(partial, { mode: 0o600, flags: 'wx', flush: true }));
  // Whoever writes learns of a failure; this keeps it from being one that nobody handles until then.
  written.catch(() => {});
  const hash = createHash('sha256');
  let items = 0;

  async function send(text: string): Promise<void> {
    hash.update(text);
    if (!gzip.write(text)) await Promise.race([once(gzip, 'drain'), written]);
  }

  await send(`${JSON.stringify(header)}\n`);
  return {
    async write(page) {
      items += page.length;
      if (page.length > 0) await send(page.map((item) => `${JSON.stringify({ Item: itemToJson(item) })}\n`).join(''));
    },

    async complete() {
      gzip.end(`${JSON.stringify({ items, sha256: hash.digest('hex') })}\n`);
      await written;
      await rename(partial, target);
    },

    async abandon() {
      gzip.destroy();
      await written.catch(() => {});
      await rm(partial, { force: true });
    },
  };
}
