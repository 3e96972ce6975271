import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseSettings } from '../../../lib/domain/messages/parse-settings.ts';
import { faultLines, parseText } from '../../factories/faults.ts';

const shipped = readFileSync('workflows/settings.yaml', 'utf8');
const parse = (text: string) => parseText('settings.yaml', text, parseSettings);

/** The shipped settings with one thing written otherwise. */
const written = (from: RegExp, to: string): string => {
  expect(shipped).toMatch(from);
  return shipped.replace(from, to);
};

describe('the settings', () => {
  it('are read with times in minutes, weekdays as numbers and caps as counts', () => {
    const { value, faults } = parse(shipped);
    expect(faultLines(faults)).toEqual([]);
    expect(value?.calendar.quietHours).toEqual({ from: 17 * 60 + 30, until: 8 * 60 + 30 });
    expect(value?.calendar.workingDays).toEqual([1, 2, 3, 4, 5]);
    expect(value?.caps.person).toEqual({ messages: 2, days: 7 });
    expect(value?.giveUpAfterDays).toBe(10);
    expect(value?.risk).toEqual({ horizonDays: 28 });
  });

  it('may state what a customer costs and leaves, or not', () => {
    expect(parse(shipped).value?.economics).toEqual({
      ...{ grossMargin: 0.78, cac: 4200, currency: 'USD' },
      cacByChannel: { Inbound: 2900, Outbound: 7400, Event: 6100 },
    });
    expect(parse(written(/^economics: .*$/m, '')).value?.economics).toBeUndefined();
    const { faults } = parse(written(/gross-margin: 0.78/, 'gross-margin: 78'));
    expect(faultLines(faults).join()).toContain('expected a share of at most 1: write 0.8 for 80 %');
  });

  it('may state what was spent on a channel in a month, once', () => {
    const spent = (months: string[]) =>
      written(
        /^economics: .*$/m,
        `economics: { acquisition: [${months.map((month) => `{ month: ${month}, channel: Event, spend: 900 }`)}] }`,
      );
    expect(parse(spent(['2026-01', '2026-02'])).value?.economics?.acquisition).toHaveLength(2);
    expect(faultLines(parse(spent(['2026-01', '2026-01'])).faults).join()).toContain(
      'what was spent on "Event" in 2026-01 is written twice',
    );
    expect(faultLines(parse(spent(['2026-13'])).faults).join()).toContain('expected a month such as 2026-01');
  });

  it('may state a colour and a logo', () => {
    const logo = 'https://www.example.com/logo.png';
    expect(parse(shipped).value?.brand).toEqual({ colour: '#0b6e4f' });
    expect(parse(written(/^brand: .*$/m, '')).value?.brand).toBeUndefined();
    const both = written(/^brand: .*$/m, `brand: { colour: '#0B6E4F', logo: '${logo}' }`);
    expect(parse(both).value?.brand).toEqual({ colour: '#0b6e4f', logo });
  });

  it.each([
    ["colour: '#ffd400'", 'white text cannot be read on "#ffd400": its contrast is 1.4, and 4.5 is needed'],
    ["colour: '#777777'", 'its contrast is 4.4, and 4.5 is needed'],
    ["colour: 'green'", '"green" is no colour'],
    ["colour: '#fff'", '"#fff" is no colour'],
    ["logo: 'http://example.com/logo.png'", 'is no address of a logo'],
    ["logo: 'https://user:secret@example.com/logo.png'", 'is no address of a logo'],
    ["logo: 'javascript:alert(1)'", 'is no address of a logo'],
    ["logo: 'data:image/svg+xml,<svg/>'", 'is no address of a logo'],
    [`logo: 'https://example.com/a"onerror="alert(1)'`, 'is no address of a logo'],
    ["logo: 'https://example.com/a;b'", 'is no address of a logo'],
  ])('refuse a brand with %s', (brand, message) => {
    expect(faultLines(parse(written(/^brand: .*$/m, `brand: { ${brand} }`)).faults).join()).toContain(message);
  });

  it('name who gets digests, or nobody', () => {
    expect(parse(shipped).value?.digests.weekly).toEqual(['head-of-customer-success@northgauge.example']);
    expect(parse(written(/^digests:\n( .*\n)*/m, '')).value?.digests).toEqual({ weekly: [], monthly: [] });
    expect(faultLines(parse(written(/weekly: .*/, 'weekly: [nobody]')).faults).join()).toContain('expected an e-mail');
  });

  it('look four weeks ahead for churn where nothing else is said', () => {
    const { value } = parse(written(/^risk: .*$/m, ''));
    expect(value?.risk).toEqual({ horizonDays: 28 });
  });

  it.each([
    [
      'a bad time zone',
      /America\/New_York/,
      'Amercia/New_York',
      '"Amercia/New_York" is no time zone (did you mean "America/New_York"?)',
    ],
    [
      'an offset for a time zone',
      /America\/New_York/,
      '+05:00',
      '"+05:00" is no time zone (write a name such as Europe/Zurich or America/New_York)',
    ],
    ['a time that is none', /from: 17:30/, 'from: 25:30', 'expected a time of day such as 18:30, found "25:30"'],
    [
      'quiet hours of nothing',
      /from: 17:30, until: 08:30/,
      'from: 08:30, until: 08:30',
      'the quiet hours begin and end at the same time (write when they begin and when they end, such as from: 18:00, until: 09:00)',
    ],
    [
      'a weekday that is none',
      /\[mon,/,
      '[monday,',
      'expected one of sun, mon, tue, wed, thu, fri, sat, found "monday"',
    ],
    ['too short a horizon', /horizon-days: 28/, 'horizon-days: 3', 'expected at least 7 days'],
    ['a horizon of no days', /horizon-days: 28/, 'horizon-days: 28.5', 'expected a whole number of days'],
    ['no working days', /working-days: \[.*\]/, 'working-days: []', 'expected at least one working day'],
    [
      'a holiday that is no day',
      /2026-12-25/,
      '2026-02-30',
      '"2026-02-30" is no day of the calendar (write YYYY-MM-DD)',
    ],
    [
      'a cap nobody reads',
      /2 per 7 days/,
      'two a week',
      'expected a cap such as "2 per 7 days" (at most 90 days), found "two a week"',
    ],
    ['an address that is none', /success@northgauge.example/, 'success', 'expected an e-mail address'],
    [
      'a URL that is none',
      /http:\/\/127[^\n]*/,
      'crm.example',
      '"crm.example" is no URL (write it in full, such as https://hooks.example.com/holdfast)',
    ],
    [
      'a URL without encryption',
      /http:\/\/127[^\n]*/,
      'http://hooks.example.com',
      '"http://hooks.example.com" does not begin with https:// (http:// is for this machine only)',
    ],
    [
      'a URL with a password',
      /http:\/\/127[^\n]*/,
      'https://me:secret@hooks.example.com',
      'a URL must not hold a user name or password (webhooks are signed instead)',
    ],
    [
      'an unknown key',
      /give-up-after-days/,
      'giveup-after-days',
      'unknown key "giveup-after-days"; known here: company, sender, brand, executives, time-zone, quiet-hours, working-days, holidays, caps, give-up-after-days, webhooks, risk, alert-budget, economics, digests, review (did you mean "give-up-after-days"?)',
    ],
  ])('with %s are answered in words', (_, from, to, message) => {
    const { value, faults } = parse(written(from, to));
    expect(value).toBeUndefined();
    expect(faultLines(faults).map((line) => line.replace(/^\d+:\d+ /, ''))).toEqual([message]);
  });
});
