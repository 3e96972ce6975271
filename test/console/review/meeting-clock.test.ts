import { describe, expect, it } from 'vitest';
import {
  type ClockAct,
  elapsedSeconds,
  type MeetingClock,
  turnClock,
} from '../../../console/src/pages/review/meeting/meeting-clock.ts';

const having = (...acts: [ClockAct['kind'], number][]): MeetingClock | undefined =>
  acts.reduce<MeetingClock | undefined>((clock, [kind, at]) => turnClock(clock, { kind, at: at * 1000 }), undefined);

describe('the clock of a meeting', () => {
  it.each([
    ['has not run before it is started', [], 0],
    ['runs from its start', [['started', 40]], 60],
    [
      'stands while it is paused',
      [
        ['started', 40],
        ['paused', 60],
      ],
      20,
    ],
    [
      'leaves pauses out',
      [
        ['started', 0],
        ['paused', 10],
        ['resumed', 50],
        ['paused', 60],
        ['resumed', 70],
      ],
      50,
    ],
    [
      'is not started twice',
      [
        ['started', 40],
        ['started', 90],
      ],
      60,
    ],
    [
      'is not paused twice',
      [
        ['started', 40],
        ['paused', 60],
        ['paused', 90],
      ],
      20,
    ],
    [
      'cannot be resumed while it runs',
      [
        ['started', 40],
        ['resumed', 90],
      ],
      60,
    ],
    ['cannot be paused before it is started', [['paused', 40]], 0],
    [
      'begins anew after it was reset',
      [
        ['started', 0],
        ['reset', 50],
        ['started', 90],
      ],
      10,
    ],
  ] as [string, [ClockAct['kind'], number][], number][])('%s', (_title, acts, seconds) => {
    expect(elapsedSeconds(having(...acts), 100_000)).toBe(seconds);
  });
});
