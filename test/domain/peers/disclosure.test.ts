import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Attributes } from '../../../lib/domain/metrics/account-day.ts';
import { collectPeers } from '../../../lib/domain/peers/collect-peers.ts';
import { finalisePeers } from '../../../lib/domain/peers/finalise-peers.ts';
import { spreadOfGroup } from '../../../lib/domain/peers/group-spread.ts';
import { mergePeers } from '../../../lib/domain/peers/merge-peers.ts';
import type { CutSpread, PeerTable } from '../../../lib/domain/peers/peer-table.ts';
import { lastPlaceOf, roundNumberBetween } from '../../../lib/domain/peers/round-number.ts';
import { comparing as catalogue } from '../../factories/comparing.ts';
import { anAccountDay } from '../../factories/dossiers.ts';

const day = '2026-03-01';
const METRIC = 'mrr';

type Customer = { value?: number; of: Attributes };

const dayOf = ({ value, of }: Customer) =>
  anAccountDay({ attributes: of, metrics: value === undefined ? {} : { [METRIC]: value } });

function tableOf(customers: Customer[], shards = 1): PeerTable {
  const parts = Array.from({ length: shards }, (_, shard) => customers.filter((_, index) => index % shards === shard));
  const collected = parts.map((some) => collectPeers(day, some.map(dayOf), catalogue, [METRIC]));
  const [first, ...others] = collected;
  return finalisePeers(mergePeers(first!, ...others), catalogue);
}

const of = fc.record({
  sizeBand: fc.constantFrom('1-50', '51-250'),
  industry: fc.constantFrom('Retail', 'Software'),
  ageBand: fc.constantFrom('0-3m', '1y+'),
});
/** As metrics are measured. */
const toAMillionth = (number: number) => Math.round(number * 1e6) / 1e6;
const value = fc.oneof(
  fc.constant(0),
  fc.integer({ min: 0, max: 40 }),
  fc.integer({ min: 0, max: 90_000 }),
  fc.double({ min: 0, max: 1e6, noNaN: true }).map(toAMillionth),
);
const customers = fc.array(fc.record({ value: fc.option(value, { nil: undefined }), of }), {
  maxLength: 600,
  size: 'max',
});
const told = fc.tuple(customers, fc.integer({ min: 1, max: 4 })).map(([some, shards]) => ({
  some,
  table: tableOf(some, shards),
}));

const isIn = (key: string, { of }: Customer) =>
  key === '' || key.split('|').every((part) => of[part.split('=')[0] as keyof Attributes] === part.split('=')[1]);
const membersOf = (key: string, some: Customer[]) => some.filter((one) => one.value !== undefined && isIn(key, one));
const spreadsOf = (table: PeerTable) =>
  Object.entries(table.groups).flatMap(([key, { metrics }]) =>
    metrics[METRIC] ? [{ key, spread: metrics[METRIC] as CutSpread }] : [],
  );

/** Every number of a group that is stored or published. */
function numbersOf(table: PeerTable, key: string, { cuts, shared = [] }: CutSpread): number[] {
  const { p5, p25, p50, p75, p95 } = spreadOfGroup(table, key, METRIC)!;
  return [...cuts, ...shared.map(([, common]) => common), p25, p50, p75, p5 ?? [], p95 ?? []].flat();
}

