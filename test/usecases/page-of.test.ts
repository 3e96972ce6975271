import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CursorUnknown } from '../../lib/usecases/errors.ts';
import { pageOf } from '../../lib/usecases/page-of.ts';

const key = (item: string) => item;

describe('pages of a list', () => {
  it('hold every item once, in order, whatever the size of the page', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ minLength: 1 })), fc.integer({ min: 1, max: 10 }), (list, limit) => {
        const seen: string[] = [];
        let cursor: string | undefined;
        do {
          const page = pageOf(list, key, 'today', { limit, cursor });
          expect(page.items.length).toBeLessThanOrEqual(limit);
          seen.push(...page.items);
          cursor = page.next;
        } while (cursor !== undefined);
        expect(seen).toEqual(list);
      }),
    );
  });

  it('refuse a cursor of another list', () => {
    const { next } = pageOf(['a', 'b'], key, 'monday', { limit: 1 });
    expect(() => pageOf(['a', 'b'], key, 'tuesday', { limit: 1, cursor: next })).toThrow(CursorUnknown);
  });
});
