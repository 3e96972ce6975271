import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockText, type PaceInput, paceOf, spanInWords } from '../../../console/src/pages/review/meeting/pace.ts';

const meeting: PaceInput = { minutes: 90, accounts: 30, position: 0, elapsed: 0 };

describe('the pace of a meeting', () => {
  it.each([
    ['is on pace at the start', {}, 'on-pace', 0],
    ['is on pace while the share of the account lasts', { elapsed: 179 }, 'on-pace', 0],
    ['is on pace a few seconds past the share', { elapsed: 205 }, 'on-pace', 0],
    ['is behind by what the account had too much', { elapsed: 240 }, 'behind', 60],
    ['is behind by all earlier accounts too', { position: 4, elapsed: 1000 }, 'behind', 100],
    ['is ahead when an account is reached before its share begins', { position: 10, elapsed: 1500 }, 'ahead', 300],
    ['is over once the time is used up', { position: 29, elapsed: 5460 }, 'over', 60],
  ] as const)('%s', (_title, change, state, by) => {
    expect(paceOf({ ...meeting, ...change })).toMatchObject({ state, by, perAccount: 180 });
  });

  it('says what each account gets if the meeting is to end in time', () => {
    expect(paceOf({ ...meeting, position: 20, elapsed: 4200 })).toMatchObject({ left: 1200, perAccountFromHere: 120 });
  });

  it('knows a meeting over no account', () => {
    expect(paceOf({ ...meeting, accounts: 0 })).toMatchObject({ state: 'on-pace', perAccount: 5400 });
  });

  it('is never ahead and behind at once, and never later than the meeting itself', () => {
    const anyMeeting = fc.record({
      minutes: fc.integer({ min: 1, max: 480 }),
      accounts: fc.integer({ min: 1, max: 500 }),
      position: fc.nat(499),
      elapsed: fc.nat(40_000),
    });
    fc.assert(
      fc.property(anyMeeting, (input) => {
        const pace = paceOf({ ...input, position: Math.min(input.position, input.accounts - 1) });
        expect(pace.by).toBeGreaterThanOrEqual(0);
        expect(pace.perAccountFromHere).toBeGreaterThanOrEqual(0);
        expect(pace.state === 'over').toBe(input.elapsed > input.minutes * 60);
        expect(pace.leftHere).toBeLessThanOrEqual(pace.left + 1e-6);
      }),
    );
  });
});

describe('a span', () => {
  it.each([
    [0, '0:00', '0 seconds'],
    [1, '0:01', '1 second'],
    [65, '1:05', '1 minute'],
    [180, '3:00', '3 minutes'],
    [3905, '1:05:05', '1 hour 5 minutes'],
    [7200, '2:00:00', '2 hours'],
    [-30, '−0:30', '0 seconds'],
    [-0.2, '0:00', '0 seconds'],
  ])('of %d seconds is %s on a clock, and %s aloud', (seconds, clock, words) => {
    expect([clockText(seconds), spanInWords(seconds)]).toEqual([clock, words]);
  });
});
