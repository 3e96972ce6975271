import { describe, expect, it } from 'vitest';
import {
  neighbourOf,
  nextUndecided,
  positionOf,
  progressOf,
} from '../../../console/src/pages/review/meeting/screens.ts';

const screens = [
  { accountId: 'a', decided: true },
  { accountId: 'b', decided: false },
  { accountId: 'c', decided: true },
  { accountId: 'd', decided: false },
];

describe('the screens of a meeting', () => {
  it.each([
    ['a', 1, 'b'],
    ['b', -1, 'a'],
    ['a', -1, 'a'],
    ['d', 1, 'd'],
    [undefined, 1, 'b'],
    ['gone', -1, 'a'],
  ] as const)('lead from %s by %d to %s', (from, step, to) => {
    expect(neighbourOf(screens, from, step)).toBe(to);
  });

  it('lead nowhere when there is none', () => {
    expect([neighbourOf([], 'a', 1), nextUndecided([], 'a'), positionOf([], 'a')]).toEqual([undefined, undefined, 0]);
  });

  it.each([
    ['a', 'b'],
    ['b', 'd'],
    ['d', 'b'],
  ])('after %s are undecided first at %s', (from, to) => {
    expect(nextUndecided(screens, from)).toBe(to);
  });

  it('lead back to the one shown when only that is undecided, and nowhere when all are decided', () => {
    expect(nextUndecided([screens[0]!, screens[1]!], 'b')).toBe('b');
    expect(nextUndecided([screens[0]!], 'a')).toBeUndefined();
  });

  it('count what is decided', () => {
    expect(progressOf(screens)).toEqual({ decided: 2, of: 4 });
  });
});
