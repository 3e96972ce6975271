import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apportioned } from '../../lib/domain/apportion.ts';

const tenths = (value: number) => Math.round(10 * value) + 0;

describe('amounts that are apportioned', () => {
  it.each([
    [[1.04, 1.04, 1.04], 3.1, [1.1, 1, 1]],
    [[-0.06, 0.38], 0.3, [-0.1, 0.4]],
    [[], 0, []],
    [[2], 2.4, [2.4]],
  ])('%o to %d are %o', (amounts, total, expected) => {
    expect(apportioned(amounts, total)).toEqual(expected);
  });

  it('add up to the total exactly, each within a tenth of what it was when the total is', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -100, max: 100, noNaN: true }), { minLength: 1, maxLength: 30 }),
        (amounts) => {
          const total = tenths(amounts.reduce((sum, one) => sum + one, 0)) / 10;
          const found = apportioned(amounts, total);
          expect(found.reduce((sum, one) => sum + tenths(one), 0)).toBe(tenths(total));
          for (const [index, one] of found.entries())
            expect(Math.abs(one - (amounts[index] as number))).toBeLessThan(0.11);
        },
      ),
    );
  });
});
