import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { blobItems } from '../../../lib/adapters/dynamodb/blob.ts';
import { dynamoDayStore } from '../../../lib/adapters/dynamodb/day-store.ts';
import { dynamoImportStore } from '../../../lib/adapters/dynamodb/import-store.ts';
import { collectPeers } from '../../../lib/domain/peers/collect-peers.ts';
import { finalisePeers } from '../../../lib/domain/peers/finalise-peers.ts';
import type { PeerTable } from '../../../lib/domain/peers/peer-table.ts';
import { comparing } from '../../factories/comparing.ts';
import { anAccountDay } from '../../factories/dossiers.ts';
import { embeddedTable } from '../../factories/embedded-table.ts';
import { aJudgedDay } from '../../factories/judged-day.ts';

let embedded: Awaited<ReturnType<typeof embeddedTable>>;
let days: ReturnType<typeof dynamoDayStore>;
beforeAll(async () => {
  embedded = await embeddedTable();
  days = dynamoDayStore(embedded.table, { now: () => new Date('2026-03-02T06:00:00Z') });
});
afterAll(() => embedded.close());

const day = '2026-03-01';

describe('judged days', () => {
  it('come back as they were, with metrics that no other day has had, and with other workflows', async () => {
    const plain = aJudgedDay('A');
    const more = aJudgedDay('B', { metrics: { new_metric: 0.25, logins_28d: 3 }, missing: { other: 'too-young' } });
    const bare = aJudgedDay('C', { metrics: {}, missing: {}, workflowsVersion: 'v2' });
    await days.writeJudgedDays([plain]);
    await days.writeJudgedDays([more, bare]);
    for (const one of [plain, more, bare]) expect(await days.judgedDay(one.accountId, day)).toEqual(one);
  });

  it('keep a measure’s value that is not the metric’s own', async () => {
    const { health } = aJudgedDay('D');
    const points = [{ measure: 'logins', metric: 'logins_28d', weight: 1, value: 99, points: 1, reason: 'as it was' }];
    const one = aJudgedDay('D', { health: { ...health, points } });
    await days.writeJudgedDays([one]);
    expect((await days.judgedDay('D', day))?.health.points).toEqual(points);
  });
});

describe('a peer table', () => {
  const accounts = ['Retail', 'Software'].flatMap((industry, kind) =>
    Array.from({ length: 30 + kind }, (_, index) =>
      anAccountDay({ attributes: { industry, sizeBand: '1-50' }, metrics: { logins: index % 7, mrr: 100.5 * index } }),
    ),
  );
  const tableOn = (on: string, some = accounts) =>
    finalisePeers(collectPeers(on, some, comparing, ['logins', 'mrr']), comparing);

  it('comes back as it was, whole or by some of its groups', async () => {
    const written = tableOn(day);
    await days.writePeerTable(day, written);
    expect(await days.peerTable(day)).toEqual(written);
    const key = 'industry=Retail';
    expect(await days.peerTable(day, [key, 'industry=Nothing'])).toEqual({
      ...written,
      groups: { [key]: written.groups[key] },
    });
    expect((await days.peerGroups(day)).find((one) => one.key === key)).toEqual({
      ...{ key, label: 'accounts in Retail', accounts: 30 },
    });
  });

  it('that is written again has no group left of the one before', async () => {
    const fewer = tableOn(day, accounts.slice(0, 30));
    await days.writePeerTable(day, fewer);
    expect(await days.peerTable(day)).toEqual(fewer);
  });

  it('of the first version, a single value, is read whole', async () => {
    const spread = { n: 20, values: Array.from({ length: 20 }, (_, index) => index) };
    const first: PeerTable = {
      ...{ day: '2026-01-01', minimum: 20, widen: [[]] },
      groups: { '': { label: 'accounts', accounts: 20, metrics: { logins: spread } } },
    };
    await embedded.table.putAll(blobItems('PEERS#2026-01-01', 'TABLE', first));
    expect(await days.peerTable('2026-01-01')).toEqual(first);
    expect(await days.peerGroups('2026-01-01')).toEqual([{ key: '', label: 'accounts', accounts: 20 }]);
  });

  it('is absent on a day that was not compared', async () => {
    expect(await days.peerTable('2020-01-01')).toBeUndefined();
    expect(await days.peerGroups('2020-01-01')).toEqual([]);
  });
});

describe('what is known of a day', () => {
  const coverage = { day, accounts: 2, metrics: { mrr: { known: 1, missing: { stale: 1 } } }, sources: { crm: 2 } };

  it('is kept shard by shard, and as one', async () => {
    await days.writeShardCoverage(1, coverage);
    expect(await days.shardCoverages(day, 2)).toEqual([coverage]);
    expect(await days.coverage(day)).toBeUndefined();
    await days.writeCoverage(coverage);
    expect(await days.coverage(day)).toEqual(coverage);
  });
});

describe('how sources were collected', () => {
  it('is what the last run says', async () => {
    const imports = dynamoImportStore(embedded.table);
    const failed = { source: 'crm', at: '2026-03-01T06:00:00.000Z', outcome: 'failed', message: 'gone' } as const;
    await imports.writeCollections([failed, { source: 'desk', at: failed.at, outcome: 'unchanged' }]);
    await imports.writeCollections([{ source: 'crm', at: '2026-03-02T06:00:00.000Z', outcome: 'imported' }]);
    expect(await imports.collections()).toEqual([
      { source: 'crm', at: '2026-03-02T06:00:00.000Z', outcome: 'imported' },
      { source: 'desk', at: failed.at, outcome: 'unchanged' },
    ]);
  });
});