describe('what a peer group tells', () => {
  it('is never of fewer than 20 accounts', () => {
    fc.assert(
      fc.property(told, ({ some, table }) => {
        for (const { key, spread } of spreadsOf(table)) {
          expect(spread.n).toBe(membersOf(key, some).length);
          expect(spread.n).toBeGreaterThanOrEqual(20);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is no number that fewer than five accounts have, in the stored table and in the published spread', () => {
    fc.assert(
      fc.property(told, ({ some, table }) => {
        for (const { key, spread } of spreadsOf(table)) {
          const holders = Map.groupBy(membersOf(key, some), (one) => one.value as number);
          const held = numbersOf(table, key, spread).flatMap((number) => holders.get(number)?.length ?? []);
          expect(held.filter((count) => count < 5)).toEqual([]);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('has five accounts on either side of every quantile, or five that share it', () => {
    fc.assert(
      fc.property(told, ({ some, table }) => {
        for (const { key } of spreadsOf(table)) {
          const { group, n, ...quantiles } = spreadOfGroup(table, key, METRIC)!;
          const values = membersOf(key, some).map((one) => one.value as number);
          for (const quantile of Object.values(quantiles)) {
            if (quantile === undefined) continue;
            const near = (one: number) => Number(one.toPrecision(4)) === quantile;
            const below = values.filter((one) => one < quantile).length;
            const beside = [below, values.length - below].every((side) => side >= 5);
            expect(beside || values.filter(near).length >= 5).toBe(true);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('leaves no few accounts over when narrower groups are taken away from a wider one', () => {
    fc.assert(
      fc.property(told, ({ table }) => {
        const spreads = spreadsOf(table);
        for (const wider of spreads) {
          const inside = spreads.filter(
            ({ key }) =>
              key !== wider.key && (wider.key === '' || wider.key.split('|').every((part) => key.includes(part))),
          );
          const byLevel = Map.groupBy(inside, ({ key }) => key.replaceAll(/=[^|]*/g, ''));
          for (const level of byLevel.values()) {
            const over = wider.spread.n - level.reduce((sum, { spread }) => sum + spread.n, 0);
            expect(over === 0 || over >= 5).toBe(true);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('does not give one customer away by the group with it and the group without it', () => {
    const group = (industry: string, count: number): Customer[] =>
      Array.from({ length: count }, (_, index) => ({ value: 100 + index, of: { sizeBand: '1-50', industry } }));
    const whale: Customer = { value: 77_777, of: { sizeBand: '1-50', industry: 'Shipping' } };
    const table = tableOf([...group('Retail', 24), whale]);
    const keys = spreadsOf(table).map(({ key }) => key);
    expect(keys).toContain('sizeBand=1-50');
    expect(keys.filter((key) => key.includes('Retail'))).toEqual([]);
    expect(JSON.stringify(table)).not.toContain('77777');
  });

  it('does not tell the greatest or the least of a group', () => {
    const table = tableOf(
      [...Array.from({ length: 19 }, (_, index) => 50 + index), 1_000_000].map((one) => ({ value: one, of: {} })),
    );
    const spread = spreadOfGroup(table, '', METRIC)!;
    expect(Math.max(spread.p25, spread.p50, spread.p75)).toBeLessThan(70);
    expect([spread.p5, spread.p95]).toEqual([undefined, undefined]);
  });
});

describe('a round number between two', () => {
  it.each([
    [3, 4, 3.5],
    [17, 23, 20],
    [0, 1, 0.5],
    [-0.31, 0.4, 0],
    [1234, 1377, 1300],
    [99.91, 99.92, 99.915],
    [-5, -4, -4.5],
    [1_000_000, 1_000_001, 1_000_000.5],
  ])('%d and %d is %d', (low, high, expected) => {
    expect(roundNumberBetween(low, high)).toBe(expected);
  });

  it('lies strictly between any two different numbers that 15 digits tell apart', () => {
    const number = fc.double({ min: -1e9, max: 1e9, noNaN: true }).map((one) => Number(one.toPrecision(12)));
    fc.assert(
      fc.property(number, number, (a, b) => {
        fc.pre(a !== b);
        const between = roundNumberBetween(Math.min(a, b), Math.max(a, b));
        expect(between).toBeGreaterThan(Math.min(a, b));
        expect(between).toBeLessThan(Math.max(a, b));
      }),
    );
  });

  it.each([
    [2000, 3],
    [0.35, -2],
    [-12.5, -1],
    [7, 0],
    [0, Number.POSITIVE_INFINITY],
  ])('%d is written down to the %d. power of ten', (number, place) => {
    expect(lastPlaceOf(number)).toBe(place);
  });
});
