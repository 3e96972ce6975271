import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dynamoRetentionStore } from '../../../lib/adapters/dynamodb/retention-store.ts';
import type { CancellationCase } from '../../../lib/domain/retention/cancellation-case.ts';
import type { RetainedAccount } from '../../../lib/domain/retention/retained-account.ts';
import type { RetentionStore } from '../../../lib/ports/reports.ts';
import { embeddedTable } from '../../factories/embedded-table.ts';

let store: RetentionStore;
let close: () => Promise<void>;
beforeEach(async () => {
  const embedded = await embeddedTable();
  close = embedded.close;
  store = dynamoRetentionStore(embedded.table, { now: () => new Date('2026-03-20T09:00:00Z') });
});
afterEach(() => close());

const anAccount = (accountId: string, mrr = 100): RetainedAccount => ({
  ...{ accountId, currency: 'USD', months: { '2026-03': mrr }, renewals: [], losses: [], historyRevision: 1 },
});
const aCase = (accountId: string, day: string, because = 'it was'): CancellationCase => ({
  ...{ accountId, day, lastDay: day, derived: 'price', basis: 'said', because, agreement: 'as-said' },
  ...{ evidence: [], tested: [], currency: 'USD', mrr: 100, deeds: [], catches: [] },
  ...{ historyRevision: 1, workflowsVersion: 'v1' },
});

describe('the retention store', () => {
  it('has no ledger of a day before it was written', async () => {
    expect(await store.ledger('2026-03-19')).toEqual([]);
  });

  it('gives every account of a day once, whatever its shard was', async () => {
    await store.writeLedger('2026-03-19', 0, [anAccount('a'), anAccount('b')]);
    await store.writeLedger('2026-03-19', 1, [anAccount('b', 200), anAccount('c')]);
    await store.writeLedger('2026-03-18', 0, [anAccount('z')]);
    const ledger = await store.ledger('2026-03-19');
    expect(ledger.map(({ accountId, months }) => [accountId, months['2026-03']])).toEqual([
      ['a', 100],
      ['b', 200],
      ['c', 100],
    ]);
  });

  it('gives cases of the days asked for, both included, as they were looked into last', async () => {
    await store.writeCases([aCase('a', '2026-01-31'), aCase('b', '2026-02-01'), aCase('c', '2026-02-28')]);
    await store.writeCases([aCase('b', '2026-02-01', 'it is'), aCase('d', '2026-03-01')]);
    const cases = await store.cases('2026-02-01', '2026-02-28');
    expect(cases.map(({ accountId, because }) => [accountId, because])).toEqual([
      ['b', 'it is'],
      ['c', 'it was'],
    ]);
  });

  it('gives how renewals of months went, by band', async () => {
    const february = { month: '2026-02', bands: { red: { due: 4, renewed: 2 } } };
    await store.writeBandRenewals({ month: '2026-01', bands: {} });
    await store.writeBandRenewals(february);
    expect(await store.bandRenewals('2026-02', '2026-06')).toEqual([february]);
  });
});
