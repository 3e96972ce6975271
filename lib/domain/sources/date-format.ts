import { instantAt } from '../calendar/zoned-time.ts';
import { isDay } from '../day.ts';

/** Milliseconds since 1970, and the day as the text itself wrote it, before any time zone. */
export type ReadInstant = { at: number; day: string };

/** Reads a date or a time; undefined when the text is none. */
export type ReadDate = (text: string) => ReadInstant | undefined;

type Parts = Record<string, number | undefined>;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MS_PER_MINUTE = 60_000;

/** Each token of a format: what it matches, and what the match says. The tokens are Luxon's. */
const tokens: Record<string, { pattern: string; read(text: string): Parts }> = {
  yyyy: { pattern: '\\d{4}', read: (text) => ({ year: Number(text) }) },
  yy: { pattern: '\\d{2}', read: (text) => ({ year: 2000 + Number(text) }) },
  MMMM: { pattern: '[A-Za-z]{3,9}', read: (text) => ({ month: monthNamed(text) }) },
  MMM: { pattern: '[A-Za-z]{3}', read: (text) => ({ month: monthNamed(text) }) },
  MM: { pattern: '\\d{2}', read: (text) => ({ month: Number(text) }) },
  M: { pattern: '\\d{1,2}', read: (text) => ({ month: Number(text) }) },
  dd: { pattern: '\\d{2}', read: (text) => ({ day: Number(text) }) },
  d: { pattern: '\\d{1,2}', read: (text) => ({ day: Number(text) }) },
  HH: { pattern: '\\d{2}', read: (text) => ({ hour: Number(text) }) },
  H: { pattern: '\\d{1,2}', read: (text) => ({ hour: Number(text) }) },
  hh: { pattern: '\\d{2}', read: (text) => ({ hour12: Number(text) }) },
  h: { pattern: '\\d{1,2}', read: (text) => ({ hour12: Number(text) }) },
  mm: { pattern: '\\d{2}', read: (text) => ({ minute: Number(text) }) },
  m: { pattern: '\\d{1,2}', read: (text) => ({ minute: Number(text) }) },
  ss: { pattern: '\\d{2}', read: (text) => ({ second: Number(text) }) },
  s: { pattern: '\\d{1,2}', read: (text) => ({ second: Number(text) }) },
  SSS: { pattern: '\\d{3}', read: (text) => ({ millisecond: Number(text) }) },
  a: { pattern: '[AaPp][Mm]', read: (text) => ({ afternoon: text.toLowerCase() === 'pm' ? 12 : 0 }) },
  ZZZ: { pattern: '[+-]\\d{4}', read: (text) => ({ offset: offsetOf(text) }) },
  ZZ: { pattern: '(?:[+-]\\d{2}:\\d{2}|Z)', read: (text) => ({ offset: offsetOf(text) }) },
  Z: { pattern: '(?:[+-]\\d{1,2}|Z)', read: (text) => ({ offset: offsetOf(text) }) },
};

const PIECE = /'([^']*)'|([A-Za-z])\2*|[^A-Za-z']+/g;
const ISO = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s?(Z|[+-]\d{2}(?::?\d{2})?)?)?$/;

/** Ways to write a date that are no format: ISO 8601, and seconds or milliseconds since 1970. */
export const namedDateFormats = ['iso', 'unix-seconds', 'unix-milliseconds'] as const;

/**
 * Compiles a date format: `iso`, `unix-seconds`, `unix-milliseconds` or Luxon tokens such as
 * `yyyy-MM-dd HH:mm:ss`. Times without an offset are read in `zone`. A text is the reason why it is no format.
 */
export function compileDateFormat(format: string, zone = 'UTC'): ReadDate | string {
  if (format === 'iso') return (text) => readIso(text, zone);
  if (format === 'unix-seconds') return (text) => readUnix(text, 1000);
  if (format === 'unix-milliseconds') return (text) => readUnix(text, 1);
  return compileTokens(format, zone);
}

function compileTokens(format: string, zone: string): ReadDate | string {
  const read: ((text: string) => Parts)[] = [];
  let pattern = '';
  for (const [piece, literal, letter] of format.matchAll(PIECE)) {
    const token = letter && Object.hasOwn(tokens, piece) ? tokens[piece] : undefined;
    if (letter && !token) return `'${piece}' is no date token; known here: ${Object.keys(tokens).join(' ')}`;
    pattern += token ? `(${token.pattern})` : escaped(literal ?? piece);
    if (token) read.push(token.read);
  }
  if (!/y/.test(format) || !/M/.test(format) || !/d/.test(format)) return 'a date needs a year, a month and a day';
  const expression = new RegExp(`^${pattern}$`);
  return (text) => {
    const match = expression.exec(text);
    if (!match) return undefined;
    const parts: Parts = {};
    for (const [index, part] of read.entries()) Object.assign(parts, part(match[index + 1] as string));
    return instantOf(parts, zone);
  };
}

function readIso(text: string, zone: string): ReadInstant | undefined {
  const match = ISO.exec(text);
  if (!match) return undefined;
  const [, date = '', hour, minute, second, fraction = '0', offset] = match;
  const parts: Parts = {
    year: Number(date.slice(0, 4)),
    month: Number(date.slice(5, 7)),
    day: Number(date.slice(8)),
    hour: Number(hour ?? 0),
    minute: Number(minute ?? 0),
    second: Number(second ?? 0),
    millisecond: Math.floor(Number(`0.${fraction}`) * 1000),
    offset: offset === undefined ? undefined : offsetOf(offset),
  };
  return instantOf(parts, zone);
}

function readUnix(text: string, factor: number): ReadInstant | undefined {
  if (!/^-?\d+(\.\d+)?$/.test(text)) return undefined;
  const at = Math.floor(Number(text) * factor);
  return Math.abs(at) < 8.64e15 ? { at, day: new Date(at).toISOString().slice(0, 10) } : undefined;
}

function instantOf(parts: Parts, zone: string): ReadInstant | undefined {
  const { year = 0, month = 0, day = 0, minute = 0, second = 0, millisecond = 0, offset } = parts;
  const hour = parts.hour12 === undefined ? (parts.hour ?? 0) : (parts.hour12 % 12) + (parts.afternoon ?? 0);
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  if (!isDay(text) || hour > 23 || minute > 59 || second > 59) return undefined;
  const rest = second * 1000 + millisecond;
  const minutes = hour * 60 + minute;
  if (offset === undefined && zone !== 'UTC')
    return { at: instantAt({ day: text, minute: minutes }, zone) + rest, day: text };
  return { at: Date.parse(`${text}T00:00:00Z`) + (minutes - (offset ?? 0)) * MS_PER_MINUTE + rest, day: text };
}

function offsetOf(text: string): number {
  if (text === 'Z') return 0;
  const digits = text.slice(1).replace(':', '');
  const [hours, minutes] = digits.length > 2 ? [digits.slice(0, -2), digits.slice(-2)] : [digits, '0'];
  return (text.startsWith('-') ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

function monthNamed(text: string): number {
  return MONTHS.indexOf(text.slice(0, 3).toLowerCase()) + 1;
}

function escaped(literal: string): string {
  return literal.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
