import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contrastToWhite } from '../../../lib/domain/messages/brand.ts';

const hex = (channel: number) => channel.toString(16).padStart(2, '0');

describe('the contrast of a colour to white', () => {
  it.each([
    ['#ffffff', 1],
    ['#000000', 21],
    ['#767676', 4.54],
    ['#0b6e4f', 6.22],
  ])('of %s is %d', (colour, contrast) => {
    expect(contrastToWhite(colour)).toBeCloseTo(contrast, 1);
  });

  it('falls as any part of the colour becomes lighter, and lies between 1 and 21', () => {
    const channel = fc.integer({ min: 0, max: 254 });
    fc.assert(
      fc.property(channel, channel, channel, (red, green, blue) => {
        const contrast = contrastToWhite(`#${hex(red)}${hex(green)}${hex(blue)}`);
        const lighter = contrastToWhite(`#${hex(red + 1)}${hex(green)}${hex(blue)}`);
        expect(lighter).toBeLessThan(contrast);
        expect(contrast).toBeGreaterThan(1);
        expect(contrast).toBeLessThanOrEqual(21);
      }),
    );
  });
});
