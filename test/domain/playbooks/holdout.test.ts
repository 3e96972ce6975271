import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isHeldOut } from '../../../lib/domain/playbooks/holdout.ts';

describe('the holdout', () => {
  it('holds out nobody at 0, and says the same of a firing every time', () => {
    fc.assert(
      fc.property(fc.string(), fc.double({ min: 0, max: 0.5, noNaN: true }), (firingId, share) => {
        expect(isHeldOut(firingId, 0)).toBe(false);
        expect(isHeldOut(firingId, share)).toBe(isHeldOut(firingId, share));
      }),
    );
  });

  it.each([0.05, 0.1, 0.3, 0.5])('holds out about %d of firings that differ by a digit', (share) => {
    const ids = Array.from({ length: 20_000 }, (_, n) => `usage-fading-20260301-${String(n).padStart(16, '0')}`);
    const heldOut = ids.filter((id) => isHeldOut(id, share)).length / ids.length;
    expect(Math.abs(heldOut - share)).toBeLessThan(0.012);
  });
});
