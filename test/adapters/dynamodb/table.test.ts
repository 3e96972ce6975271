import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { blobItems, readBlob } from '../../../lib/adapters/dynamodb/blob.ts';
import type { Table } from '../../../lib/adapters/dynamodb/table.ts';
import { embeddedTable } from '../../factories/embedded-table.ts';

let table: Table;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ table, close } = await embeddedTable());
});
afterAll(() => close());

describe('the table', () => {
  it('keeps the first of two items put under one key when absent is asked for', async () => {
    expect(await table.putIfAbsent({ PK: 'a', SK: '1', who: 'first' })).toBe(true);
    expect(await table.putIfAbsent({ PK: 'a', SK: '1', who: 'second' })).toBe(false);
    expect(await table.get({ PK: 'a', SK: '1' })).toMatchObject({ who: 'first' });
  });

  it('updates only where the condition holds, and removes what is undefined', async () => {
    await table.put({ PK: 'b', SK: '1', state: 'open', note: 'x' });
    const whenOpen = { expression: '#state = :open', names: { '#state': 'state' }, values: { ':open': 'open' } };
    expect(await table.update({ PK: 'b', SK: '1' }, { state: 'done', note: undefined }, whenOpen)).toBe(true);
    expect(await table.update({ PK: 'b', SK: '1' }, { state: 'again' }, whenOpen)).toBe(false);
    expect(await table.get({ PK: 'b', SK: '1' })).toEqual({ PK: 'b', SK: '1', state: 'done' });
  });

  it('writes and reads more items than one batch takes, and ranges with both ends', async () => {
    const items = Array.from({ length: 130 }, (_, n) => ({ PK: 'c', SK: String(n).padStart(4, '0'), n }));
    await table.putAll(items);
    expect(await table.getAll(items.map(({ PK, SK }) => ({ PK, SK })))).toHaveLength(130);
    const range = await Array.fromAsync(table.query({ partition: 'c', from: '0010', until: '0012' }));
    expect(range.map((item) => item.n)).toEqual([10, 11, 12]);
    const newest = await Array.fromAsync(table.query({ partition: 'c', newestFirst: true, limit: 2 }));
    expect(newest.map((item) => item.n)).toEqual([129, 128]);
  });

  it('lists through the index only the items that carry its keys', async () => {
    await table.putAll([
      { PK: 'd', SK: '1', GSI1PK: 'TASKS', GSI1SK: '2026-02' },
      { PK: 'd', SK: '2' },
      { PK: 'e', SK: '1', GSI1PK: 'TASKS', GSI1SK: '2026-01' },
    ]);
    const listed = await Array.fromAsync(table.query({ partition: 'TASKS', listing: true }));
    expect(listed.map((item) => item.PK)).toEqual(['e', 'd']);
  });

  it('counts the units DynamoDB says were consumed', async () => {
    const before = { ...table.meter };
    await table.put({ PK: 'f', SK: '1', text: 'x'.repeat(2_500) });
    await table.get({ PK: 'f', SK: '1' });
    expect(table.meter.writeUnits - before.writeUnits).toBe(3);
    expect(table.meter.readUnits - before.readUnits).toBe(0.5);
  });

  it('holds a value larger than an item in slices, and does not answer with half of one', async () => {
    const value = Array.from({ length: 200_000 }, (_, n) => Math.imul(n, 2_654_435_761) >>> 0);
    const items = blobItems('blob', 'BIG', value);
    expect(items.length).toBeGreaterThan(1);
    await table.putAll(items);
    expect(await readBlob(table, 'blob', 'BIG')).toEqual(value);
    await table.putAll(blobItems('half', 'BIG', value).slice(1));
    expect(await readBlob(table, 'half', 'BIG')).toBeUndefined();
  });
});
