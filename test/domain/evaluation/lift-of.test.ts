import { describe, expect, it } from 'vitest';
import { liftOf } from '../../../lib/domain/evaluation/lift-of.ts';

const base = Array.from({ length: 200 }, (_, index) => ({ accountId: `a${index}`, happened: index < 20 }));

describe('liftOf', () => {
  it.each([
    ['only those who left', base.slice(0, 20), 10],
    ['half of each', [...base.slice(0, 20), ...base.slice(100, 120)], 5],
    ['everybody', base, 1],
    ['only those who stayed', base.slice(50, 100), 0],
  ])('is precision against the base rate when it flags %s', (_, flagged, value) => {
    const lift = liftOf(flagged, base);
    expect(lift?.value).toBeCloseTo(value, 12);
    expect((lift?.low ?? Number.NaN) <= value && value <= (lift?.high ?? Number.NaN)).toBe(true);
  });

  it('cannot be told when nothing was flagged or nobody left', () => {
    expect(liftOf([], base)).toBeUndefined();
    expect(liftOf(base.slice(50), base.slice(50))).toBeUndefined();
  });

  it('does not claim from three accounts that stayed that nobody like them leaves', () => {
    expect(liftOf(base.slice(50, 53), base)?.high).toBeGreaterThan(6);
  });

  it('does not claim from two accounts that left that everybody like them leaves', () => {
    expect(liftOf(base.slice(0, 2), base)?.low).toBeLessThan(2);
  });
});
