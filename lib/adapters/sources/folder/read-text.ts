import { createGunzip } from 'node:zlib';
import type { RowFormat } from '../../../ports/sources.ts';
import { unreadable } from './stored-files.ts';

/** Some of a file's text as UTF-8 (or what claims to be), and how many bytes of the file as it lies were read for it. */
export type Bytes = { bytes: Buffer; read: number };

const reasons: Record<string, string> = {
  Z_BUF_ERROR: 'its gzip data ends too early',
  Z_DATA_ERROR: 'its gzip data is damaged, or it is no gzip file',
};

/** Turns a file's bytes into text: unzipped if its name ends in .gz, and UTF-8 whatever its `encoding`. Throws FileUnreadable where it breaks off. */
export async function* readText(
  stored: AsyncIterable<Buffer>,
  file: string,
  encoding: RowFormat['encoding'],
): AsyncGenerator<Bytes> {
  try {
    const raw = counted(stored);
    const plain = file.endsWith('.gz') ? gunzipped(raw) : raw;
    yield* !encoding || encoding === 'utf-8' ? plain : recoded(plain, encoding);
  } catch (error) {
    const reason = reasons[(error as NodeJS.ErrnoException).code ?? ''];
    throw reason ? unreadable(file, reason) : error;
  }
}

async function* counted(stored: AsyncIterable<Buffer>): AsyncGenerator<Bytes> {
  for await (const bytes of stored) yield { bytes, read: bytes.length };
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
