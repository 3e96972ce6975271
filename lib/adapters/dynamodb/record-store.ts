import type { Month } from '../../domain/day.ts';
import { type MonthOfRecords, monthWith, type Profile } from '../../domain/records/dossier.ts';
import { bucketOf } from '../../domain/shards.ts';
import type { RecordStore } from '../../ports/records.ts';
import { pack, unpack } from './codec.ts';
import type { Item } from './item.ts';
import type { Table } from './table.ts';

const account = (accountId: string) => `ACCOUNT#${accountId}`;
const directory = (bucket: number) => `DIRECTORY#${String(bucket).padStart(2, '0')}`;
const bodyOf = <T>(item: Item) => unpack<T>(item.body as Uint8Array);

/** The accounts' records in the table: a profile, an item per month of dated records, and the directory of accounts. */
export function dynamoRecordStore(table: Table): RecordStore {
  return {
    async profiles(accountIds) {
      const items = await table.getAll(accountIds.map((id) => ({ PK: account(id), SK: 'PROFILE' })));
      return new Map(items.map((item) => bodyOf<Profile>(item)).map((profile) => [profile.accountId, profile]));
    },

    async months(accountId: string, from: Month, until: Month) {
      const range = { partition: account(accountId), from: `MONTH#${from}`, until: `MONTH#${until}` };
      const items = await Array.fromAsync(table.query(range));
      return items.map((item) => monthWith(bodyOf<MonthOfRecords>(item)));
    },

    async write({ profiles, months, newAccountIds }) {
      await table.putAll([
        ...months.map((month) => ({ PK: account(month.accountId), SK: `MONTH#${month.month}`, body: pack(month) })),
        ...newAccountIds.map((id) => ({ PK: directory(bucketOf(id)), SK: id })),
      ]);
      // Profiles last: an account that has one is complete, and an interrupted import is simply run again.
      await table.putAll(profiles.map((it) => ({ PK: account(it.accountId), SK: 'PROFILE', body: pack(it) })));
    },

    async accountIds(bucket) {
      const items = await Array.fromAsync(table.query({ partition: directory(bucket) }));
      return items.map((item) => item.SK);
    },
  };
}
