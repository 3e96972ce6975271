import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AccountDay } from '../../../lib/domain/metrics/account-day.ts';
import { collectPeers } from '../../../lib/domain/peers/collect-peers.ts';
import { finalisePeers, mergePeers } from '../../../lib/domain/peers/merge-peers.ts';
import { peerStanding, percentileOf } from '../../../lib/domain/peers/peer-standing.ts';
import type { ShardPeers } from '../../../lib/domain/peers/shard-peers.ts';
import { significant } from '../../../lib/domain/peers/significant.ts';
import { anAccountDay, shippedCatalogue } from '../../factories/dossiers.ts';

const catalogue = shippedCatalogue();
const day = '2026-03-01';

const accounts = (values: number[], attributes: AccountDay['attributes'] = {}) =>
  values.map((logins_28d, index) => anAccountDay({ accountId: `a${index}`, attributes, metrics: { logins_28d } }));

const collected = (some: AccountDay[]) => collectPeers(day, some, catalogue, ['logins_28d']);
const tableOf = (some: AccountDay[]) => finalisePeers(collected(some), catalogue);
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

describe('the peer table', () => {
  const retail = { sizeBand: '1-50', industry: 'Retail' };
  const software = { sizeBand: '1-50', industry: 'Software' };
  const some = [...accounts(upTo(20), retail), ...accounts(upTo(5), software)];

  it('compares with the own size and industry where there are 20 accounts of them', () => {
    const [first] = some;
    expect(peerStanding(tableOf(some), first as AccountDay, 'logins_28d')).toEqual({
      percentile: 2.5,
      group: 'accounts of 1–50 people in Retail',
      groupSize: 20,
      widened: false,
    });
  });

  it('widens a group that is too small, and says so', () => {
    const standing = peerStanding(tableOf(some), some.at(-1) as AccountDay, 'logins_28d');
    expect(standing).toMatchObject({ group: 'accounts of 1–50 people', groupSize: 25, widened: true });
  });

  it('never holds a group of fewer than 20 accounts, nor a metric that fewer of them have', () => {
    const groups = ['', 'industry=Retail', 'sizeBand=1-50', 'sizeBand=1-50|industry=Retail'];
    expect(Object.keys(tableOf(some).groups)).toEqual(groups);
    const unmeasured = Array.from({ length: 30 }, (_, index) => anAccountDay({ accountId: `b${index}` }));
    expect(tableOf([...accounts(upTo(19)), ...unmeasured]).groups['']).toMatchObject({ accounts: 49, metrics: {} });
  });

  it('compares nobody with customers that have left', () => {
    const left = accounts(upTo(20), { cancelledDay: '2026-01-01' });
    expect(tableOf([...accounts(upTo(20)), ...left]).groups['']?.accounts).toBe(20);
  });

  it('gives no standing without a value or without a group', () => {
    expect(peerStanding(tableOf(some), anAccountDay(), 'logins_28d')).toBeUndefined();
    expect(peerStanding(tableOf(accounts(upTo(19))), some[0] as AccountDay, 'logins_28d')).toBeUndefined();
  });

  it('is plain JSON of at most 101 values of 4 digits to a spread', () => {
    const table = tableOf(accounts(upTo(3000).map((value) => value / 7)));
    const spread = table.groups['']?.metrics.logins_28d;
    expect(spread?.n).toBe(3000);
    expect(spread?.values).toHaveLength(101);
    expect(spread?.values.every((value) => significant(value) === value)).toBe(true);
    expect(JSON.parse(JSON.stringify(table))).toEqual(table);
  });
});

const values = fc.array(
  fc.oneof(
    fc.integer({ min: 0, max: 5 }),
    fc.integer({ min: 0, max: 9999 }),
    fc.double({ min: -1, max: 1e6, noNaN: true }),
  ),
  { minLength: 0, maxLength: 700 },
);
const shard = values.map((some) => collected(accounts(some)));

describe('peer distributions', () => {
  it('merge to the same whatever the order and grouping of the shards', () => {
    fc.assert(
      fc.property(shard, shard, shard, (a, b, c) => {
        expect(mergePeers(a, b)).toEqual(mergePeers(b, a));
        expect(mergePeers(mergePeers(a, b), c)).toEqual(mergePeers(a, mergePeers(b, c)));
      }),
      { numRuns: 40 },
    );
  });

  it('give each account its percentile within one point of an exact sort, however many shards there are', () => {
    fc.assert(
      fc.property(fc.array(values, { minLength: 1, maxLength: 5 }), (shards) => {
        const all = shards.flat().map(significant);
        fc.pre(all.length >= 20);
        const merged = shards
          .map((some) => collected(accounts(some)))
          .reduce((one, other) => mergePeers(one, other), { day, groups: {} } as ShardPeers);
        const kept = finalisePeers(merged, catalogue).groups['']?.metrics.logins_28d?.values as number[];
        const exact = all.toSorted((a, b) => a - b);
        for (const value of all) {
          expect(Math.abs(percentileOf(value, kept) - percentileOf(value, exact))).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('are exact as long as no shard has more than 400 different values and the group fits the table', () => {
    const some = accounts(upTo(101));
    const kept = tableOf(some).groups['']?.metrics.logins_28d?.values;
    expect(kept).toEqual(upTo(101));
  });
});

describe('significant digits', () => {
  it.each([
    [-0, 0],
    [0, 0],
    [9999, 9999],
    [12345, 12350],
    [-0.123456, -0.1235],
    [1e-320, 0],
    [99999.5, 100000],
    [0.1, 0.1],
  ])('of %d are %d', (value, expected) => {
    expect(significant(value)).toBe(expected);
  });
});
