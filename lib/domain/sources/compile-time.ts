import { isTimeZone, localTimeAt } from '../calendar/zoned-time.ts';
import { dayFromNumber, dayNumber, isDay } from '../day.ts';
import type { DocumentPath } from '../documents/source-document.ts';
import { type Cell, type Convert, type ConvertText, type Fields, isRefusal, quoted, type Refusal } from './cell.ts';
import { compileColumnOrTemplate } from './compile-read.ts';
import { compileDateFormat, type ReadDate } from './date-format.ts';
import type { FieldValue } from './mapping-schema.ts';
import { numberReader } from './number-format.ts';
import { refuse, type Scope, type Target } from './scope.ts';

const MS_PER_DAY = 86_400_000;
/** Milliseconds in the unit that each key counts in. */
const units = { daysAfter: MS_PER_DAY, hoursAfter: 3_600_000, minutesAfter: 60_000 } as const;
type Unit = keyof typeof units;

const MEMORY = 20_000;

/** How a date or time is made: of its text `alone`, or of a number counted `after` something else. */
export type Time = {
  alone?: ConvertText;
  after?: (text: string, row: readonly string[], fields: Fields) => Cell | undefined | Refusal;
};

/** Compiles what a mapping says of dates and times (`date`, `zone`, `daysAfter` …); nothing for fields of other types. */
export function compileTime(scope: Scope, value: FieldValue, target: Target, column: string): Time {
  const unit = (Object.keys(units) as Unit[]).find((key) => value[key] !== undefined);
  const { type } = target.field;
  const isTime = type === 'day' || type === 'instant' || (type === 'text' && (value.date ?? unit) !== undefined);
  if (!isTime) return unusable(scope, value, target, unit);
  if (value.zone !== undefined && !isTimeZone(value.zone)) {
    refuse(
      scope,
      [...target.path, 'zone'],
      `"${value.zone}" is no time zone`,
      'write an IANA name such as Europe/Zurich',
    );
    return {};
  }
  if (!unit) return { alone: dateConversion(scope, value, target, column) };
  return {
    alone: dateConversion(scope, { ...value, date: undefined }, target, column),
    after: counted(scope, value, target, unit, column),
  };
}

function unusable(scope: Scope, value: FieldValue, target: Target, unit: Unit | undefined): Time {
  for (const key of ['date', 'zone', unit] as const) {
    if (!key || value[key] === undefined) continue;
    refuse(
      scope,
      [...target.path, key],
      `"${key}" belongs to dates and times; ${target.name} is a ${target.field.type}`,
    );
  }
  return {};
}

function dateConversion(scope: Scope, value: FieldValue, target: Target, column: string): ConvertText {
  const { date = 'iso', zone } = value;
  const read = compileDateFormat(date, zone);
  if (typeof read === 'string') {
    refuse(scope, [...target.path, 'date'], read);
    return (text) => text;
  }
  const expected = date === 'iso' ? 'a date such as 2026-03-31 (ISO 8601)' : `a date written as ${date}`;
  const convert = (text: string): Cell | Refusal => {
    const found = read(text);
    if (!found) return { column, reason: `expected ${expected}, found ${quoted(text)}${absentDay(text, read)}` };
    if (target.field.type === 'instant') return new Date(found.at).toISOString();
    return zone ? localTimeAt(found.at, zone).day : found.day;
  };
  return target.field.type === 'instant' ? convert : remembered(convert);
}

/** Says so when a text is shaped like a day but the calendar has none such. */
function absentDay(text: string, read: ReadDate): string {
  const shaped = /^\d{4}-\d{2}-\d{2}$/.test(text) && read(`${text.slice(0, 8)}01`) !== undefined;
  return shaped ? ', a day the calendar does not have' : '';
}

/** Rows repeat their days: each is converted once. The memory is emptied when it is full, so it stays small. */
function remembered(convert: (text: string) => Cell | Refusal): ConvertText {
  const known = new Map<string, Cell | Refusal>();
  return (text) => {
    let value = known.get(text);
    if (value === undefined) {
      if (known.size >= MEMORY) known.clear();
      value = convert(text);
      known.set(text, value);
    }
    return value;
  };
}

/** A number of days, hours or minutes after a day, another field, or what `by` selects. */
function counted(scope: Scope, value: FieldValue, target: Target, unit: Unit, column: string): Time['after'] {
  const read = numberReader(value.number);
  const start = startOf(scope, value[unit] as FieldValue['daysAfter'], [...target.path, unit]);
  const asDay = target.field.type !== 'instant';
  return (text, row, fields) => {
    const number = read(text);
    if (number === undefined)
      return { column, reason: `expected a number of ${unit.replace('After', '')}, found ${quoted(text)}` };
    const from = start(row, fields);
    if (from === undefined || isRefusal(from)) return from;
    const at = (from as number) + number * units[unit];
    if (!(Math.abs(at) < 8.64e15)) return { column, reason: `${quoted(text)} leads to no day of the calendar` };
    return asDay ? dayFromNumber(Math.floor(at / MS_PER_DAY)) : new Date(at).toISOString();
  };
}

/** Where counting starts, as milliseconds since 1970. */
function startOf(scope: Scope, start: FieldValue['daysAfter'], path: DocumentPath): Convert {
  if (typeof start === 'object') return selectedStart(scope, start, path);
  const text = start ?? '';
  if (isDay(text)) return () => dayNumber(text) * MS_PER_DAY;
  return (_, fields) => {
    const value = fields[text];
    return value === undefined ? undefined : Date.parse(String(value));
  };
}

function selectedStart(
  scope: Scope,
  start: { by: string; values: Record<string, string> },
  path: DocumentPath,
): Convert {
  for (const [key, day] of Object.entries(start.values)) {
    if (!isDay(day)) refuse(scope, [...path, 'values', key], `expected a day, YYYY-MM-DD, found "${day}"`);
  }
  const days = new Map(Object.entries(start.values).map(([key, day]) => [key, dayNumber(day) * MS_PER_DAY]));
  const by = compileColumnOrTemplate(scope, start.by, [...path, 'by']);
  return (row, fields) => {
    const key = by(row, fields);
    if (key === undefined || isRefusal(key)) return key;
    return days.get(key) ?? { column: start.by, reason: `expected one of ${[...days.keys()].join(', ')}` };
  };
}
