import type { Country } from './places.ts';

/** Days are counted from 1970-01-01 in the whole of the sample, as `dayNumber` counts them. */
export type DayNumber = number;

const MS_PER_DAY = 86_400_000;

/** 0 is Sunday. */
export function weekday(day: DayNumber): number {
  return (((day + 4) % 7) + 7) % 7;
}

export function isWeekend(day: DayNumber): boolean {
  return weekday(day) % 6 === 0;
}

/** The day itself, or the Monday after it when it falls on a weekend. */
export function workingDay(day: DayNumber): DayNumber {
  return day + ({ 0: 1, 6: 2 }[weekday(day)] ?? 0);
}

/** Calendar parts of a day; `month` counts from 1. */
export function dateParts(day: DayNumber): { year: number; month: number; date: number } {
  const at = new Date(day * MS_PER_DAY);
  return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, date: at.getUTCDate() };
}

export function dayOfDate(year: number, month: number, date: number): DayNumber {
  return Date.UTC(year, month - 1, date) / MS_PER_DAY;
}

/** The same date `count` months later, or that month's last day when it has no such date. */
export function addMonths(day: DayNumber, count: number): DayNumber {
  const { year, month, date } = dateParts(day);
  const lastDate = dateParts(dayOfDate(year, month + count + 1, 1) - 1).date;
  return dayOfDate(year, month + count, Math.min(date, lastDate));
}

/** `MM-DD`, which compares as text. */
function monthAndDate(day: DayNumber): string {
  return new Date(day * MS_PER_DAY).toISOString().slice(5, 10);
}

/** Easter Sunday (Gregorian; the anonymous algorithm printed in Meeus, Astronomical Algorithms, ch. 8). */
function easter(year: number): DayNumber {
  const a = year % 19;
  const century = Math.floor(year / 100);
  const rest = year % 100;
  const g = Math.floor((8 * century + 13) / 25);
  const h = (19 * a + century - Math.floor(century / 4) - g + 15) % 30;
  const l = (32 + 2 * (century % 4) + 2 * Math.floor(rest / 4) - h - (rest % 4)) % 7;
  const m = Math.floor((a + 11 * h + 19 * l) / 433);
  const month = Math.floor((h + l - 7 * m + 90) / 25);
  return dayOfDate(year, month, (h + l - 7 * m + 33 * month + 19) % 32);
}

type Holidays = { fixed: string[]; fromEaster: number[]; nth?: [month: number, weekday: number, nth: number][] };

const HOLIDAYS: Record<Country, Holidays> = {
  US: {
    fixed: ['01-01', '07-04', '12-25'],
    fromEaster: [],
    nth: [
      [5, 1, -1],
      [9, 1, 1],
      [11, 4, 4],
      [11, 5, 4],
    ],
  },
  CA: {
    fixed: ['01-01', '07-01', '12-25', '12-26'],
    fromEaster: [-2],
    nth: [
      [9, 1, 1],
      [10, 1, 2],
    ],
  },
  GB: {
    fixed: ['01-01', '12-25', '12-26'],
    fromEaster: [-2, 1],
    nth: [
      [5, 1, 1],
      [5, 1, -1],
      [8, 1, -1],
    ],
  },
  IE: {
    fixed: ['01-01', '03-17', '12-25', '12-26'],
    fromEaster: [1],
    nth: [
      [5, 1, 1],
      [8, 1, 1],
    ],
  },
  DE: { fixed: ['01-01', '05-01', '10-03', '12-25', '12-26'], fromEaster: [-2, 1, 39, 50] },
  FR: { fixed: ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25'], fromEaster: [1, 39, 50] },
  NL: { fixed: ['01-01', '04-27', '12-25', '12-26'], fromEaster: [1, 39, 50] },
  ES: { fixed: ['01-01', '01-06', '05-01', '08-15', '10-12', '11-01', '12-06', '12-08', '12-25'], fromEaster: [-2] },
  AU: { fixed: ['01-01', '01-26', '04-25', '12-25', '12-26'], fromEaster: [-2, 1] },
};

/** Weeks in which a country is half empty: from and until `MM-DD`, and how much work is still done. */
const QUIET_WEEKS: Record<Country, [from: string, until: string, level: number][]> = {
  US: [['12-23', '12-31', 0.45]],
  CA: [['12-23', '12-31', 0.45]],
  GB: [
    ['12-22', '12-31', 0.4],
    ['08-04', '08-29', 0.87],
  ],
  IE: [
    ['12-22', '12-31', 0.4],
    ['08-04', '08-29', 0.87],
  ],
  DE: [
    ['12-23', '12-31', 0.35],
    ['01-02', '01-05', 0.6],
    ['08-01', '08-25', 0.84],
  ],
  FR: [
    ['12-23', '12-31', 0.4],
    ['08-01', '08-25', 0.55],
  ],
  NL: [
    ['12-23', '12-31', 0.4],
    ['07-20', '08-15', 0.75],
  ],
  ES: [
    ['12-23', '12-31', 0.45],
    ['01-02', '01-05', 0.6],
    ['08-01', '08-28', 0.55],
  ],
  AU: [
    ['12-20', '12-31', 0.4],
    ['01-02', '01-16', 0.6],
  ],
};

const cache = new Map<string, Set<DayNumber>>();

function holidaysOf(country: Country, year: number): Set<DayNumber> {
  const key = `${country}${year}`;
  const known = cache.get(key);
  if (known) return known;
  const { fixed, fromEaster, nth = [] } = HOLIDAYS[country];
  const days = new Set([
    ...fixed.map((text) => dayOfDate(year, Number(text.slice(0, 2)), Number(text.slice(3)))),
    ...fromEaster.map((offset) => easter(year) + offset),
    ...nth.map(([month, day, count]) => nthWeekday(year, month, day, count)),
  ]);
  cache.set(key, days);
  return days;
}

/** The nth such weekday of a month; -1 is the last. */
export function nthWeekday(year: number, month: number, day: number, nth: number): DayNumber {
  if (nth < 0) {
    const last = dayOfDate(year, month + 1, 1) - 1;
    return last - ((weekday(last) - day + 7) % 7);
  }
  const first = dayOfDate(year, month, 1);
  return first + ((day - weekday(first) + 7) % 7) + (nth - 1) * 7;
}

const levels = new Map<Country, Map<DayNumber, number>>();

/** How much of a normal working day's work a country does on a day: 0.06 on a public holiday, 1 on most days. */
export function attendance(country: Country, day: DayNumber): number {
  let known = levels.get(country);
  if (!known) {
    known = new Map();
    levels.set(country, known);
  }
  const level = known.get(day) ?? attendanceOf(country, day);
  known.set(day, level);
  return level;
}

function attendanceOf(country: Country, day: DayNumber): number {
  if (holidaysOf(country, dateParts(day).year).has(day)) return 0.06;
  const date = monthAndDate(day);
  return QUIET_WEEKS[country].find(([from, until]) => date >= from && date <= until)?.[2] ?? 1;
}
