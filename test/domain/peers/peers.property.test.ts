import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collectPeers } from '../../../lib/domain/peers/collect-peers.ts';
import { percentileAmong, percentileOf } from '../../../lib/domain/peers/cut-spread.ts';
import { finalisePeers } from '../../../lib/domain/peers/finalise-peers.ts';
import { mergePeers, noPeers } from '../../../lib/domain/peers/merge-peers.ts';
import type { ShardPeers } from '../../../lib/domain/peers/shard-peers.ts';
import { comparing as catalogue } from '../../factories/comparing.ts';
import { anAccountDay } from '../../factories/dossiers.ts';

const day = '2026-03-01';
const METRIC = 'logins_28d';
const sizes = ['1-50', '51-250', undefined];

/** Accounts of several sizes and of one, in one shard. */
function shardOf(values: number[], spread = 1): ShardPeers {
  const accounts = values.map((value, index) =>
    anAccountDay({ attributes: { sizeBand: sizes[index % spread] }, metrics: { [METRIC]: value } }),
  );
  return collectPeers(day, accounts, catalogue, [METRIC]);
}

const toAMillionth = (number: number) => Math.round(number * 1e6) / 1e6;
const whole = fc.integer({ min: 0, max: 9999 });
/** To a millionth, as metrics are measured. */
const fraction = fc.double({ min: -1, max: 1e6, noNaN: true }).map(toAMillionth);
const manyOf = (value: fc.Arbitrary<number>, most = 900) => fc.array(value, { maxLength: most, size: 'max' });

/** Spreads as companies have them: ties, a long tail, a crowd in a narrow place, nearly nothing, and all of it mixed. */
const values = fc.oneof(
  manyOf(fc.integer({ min: 0, max: 5 })),
  manyOf(fraction.map((value) => toAMillionth(Math.abs(value) ** 1.5))),
  manyOf(fraction.map((value) => toAMillionth(99.9 + value / 1e8))),
  manyOf(fc.oneof(fc.constant(0), whole, fraction)),
  manyOf(fraction, 9),
);

describe('peer distributions', () => {
  it('merge to the same whatever the order and grouping of the shards', () => {
    const shard = values.map((some) => shardOf(some, 3));
    fc.assert(
      fc.property(shard, shard, shard, (a, b, c) => {
        expect(mergePeers(a, b)).toEqual(mergePeers(b, a));
        expect(mergePeers(mergePeers(a, b), c)).toEqual(mergePeers(a, mergePeers(b, c)));
        expect(mergePeers(c, a, b)).toEqual(mergePeers(a, b, c));
        expect(mergePeers(noPeers(day), a)).toEqual(a);
      }),
      { numRuns: 30 },
    );
  });

  it('give each account its percentile within one point of an exact sort, however many shards there are', () => {
    fc.assert(
      fc.property(fc.array(values, { minLength: 1, maxLength: 12 }), fc.constantFrom(1, 3), (shards, spread) => {
        const all = shards.flat();
        fc.pre(all.length >= 20);
        const merged = mergePeers(noPeers(day), ...shards.map((some) => shardOf(some, spread)));
        const kept = finalisePeers(merged, catalogue).groups['']?.metrics[METRIC];
        const exact = Float64Array.from(all).sort();
        const furthest = Math.max(
          ...exact.map((value) => Math.abs(percentileOf(value, kept!) - percentileAmong(value, exact))),
        );
        expect(furthest).toBeLessThanOrEqual(1);
      }),
      { numRuns: 60 },
    );
  });
});
