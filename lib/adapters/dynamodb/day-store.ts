import type { Day } from '../../domain/day.ts';
import type { Coverage } from '../../domain/freshness/coverage.ts';
import type { ShardPeers } from '../../domain/peers/shard-peers.ts';
import type { DayDetail } from '../../domain/portfolio/day-detail.ts';
import type { PortfolioRow } from '../../domain/portfolio/portfolio-row.ts';
import type { DaySummary } from '../../domain/portfolio/summarise-day.ts';
import type { DayStore, MeasuredDay } from '../../ports/judging.ts';
import { blobItems, readBlob, readBlobs } from './blob.ts';
import { pack, unpack } from './codec.ts';
import type { Item } from './item.ts';
import { judgedDayCodec } from './judged-day-codec.ts';
import { peerTableItems, readPeerGroups, readPeerTable } from './peer-table-items.ts';
import type { Table } from './table.ts';

const SUMMARIES = 'SUMMARIES';
const DETAILS = 'DAY-DETAILS';
const WORKING_SET_DAYS = 14;
const account = (accountId: string) => `ACCOUNT#${accountId}`;
const dayKey = (day: Day) => `DAY#${day}`;
const metrics = (day: Day, shard: number) => `METRICS#${day}#${shard}`;
const peers = (day: Day) => `PEERS#${day}`;
const coverage = (day: Day) => `COVERAGE#${day}`;
const portfolio = (day: Day) => `PORTFOLIO#${day}`;

/** Seconds since 1970 when a run's working set may go, counted from the time it is written. */
const expiry = (now: Date) => Math.floor(now.getTime() / 1000) + WORKING_SET_DAYS * 86_400;

/** What runs measure and judge, in the table: an item per account-day, and packed pages per day. */
export function dynamoDayStore(table: Table, clock: { now(): Date }): DayStore {
  const codec = judgedDayCodec(table);
  const judged = async (item: Item | undefined) => (item ? codec.unpack(item) : undefined);
  const pageKey = (number: number) => `PAGE#${String(number).padStart(6, '0')}`;

  return {
    async writeMetricPage({ day, shard, number, accounts }) {
      await table.putAll(blobItems(metrics(day, shard), pageKey(number), accounts, expiry(clock.now())));
    },

    async *metricPages(day, shard) {
      for (let number = 0; ; number += 1) {
        const page = await readBlob<MeasuredDay[]>(table, metrics(day, shard), pageKey(number));
        if (!page?.length) return;
        yield page;
      }
    },

    async writeShardPeers(day, shard, distribution) {
      await table.putAll(blobItems(peers(day), `SHARD#${shard}`, distribution, expiry(clock.now())));
    },

    async shardPeers(day, shards) {
      const numbers = Array.from({ length: shards }, (_, shard) => shard);
      const found = await Promise.all(
        numbers.map((shard) => readBlob<ShardPeers>(table, peers(day), `SHARD#${shard}`)),
      );
      return found.filter((distribution) => distribution !== undefined);
    },

    async writeShardCoverage(shard, counted) {
      await table.putAll(blobItems(coverage(counted.day), `SHARD#${shard}`, counted, expiry(clock.now())));
    },

    async shardCoverages(day, shards) {
      const numbers = Array.from({ length: shards }, (_, shard) => shard);
      const found = await Promise.all(
        numbers.map((shard) => readBlob<Coverage>(table, coverage(day), `SHARD#${shard}`)),
      );
      return found.filter((counted) => counted !== undefined);
    },

    writeCoverage: (counted) => table.putAll(blobItems(coverage(counted.day), 'DAY', counted)),
    coverage: (day) => readBlob<Coverage>(table, coverage(day), 'DAY'),

    writePeerTable: (day, peerTable) => table.putAll(peerTableItems(peers(day), peerTable)),
    peerTable: (day, keys) => readPeerTable(table, peers(day), keys),
    peerGroups: (day) => readPeerGroups(table, peers(day)),

    async writeJudgedDays(days) {
      const packed = await codec.pack(days);
      await table.putAll(
        packed.map(({ day, ...rest }) => ({ PK: account(day.accountId), SK: dayKey(day.day), ...rest })),
      );
    },

    judgedDay: async (accountId, day, options) =>
      judged(await table.get<Item>({ PK: account(accountId), SK: dayKey(day) }, options)),

    async judgedDays(accountIds, day) {
      const items = await table.getAll(accountIds.map((id) => ({ PK: account(id), SK: dayKey(day) })));
      const days = await Promise.all(items.map((item) => codec.unpack(item)));
      return new Map(days.map((it) => [it.accountId, it]));
    },

    async judgedHistory(accountId, from, until) {
      const range = { partition: account(accountId), from: dayKey(from), until: dayKey(until) };
      const items = await Array.fromAsync(table.query(range));
      return Promise.all(items.map((item) => codec.unpack(item)));
    },

    async latestJudgedDay(accountId, notAfter = '9999-12-31') {
      const range = { partition: account(accountId), from: dayKey('0000-01-01'), until: dayKey(notAfter) };
      const [item] = await Array.fromAsync(table.query({ ...range, newestFirst: true, limit: 1 }));
      return judged(item);
    },

    async writePortfolio(day, shard, rows) {
      await table.putAll(blobItems(portfolio(day), `SHARD#${shard}`, rows));
    },

    async portfolio(day) {
      return (await readBlobs<PortfolioRow[]>(table, portfolio(day))).flat();
    },

    async portfolioOf(day, shard) {
      const options = { consistent: true };
      return (await readBlob<PortfolioRow[]>(table, portfolio(day), `SHARD#${shard}`, options)) ?? [];
    },

    async writeDaySummary(summary) {
      await table.put({ PK: SUMMARIES, SK: summary.day, body: pack(summary) });
    },

    async daySummary(day) {
      const item = await table.get({ PK: SUMMARIES, SK: day });
      return item && unpack<DaySummary>(item.body as Uint8Array);
    },

    async daySummaries(from, until) {
      const items = await Array.fromAsync(table.query({ partition: SUMMARIES, from, until }));
      return items.map((item) => unpack<DaySummary>(item.body as Uint8Array));
    },

    async latestDaySummary() {
      const [item] = await Array.fromAsync(table.query({ partition: SUMMARIES, newestFirst: true, limit: 1 }));
      return item && unpack<DaySummary>(item.body as Uint8Array);
    },

    writeDayDetail: (detail) => table.put({ PK: DETAILS, SK: detail.day, body: pack(detail) }),

    async dayDetail(day) {
      const item = await table.get({ PK: DETAILS, SK: day });
      return item && unpack<DayDetail>(item.body as Uint8Array);
    },
  };
}
