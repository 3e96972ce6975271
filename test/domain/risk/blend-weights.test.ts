import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { describe, expect, it } from 'vitest';
import { blendWeights } from '../../../lib/domain/risk/blend-weights.ts';
import { probabilityOf } from '../../../lib/domain/risk/probability-of.ts';

/** Log-odds that are true, others that are the opposite, and what came. */
function seen(rows: number) {
  const random = xoroshiro128plus(7);
  const truth = Float64Array.from({ length: rows }, () => -2 + 3 * (uniformFloat64(random) - 0.5));
  const happened = Uint8Array.from(truth, (odds) => (uniformFloat64(random) < probabilityOf(odds) ? 1 : 0));
  return { truth, opposite: truth.map((odds) => -4 - odds), happened };
}

describe('blendWeights', () => {
  it('stays near equal shares when little was seen', () => {
    const { truth, opposite, happened } = seen(40);
    for (const weight of blendWeights([truth, opposite], happened)) expect(Math.abs(weight - 0.5)).toBeLessThan(0.1);
  });

  it('takes more of what came true when much was seen, and never less than nothing of the other', () => {
    const { truth, opposite, happened } = seen(60_000);
    const timid = truth.map((odds) => -2 + (odds + 2) / 2);
    const [right = 0, wrong = 1] = blendWeights([timid, opposite], happened);
    expect(right).toBeGreaterThan(1);
    expect(wrong).toBe(0);
  });

  it('gives models that say the same the same weight', () => {
    const { truth, happened } = seen(2000);
    const [one, other] = blendWeights([truth, truth], happened);
    expect(one).toBeCloseTo(other as number, 9);
  });
});
