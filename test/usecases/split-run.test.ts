import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysFrom } from '../../lib/domain/day.ts';
import { splitHistory, splitRun } from '../../lib/usecases/split-run.ts';

const range = fc.record({ start: fc.integer({ min: 0, max: 3000 }), length: fc.integer({ min: 1, max: 600 }) });
const rangeFrom = ({ start, length }: { start: number; length: number }) => {
  const from = addDays('2020-01-01', start);
  return { from, until: addDays(from, length - 1) };
};

describe('a range of days', () => {
  it.each([
    ['judged', splitRun],
    ['filled in as history', splitHistory],
  ])('is %s day by day, once and in order, by runs of at most 31 days', (_, split) => {
    fc.assert(
      fc.property(range, (given) => {
        const days = rangeFrom(given);
        const runs = split(days);
        expect(runs.flatMap((run) => daysFrom(run.from, run.until))).toEqual(daysFrom(days.from, days.until));
        for (const run of runs) expect(daysFrom(run.from, run.until).length).toBeLessThanOrEqual(31);
      }),
    );
  });

  it('is history up to a week before its end, and then one run of seven days', () => {
    expect(splitHistory({ from: '2026-01-01', until: '2026-01-31' })).toEqual([
      { from: '2026-01-01', until: '2026-01-24', act: false },
      { from: '2026-01-25', until: '2026-01-31', act: false },
    ]);
  });
});
