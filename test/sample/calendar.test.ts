import { expect, test } from 'vitest';
import { dayFromNumber, dayNumber } from '../../lib/domain/day.ts';
import { addMonths, attendance, nthWeekday, weekday, workingDay } from '../../lib/sample/calendar.ts';
import { type Course, levelOn } from '../../lib/sample/course.ts';
import { seasonLevel } from '../../lib/sample/industries.ts';
import type { Country } from '../../lib/sample/places.ts';

test.each([
  ['2026-11-21', 6],
  ['2026-11-22', 0],
  ['1970-01-01', 4],
])('%s is weekday %i', (day, expected) => {
  expect(weekday(dayNumber(day))).toBe(expected);
});

test.each([
  ['2026-11-21', '2026-11-23'],
  ['2026-11-22', '2026-11-23'],
  ['2026-11-23', '2026-11-23'],
])('the working day of %s is %s', (day, expected) => {
  expect(dayFromNumber(workingDay(dayNumber(day)))).toBe(expected);
});

test.each([
  ['2025-01-31', 1, '2025-02-28'],
  ['2024-01-31', 1, '2024-02-29'],
  ['2025-11-15', 14, '2027-01-15'],
])('%s and %i months is %s', (day, months, expected) => {
  expect(dayFromNumber(addMonths(dayNumber(day), months))).toBe(expected);
});

const HOLIDAYS: [Country, string, string][] = [
  ['US', '2025-11-27', 'Thanksgiving'],
  ['US', '2026-05-25', 'Memorial Day'],
  ['GB', '2026-04-06', 'Easter Monday'],
  ['DE', '2025-05-29', 'Ascension'],
  ['DE', '2026-05-25', 'Whit Monday'],
  ['FR', '2026-07-14', 'the national holiday'],
];

test.each(HOLIDAYS)('in %s hardly anyone works on %s (%s)', (country, day) => {
  expect(attendance(country, dayNumber(day))).toBeLessThan(0.1);
  expect(attendance('NL', dayNumber('2026-03-11'))).toBe(1);
});

test('the second Tuesday of November 2026 is the tenth', () => {
  expect(dayFromNumber(nthWeekday(2026, 11, 2, 2))).toBe('2026-11-10');
});

test('a season comes and goes gently, over the turn of the year too, and every year', () => {
  const level = (day: string) => seasonLevel('Education', dayNumber(day), 1);
  expect([level('2025-12-15'), level('2026-03-10')]).toEqual([1, 1]);
  expect(level('2025-12-18')).toBeGreaterThan(level('2025-12-28'));
  expect(level('2026-01-01')).toBeLessThan(0.6);
  expect(level('2025-07-20')).toBeCloseTo(level('2026-07-20'));
});

test('a course is level before its first point and after its last, and straight between', () => {
  const course: Course = [
    [10, 1],
    [20, 0.5],
    [40, 0],
  ];
  expect([-5, 10, 15, 20, 30, 40, 400].map((day) => levelOn(course, day))).toEqual([1, 1, 0.75, 0.5, 0.25, 0, 0]);
});
