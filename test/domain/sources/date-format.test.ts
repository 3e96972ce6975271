import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { compileDateFormat, type ReadDate } from '../../../lib/domain/sources/date-format.ts';

const reader = (format: string, zone?: string) => compileDateFormat(format, zone) as ReadDate;
const iso = (read: ReturnType<ReadDate>) => read && new Date(read.at).toISOString();

describe('a date format', () => {
  it.each([
    ['iso', 'UTC', '2026-03-31', '2026-03-31T00:00:00.000Z'],
    ['iso', 'UTC', '2026-03-31T10:20:30.5+02:00', '2026-03-31T08:20:30.500Z'],
    ['iso', 'Europe/Zurich', '2026-03-31 10:20', '2026-03-31T08:20:00.000Z'],
    ['iso', 'UTC', '2026-03-31T10:20:30Z', '2026-03-31T10:20:30.000Z'],
    ['unix-seconds', 'UTC', '1700000000', '2023-11-14T22:13:20.000Z'],
    ['unix-milliseconds', 'UTC', '1700000000123', '2023-11-14T22:13:20.123Z'],
    ['dd.MM.yyyy', 'UTC', '31.03.2026', '2026-03-31T00:00:00.000Z'],
    ['M/d/yyyy h:mm a', 'America/New_York', '3/1/2026 12:05 AM', '2026-03-01T05:05:00.000Z'],
    ['d MMM yyyy', 'UTC', '1 Sep 2026', '2026-09-01T00:00:00.000Z'],
    ['MMMM d, yyyy', 'UTC', 'September 1, 2026', '2026-09-01T00:00:00.000Z'],
    ["yyyy-MM-dd'T'HH:mm:ss.SSSZZ", 'UTC', '2026-03-31T10:20:30.004-05:30', '2026-03-31T15:50:30.004Z'],
    ['yyMMdd HHmmss ZZZ', 'UTC', '260331 102030 +0200', '2026-03-31T08:20:30.000Z'],
  ])('%s in %s reads %s', (format, zone, text, instant) => {
    expect(iso(reader(format, zone)(text))).toBe(instant);
  });

  it.each([
    ['iso', '2026-02-30'],
    ['iso', '2026-13-01'],
    ['iso', '31.03.2026'],
    ['iso', '2026-03-31T25:00'],
    ['iso', ''],
    ['unix-seconds', '1e9'],
    ['unix-seconds', '99999999999999999'],
    ['dd.MM.yyyy', '30.02.2026'],
    ['dd.MM.yyyy', '1.3.2026'],
    ['d MMM yyyy', '1 Foo 2026'],
  ])('%s does not read "%s"', (format, text) => {
    expect(reader(format)(text)).toBeUndefined();
  });

  it.each([
    ['YYYY-MM-DD', "'YYYY' is no date token"],
    ['HH:mm', 'a date needs a year, a month and a day'],
    ['nonsense', "'n' is no date token"],
  ])('%s is none', (format, reason) => {
    expect(compileDateFormat(format)).toContain(reason);
  });

  it('agrees with Luxon on any time of any zone', () => {
    const formats = ['yyyy-MM-dd HH:mm:ss', 'd/M/yy H:mm', 'dd MMM yyyy hh:mm a', "yyyy-MM-dd'T'HH:mm:ssZZ"];
    const zones = ['UTC', 'Europe/Zurich', 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland'];
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2001-01-01'), max: new Date('2037-12-31'), noInvalidDate: true }),
        fc.constantFrom(...formats),
        fc.constantFrom(...zones),
        (date, format, zone) => {
          const text = DateTime.fromJSDate(date, { zone }).toFormat(format, { locale: 'en-US' });
          const expected = DateTime.fromFormat(text, format, { zone, locale: 'en-US' });
          const isTwice = Math.abs(expected.plus({ hours: 1 }).offset - expected.minus({ hours: 1 }).offset) > 0;
          // Where clocks are set back, a local time means two instants: which one is meant cannot be told from the text.
          if (!isTwice) expect(reader(format, zone)(text)?.at).toBe(expected.toMillis());
        },
      ),
    );
  });
});
