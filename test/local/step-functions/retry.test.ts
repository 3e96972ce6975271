import { describe, expect, it } from 'vitest';
import { secondsToRetry } from '../../../lib/local/step-functions/retry.ts';

describe('Retry', () => {
  const retriers = [
    { ErrorEquals: ['A'], IntervalSeconds: 10, BackoffRate: 3, MaxAttempts: 3, MaxDelaySeconds: 60 },
    { ErrorEquals: ['States.TaskFailed'], MaxAttempts: 1 },
    { ErrorEquals: ['States.ALL'], IntervalSeconds: 7, BackoffRate: 1, MaxAttempts: 1 },
  ];
  it.each([
    [
      ['A', 'A', 'A', 'A'],
      [10, 30, 60, undefined],
    ],
    [
      ['B', 'B'],
      [1, undefined],
    ],
    [
      ['States.Timeout', 'States.Timeout'],
      [7, undefined],
    ],
    [
      ['A', 'B', 'A'],
      [10, 1, 30],
    ],
    [['States.Runtime'], [undefined]],
  ])('after %j waits %j seconds', (errors, seconds) => {
    const used: number[] = [];
    expect(errors.map((error) => secondsToRetry(retriers, error, used, 'seed'))).toEqual(seconds);
  });

  it('with full jitter waits some part of the interval, the same on replay', () => {
    const jittered = [{ ErrorEquals: ['A'], IntervalSeconds: 100, JitterStrategy: 'FULL' }];
    const draw = (seed: string) => secondsToRetry(jittered, 'A', [], seed)!;
    expect(draw('1')).toBe(draw('1'));
    for (const seed of ['1', '2', '3']) expect(draw(seed)).toBeLessThan(100);
    expect(draw('1')).not.toBe(draw('2'));
  });
});
