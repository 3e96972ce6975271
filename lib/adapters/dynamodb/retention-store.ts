import type { CancellationCase } from '../../domain/retention/cancellation-case.ts';
import type { BandRenewals } from '../../domain/retention/renewal-forecast.ts';
import type { RetainedAccount } from '../../domain/retention/retained-account.ts';
import type { RetentionStore } from '../../ports/reports.ts';
import type { Clock } from '../../ports/system.ts';
import { blobItems, readBlobs } from './blob.ts';
import { pack, unpack } from './codec.ts';
import type { Item } from './item.ts';
import type { Table } from './table.ts';

const CASES = 'CANCELLATIONS';
const RENEWALS = 'RENEWALS';
const LEDGER_DAYS = 62;
const ledger = (day: string) => `LEDGER#${day}`;

/** What retention is reported from: a ledger a day in packed pages, an item per lost customer, an item per month of renewals. */
export function dynamoRetentionStore(table: Table, clock: Clock): RetentionStore {
  const expiry = () => Math.floor(clock.now().getTime() / 1000) + LEDGER_DAYS * 86_400;
  return {
    writeLedger: (day, shard, accounts) => table.putAll(blobItems(ledger(day), `SHARD#${shard}`, accounts, expiry())),

    // A day judged again in fewer shards leaves pages behind: an account is in the one that is written last.
    async ledger(day) {
      const accounts = (await readBlobs<RetainedAccount[]>(table, ledger(day))).flat();
      return [...new Map(accounts.map((account) => [account.accountId, account])).values()];
    },

    writeCases: (cases) =>
      table.putAll(cases.map((one) => ({ PK: CASES, SK: `${one.day}#${one.accountId}`, body: pack(one) }))),

    async cases(from, until) {
      const items = table.query<Item>({ partition: CASES, from, until: `${until}#\uffff` });
      return (await Array.fromAsync(items)).map(({ body }) => unpack<CancellationCase>(body as Uint8Array));
    },

    writeBandRenewals: ({ month, bands }) => table.put({ PK: RENEWALS, SK: month, bands }),

    async bandRenewals(from, until) {
      const items = table.query<Item & Pick<BandRenewals, 'bands'>>({ partition: RENEWALS, from, until });
      return (await Array.fromAsync(items)).map(({ SK, bands }) => ({ month: SK, bands }));
    },
  };
}
