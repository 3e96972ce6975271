import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addWorkingDays,
  isQuiet,
  isWorkingDay,
  maySendAt,
  nextSendingTime,
} from '../../../lib/domain/calendar/sending-calendar.ts';
import { instantAt, localTimeAt } from '../../../lib/domain/calendar/zoned-time.ts';

const office = { quietHours: { from: 18 * 60, until: 9 * 60 }, workingDays: [1, 2, 3, 4, 5], holidays: ['2026-12-25'] };
const zones = [
  'UTC',
  'Europe/Zurich',
  'America/New_York',
  'Asia/Kolkata',
  'Pacific/Chatham',
  'Australia/Lord_Howe',
  'America/Sao_Paulo',
  'Africa/Casablanca',
];
const anInstant = fc.integer({ min: Date.parse('2015-01-01T00:00:00Z'), max: Date.parse('2030-01-01T00:00:00Z') });
const aCalendar = fc
  .record({
    from: fc.integer({ min: 0, max: 1439 }),
    until: fc.integer({ min: 0, max: 1439 }),
    workingDays: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1 }),
  })
  .filter(({ from, until }) => from !== until)
  .map(({ from, until, workingDays }) => ({ quietHours: { from, until }, workingDays, holidays: ['2026-12-25'] }));

describe('a local time', () => {
  it('leads back to itself through its instant, unless clocks skip it', () => {
    fc.assert(
      fc.property(anInstant, fc.constantFrom(...zones), (instant, zone) => {
        const local = localTimeAt(instant, zone);
        expect(localTimeAt(instantAt(local, zone), zone)).toEqual(local);
      }),
    );
  });

  it.each([
    ['in winter', '2026-01-15', 9 * 60, 'Europe/Zurich', '2026-01-15T08:00:00.000Z'],
    ['in summer', '2026-07-15', 9 * 60, 'Europe/Zurich', '2026-07-15T07:00:00.000Z'],
    [
      'skipped in spring, as much later as clocks go forward',
      '2026-03-29',
      150,
      'Europe/Zurich',
      '2026-03-29T01:30:00.000Z',
    ],
    ['shown twice in autumn, the first time', '2026-10-25', 150, 'Europe/Zurich', '2026-10-25T00:30:00.000Z'],
    ['skipped in New York', '2026-03-08', 150, 'America/New_York', '2026-03-08T07:30:00.000Z'],
    ['on a day that Samoa left out', '2011-12-30', 600, 'Pacific/Apia', '2011-12-30T20:00:00.000Z'],
  ])('%s is the right instant', (_, day, minute, zone, expected) => {
    expect(new Date(instantAt({ day, minute }, zone)).toISOString()).toBe(expected);
  });
});

describe('the next time to send', () => {
  it('is never in quiet hours nor on a day off, and never in the past', () => {
    fc.assert(
      fc.property(anInstant, fc.constantFrom(...zones), aCalendar, (instant, zone, calendar) => {
        const next = nextSendingTime(instant, zone, calendar);
        const { day, minute } = localTimeAt(next, zone);
        expect(isQuiet(minute, calendar.quietHours)).toBe(false);
        expect(isWorkingDay(day, calendar)).toBe(true);
        expect(next).toBeGreaterThanOrEqual(instant);
      }),
      { numRuns: 300 },
    );
  });

  it('leaves out no time at which sending was allowed before', () => {
    fc.assert(
      fc.property(
        anInstant,
        fc.constantFrom(...zones),
        aCalendar,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (instant, zone, calendar, part) => {
          const next = nextSendingTime(instant, zone, calendar);
          const between = instant + Math.floor((next - instant - 60_000) * part);
          if (between > instant && between < next - 60_000) expect(maySendAt(between, zone, calendar)).toBe(false);
        },
      ),
      { numRuns: 300 },
    );
  });

  it.each([
    ['during the day, now', '2026-03-03T15:00:00Z', '2026-03-03T15:00:00.000Z'],
    ['at night, the next morning', '2026-03-03T22:00:00Z', '2026-03-04T08:00:00.000Z'],
    ['on Friday night, on Monday', '2026-03-06T22:00:00Z', '2026-03-09T08:00:00.000Z'],
    ['over the change to summer time, an hour earlier', '2026-03-27T22:00:00Z', '2026-03-30T07:00:00.000Z'],
    ['on a holiday, the next working day', '2026-12-25T10:00:00Z', '2026-12-28T08:00:00.000Z'],
  ])('%s', (_, now, expected) => {
    expect(new Date(nextSendingTime(Date.parse(now), 'Europe/Zurich', office)).toISOString()).toBe(expected);
  });
});

describe('working days', () => {
  it.each([
    ['skip the weekend', '2026-03-06T10:00:00Z', 2, '2026-03-10T10:00:00.000Z'],
    ['keep the time of day when clocks change', '2026-03-27T10:00:00Z', 1, '2026-03-30T09:00:00.000Z'],
    ['skip a holiday', '2026-12-24T10:00:00Z', 1, '2026-12-28T10:00:00.000Z'],
    ['start on the next one from a day off', '2026-03-07T10:00:00Z', 1, '2026-03-09T10:00:00.000Z'],
  ])('%s', (_, start, count, expected) => {
    expect(new Date(addWorkingDays(Date.parse(start), count, 'Europe/Zurich', office)).toISOString()).toBe(expected);
  });
});
