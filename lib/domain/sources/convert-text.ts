import * as z from 'zod';
import { type Cell, quoted, quotedCategory, type Refusal } from './cell.ts';
import type { FieldValue } from './mapping-schema.ts';
import { numberReader } from './number-format.ts';
import type { FieldType } from './record-fields.ts';

type ConvertText = (text: string) => Cell | Refusal;

/** Digits with signs between them: a number, but grouped or with a comma. */
const GROUPED = /^[+-]?\d[\d.,'\s]*$/;
type Of<Type> = Extract<FieldType, { type: Type }>;

const TRUTHS = new Map(
  Object.entries({
    true: true,
    yes: true,
    y: true,
    t: true,
    1: true,
    false: false,
    no: false,
    n: false,
    f: false,
    0: false,
  }),
);

/** Conversions of a text to each type of field; days and instants have their own (`compileTime`). */
const conversions: {
  [Type in Exclude<FieldType['type'], 'day' | 'instant'>]: (
    field: Of<Type>,
    value: FieldValue,
    column: string,
  ) => ConvertText;
} = {
  text: ({ min = 1, max }, _, column) => {
    const wanted = min === max ? `${max} characters` : `at most ${max} characters`;
    return (text) =>
      text.length > max || text.length < min ? { column, reason: `expected ${wanted}, found ${text.length}` } : text;
  },
  email: (_, __, column) => (text) =>
    text.length <= 254 && z.regexes.email.test(text)
      ? text
      : { column, reason: `expected an e-mail address, found a text of ${text.length} characters that is none` },
  number: (field, value, column) => numberConversion(field, value, column),
  boolean: (_, __, column) => (text) =>
    TRUTHS.get(text.toLowerCase()) ?? {
      column,
      reason: `expected true or false (or yes/no, 1/0), found ${quoted(text)}`,
    },
  'one-of': ({ values }, _, column) => {
    const known = new Set(values);
    const expected = `expected one of ${values.join(', ')}`;
    return (text) =>
      known.has(text)
        ? text
        : { column, reason: `${expected}, found ${quotedCategory(text)}; translate it with "values" in the mapping` };
  },
};

/** The conversion of a text to a field's type; `column` is named in refusals. */
export function convertText(field: FieldType, value: FieldValue, column: string): ConvertText {
  if (field.type === 'day' || field.type === 'instant') return (text) => text;
  const conversion = conversions[field.type] as (field: FieldType, value: FieldValue, column: string) => ConvertText;
  return conversion(field, value, column);
}

function numberConversion({ min, max }: Of<'number'>, value: FieldValue, column: string): ConvertText {
  const read = numberReader(value.number);
  const factor = (value.multiplyBy ?? 1) / (value.divideBy ?? 1);
  const hint = value.number ? '' : `; write "number: '1,234.56'" in the mapping if the export groups thousands`;
  return (text) => {
    const number = read(text);
    if (number === undefined) {
      const remedy = GROUPED.test(text) ? hint : '';
      return {
        column,
        reason: `expected a number such as ${value.number ?? '1234.56'}, found ${quoted(text)}${remedy}`,
      };
    }
    const scaled = factor === 1 ? number : number * factor;
    if (min !== undefined && scaled < min) return { column, reason: `expected a number from ${min}, found ${scaled}` };
    if (max !== undefined && scaled > max) return { column, reason: `expected a number up to ${max}, found ${scaled}` };
    return scaled;
  };
}
