import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import type { Item } from './item.ts';
import type { Table } from './table.ts';

const SLICE_BYTES = 350_000;

/** Brotli looks back over the whole page, deflate over 32 KB: a quarter less to write, at a quality that stays quick. */
const packing = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

/** The items that hold `value` under `PK`: compressed and cut into slices below DynamoDB's 400 KB an item. */
export function blobItems(PK: string, prefix: string, value: unknown, expiresAt?: number): Item[] {
  const bytes = brotliCompressSync(JSON.stringify(value), packing);
  const slices = Math.max(1, Math.ceil(bytes.length / SLICE_BYTES));
  return Array.from({ length: slices }, (_, index) => ({
    PK,
    SK: `${prefix}#${String(index).padStart(3, '0')}`,
    slices,
    body: bytes.subarray(index * SLICE_BYTES, (index + 1) * SLICE_BYTES),
    expiresAt,
  }));
}

/** The value under a prefix; undefined when it is absent or was only partly written. */
export async function readBlob<T>(
  table: Table,
  PK: string,
  prefix: string,
  options?: { consistent: boolean },
): Promise<T | undefined> {
  return assembled<T>(await Array.fromAsync(table.query({ partition: PK, prefix: `${prefix}#` }, options)));
}

/** All values under prefixes that begin alike, in the order of their keys; those only partly written are left out. */
export async function readBlobs<T>(table: Table, PK: string, beginning?: string): Promise<T[]> {
  const items = await Array.fromAsync(table.query({ partition: PK, prefix: beginning }));
  const values = Map.groupBy(items, ({ SK }) => SK.slice(0, SK.lastIndexOf('#')));
  return [...values.values()].map((slices) => assembled<T>(slices)).filter((value) => value !== undefined);
}

function assembled<T>(items: Item[]): T | undefined {
  const slices = items[0]?.slices as number | undefined;
  if (!slices || items.length < slices) return undefined;
  const bytes = Buffer.concat(items.slice(0, slices).map((item) => item.body as Uint8Array));
  return JSON.parse(brotliDecompressSync(bytes).toString()) as T;
}
