import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dynamoRecordStore } from '../../../lib/adapters/dynamodb/record-store.ts';
import { bucketOf, buckets, bucketsOf } from '../../../lib/domain/shards.ts';
import type { RecordStore } from '../../../lib/ports/records.ts';
import { embeddedTable } from '../../factories/embedded-table.ts';
import { aMonth, aProfile } from '../../factories/records.ts';

let store: RecordStore;
let close: () => Promise<void>;
beforeAll(async () => {
  const embedded = await embeddedTable();
  close = embedded.close;
  store = dynamoRecordStore(embedded.table);
});
afterAll(() => close());

describe('the record store', () => {
  it('gives back the profiles and months it was given, and only those asked for', async () => {
    const months = ['2025-12', '2026-01', '2026-02'].map((month) =>
      aMonth('A', month, { usage: { admin: { login: { '3': [4, 2, null] } } } }),
    );
    await store.write({ profiles: [aProfile('A'), aProfile('B')], months, newAccountIds: ['A', 'B'] });
    expect(await store.profiles(['A', 'nobody'])).toEqual(new Map([['A', aProfile('A')]]));
    expect(await store.months('A', '2026-01', '2026-02')).toEqual(months.slice(1));
    expect(await store.months('B', '2020-01', '2030-01')).toEqual([]);
  });

  it('reads a month that was stored before there were contacts, ratings, invoices and people as one without any', async () => {
    const { people, interactions, sentiments, invoices, ...before } = aMonth('old', '2026-01', { usage: { t: {} } });
    await store.write({ profiles: [], months: [before as ReturnType<typeof aMonth>], newAccountIds: [] });
    expect(await store.months('old', '2026-01', '2026-01')).toEqual([aMonth('old', '2026-01', { usage: { t: {} } })]);
  });

  it('enters a new account in the directory once, in its bucket', async () => {
    await store.write({ profiles: [aProfile('C')], months: [], newAccountIds: ['C'] });
    await store.write({ profiles: [aProfile('C')], months: [], newAccountIds: ['C'] });
    expect(await store.accountIds(bucketOf('C'))).toContain('C');
    const everywhere = await Promise.all(bucketsOf(0, 1).map((bucket) => store.accountIds(bucket)));
    expect(everywhere.flat().filter((id) => id === 'C')).toEqual(['C']);
  });
});

describe('shards', () => {
  it.each([1, 2, 3, 7, 64])('%i shards share all the buckets without overlap', (shards) => {
    const all = Array.from({ length: shards }, (_, shard) => bucketsOf(shard, shards)).flat();
    expect(all.toSorted((a, b) => a - b)).toEqual(Array.from({ length: buckets }, (_, bucket) => bucket));
  });
});
