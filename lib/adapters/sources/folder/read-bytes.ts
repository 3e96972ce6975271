import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { FileUnreadable } from '../../../domain/sources/errors.ts';
import type { RowFormat } from '../../../ports.ts';

/** Some of a file's text as UTF-8 (or what claims to be), and how many bytes of the file as it lies were read for it. */
export type Bytes = { bytes: Buffer; read: number };

const CHUNK_BYTES = 65_536;
const reasons: Record<string, string> = {
  Z_BUF_ERROR: 'its gzip data ends too early',
  Z_DATA_ERROR: 'its gzip data is damaged, or it is no gzip file',
  ENOENT: 'it is no longer there',
  EACCES: 'it may not be read (permission denied)',
  EISDIR: 'it is a folder',
};

/** Reads a file, unzipped if its name ends in .gz and turned into UTF-8 from `encoding`; throws FileUnreadable where it breaks off. */
export async function* readBytes(path: string, file: string, encoding: RowFormat['encoding']): AsyncGenerator<Bytes> {
  try {
    const raw = rawBytes(path);
    const plain = file.endsWith('.gz') ? gunzipped(raw) : raw;
    yield* !encoding || encoding === 'utf-8' ? plain : recoded(plain, encoding);
  } catch (error) {
    const reason = reasons[(error as NodeJS.ErrnoException).code ?? ''];
    if (!reason) throw error;
    throw new FileUnreadable(`${file} cannot be read to its end: ${reason}. Export it again.`);
  }
}

async function* rawBytes(path: string): AsyncGenerator<Bytes> {
  for await (const bytes of createReadStream(path, { highWaterMark: CHUNK_BYTES })) {
    yield { bytes: bytes as Buffer, read: (bytes as Buffer).length };
  }
}

/** What could be unzipped before a fault is handed on before the fault is thrown, so that a broken file always gives the same rows. */
async function* gunzipped(source: AsyncIterable<Bytes>): AsyncGenerator<Bytes> {
  const gunzip = createGunzip();
  let unzipped: Buffer[] = [];
  let failure: Error | undefined;
  gunzip.on('data', (bytes: Buffer) => unzipped.push(bytes));
  gunzip.on('error', (error) => {
    failure ??= error;
  });
  const closed = new Promise<void>((resolve) => gunzip.once('close', () => resolve()));
  const taken = (read: number): Bytes => {
    const bytes = Buffer.concat(unzipped);
    unzipped = [];
    return { bytes, read };
  };
  for await (const { bytes, read } of source) {
    // A write that fails is never answered; the stream closes instead.
    await Promise.race([new Promise<void>((resolve) => gunzip.write(bytes, () => resolve())), closed]);
    yield taken(read);
    if (failure) throw failure;
  }
  gunzip.end();
  await closed;
  yield taken(0);
  if (failure) throw failure;
}

async function* recoded(source: AsyncIterable<Bytes>, encoding: string): AsyncGenerator<Bytes> {
  const decoder = new TextDecoder(encoding);
  for await (const { bytes, read } of source)
    yield { bytes: Buffer.from(decoder.decode(bytes, { stream: true })), read };
  yield { bytes: Buffer.from(decoder.decode()), read: 0 };
}
