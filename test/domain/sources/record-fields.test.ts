import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recordSchema } from '../../../lib/domain/records/record.ts';
import { spendSchema } from '../../../lib/domain/records/spend.ts';
import { isRefusal } from '../../../lib/domain/sources/cell.ts';
import { convertText } from '../../../lib/domain/sources/convert-text.ts';
import { type Field, recordFields } from '../../../lib/domain/sources/record-fields.ts';

const schemas = new Map(
  [...recordSchema.options, spendSchema].map((schema) => [schema.shape.kind.value, schema.shape] as const),
);

/** Texts near the edge of what a field takes. */
const texts = fc.oneof(
  fc
    .string({ minLength: 1, maxLength: 520 })
    .map((text) => text.trim())
    .filter((text) => text !== ''),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
  fc.integer({ min: -5, max: 15 }).map(String),
  fc.emailAddress(),
  fc.constantFrom('true', 'no', '1', '0', 'live', 'urgent', 'user', 'rows', 'nps', 'CHF', 'US dollars', 'granted'),
);

const untimed = Object.entries(recordFields).flatMap(([kind, fields]) =>
  Object.entries(fields).flatMap(([name, field]) =>
    field.type === 'day' || field.type === 'instant' ? [] : [[kind, name, field] as const],
  ),
);

describe('the fields a mapping may fill', () => {
  it.each(Object.entries(recordFields))(
    'of a %s are those of its schema, and the same ones are required',
    (kind, fields) => {
      const shape = schemas.get(kind as never) as unknown as Record<
        string,
        { safeParse(value: unknown): { success: boolean } }
      >;
      const names = Object.keys(shape).filter((name) => name !== 'kind' && name !== 'source');
      expect(Object.keys(fields).toSorted()).toEqual(names.toSorted());
      const required = names.filter((name) => !shape[name]?.safeParse(undefined).success);
      const marked = Object.entries(fields)
        .filter(([, field]) => field.required)
        .map(([name]) => name);
      expect(marked.toSorted()).toEqual(required.toSorted());
    },
  );

  it.each(untimed)('%s.%s takes what its schema takes, and nothing else', (kind, name, field) => {
    const shape = schemas.get(kind as never) as unknown as Record<
      string,
      { safeParse(value: unknown): { success: boolean } }
    >;
    const convert = convertText(field as Field, {}, name);
    fc.assert(
      fc.property(texts, (text) => {
        const value = convert(text);
        if (isRefusal(value)) {
          if (field.type === 'text' || field.type === 'one-of' || field.type === 'email') {
            expect(shape[name]?.safeParse(text).success).toBe(false);
          }
        } else expect(shape[name]?.safeParse(value).success).toBe(true);
      }),
    );
  });
});
