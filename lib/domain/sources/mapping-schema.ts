import * as z from 'zod';
import { didYouMean } from '../documents/did-you-mean.ts';
import { onlyKeys } from '../documents/read-with-schema.ts';
import type { DeliveredKind } from './delivered-kind.ts';
import { recordFields } from './record-fields.ts';

const name = z.string().min(1);
/** YAML reads `True`, `1` and `2024` as values of their own; a CSV knows only text, so all are compared as text. */
const cell = z.union([z.string(), z.number(), z.boolean()], { error: 'expected a text, a number, true or false' });
const cellText = cell.transform(String);

/** The name of a source: part of keys and addresses, so it is kept plain. */
export const sourceName = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,59}$/, 'expected a short name in small letters, digits and hyphens');

const sourceKeys = ['column', 'lookup', 'template', 'constant'] as const;

function exactlyOneSource(value: Record<string, unknown>, context: z.RefinementCtx, keys: readonly string[]): void {
  const given = keys.filter((key) => value[key] !== undefined && !(key === 'column' && value.lookup !== undefined));
  if (given.length !== 1) {
    const said = given.length === 0 ? 'none' : given.join(' and ');
    context.addIssue({ code: 'custom', message: `expected one of ${keys.join(', ')}; found ${said}` });
  }
  if ((value.lookup === undefined) !== (value.by === undefined)) {
    context.addIssue({
      code: 'custom',
      message: '"lookup" and "by" belong together: the table, and what finds its row',
    });
  }
}

/** A plain text stands for the column of that name. */
const orColumn = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (typeof value === 'string' ? { column: value } : value), schema);

const source = {
  column: name.optional(),
  lookup: name.optional(),
  by: name.optional(),
  missing: z.enum(['reject', 'empty']).optional(),
  template: name.optional(),
};

const plainValue = orColumn(
  onlyKeys(source).superRefine((value, context) => exactlyOneSource(value, context, sourceKeys.slice(0, 3))),
);

export const numberFormats = ['1234.56', '1,234.56', '1.234,56', '1234,56', '1 234,56', "1'234.56"] as const;

const fieldValue = orColumn(
  onlyKeys({
    ...source,
    constant: cellText.optional(),
    default: cellText.optional(),
    values: z.record(z.string(), cellText).optional(),
    otherwise: cellText.optional(),
    date: name.optional(),
    zone: name.optional(),
    daysAfter: z
      .union([name, z.object({ by: name, values: z.record(z.string(), cellText) })], {
        error: 'expected a day, the name of a field, or "by" and "values"',
      })
      .optional(),
    hoursAfter: name.optional(),
    minutesAfter: name.optional(),
    number: z.enum(numberFormats).optional(),
    multiplyBy: z.number().optional(),
    divideBy: z
      .number()
      .refine((by) => by !== 0, 'nothing can be divided by 0')
      .optional(),
  }).superRefine((value, context) => exactlyOneSource(value, context, sourceKeys)),
);

const tests = {
  is: cell.optional(),
  not: cell.optional(),
  in: z.array(cell).min(1).optional(),
  notIn: z.array(cell).min(1).optional(),
  empty: z.boolean().optional(),
  found: z.boolean().optional(),
  above: z.number().optional(),
  atLeast: z.number().optional(),
  below: z.number().optional(),
  atMost: z.number().optional(),
};

/** Names of the tests a condition may apply. */
export const testNames = Object.keys(tests) as (keyof typeof tests)[];

const plainCondition = onlyKeys({ ...source, ...tests }).superRefine((value, context) => {
  exactlyOneSource(value, context, sourceKeys.slice(0, 3));
  const given = testNames.filter((test) => value[test] !== undefined);
  if (given.length !== 1) {
    context.addIssue({ code: 'custom', message: `expected one test, such as "is" or "in"; found ${given.length}` });
  }
});
const condition = z.preprocess(
  (value) => (typeof value === 'object' && value !== null && 'any' in value ? value : { all: [value] }),
  onlyKeys({ any: z.array(plainCondition).min(1).optional(), all: z.array(plainCondition).optional() }),
);
const conditions = z.preprocess(
  (value) => (value === undefined || Array.isArray(value) ? value : [value]),
  z.array(condition).optional(),
);

const reading = {
  file: name,
  format: z.enum(['csv', 'tsv', 'ndjson']).optional(),
  delimiter: z.string().length(1, 'expected one character').optional(),
  encoding: z.enum(['utf-8', 'utf-16le', 'windows-1252']).optional(),
};

const kinds = Object.keys(recordFields) as DeliveredKind[];
const kind = z.string().transform((written, context): DeliveredKind => {
  if (Object.hasOwn(recordFields, written)) return written as DeliveredKind;
  const message = `expected one of ${kinds.join(', ')}, found "${written}"`;
  context.issues.push({ code: 'custom', input: written, message, params: { hint: didYouMean(written, kinds) } });
  return z.NEVER;
});

const entry = onlyKeys({
  ...reading,
  record: kind,
  optional: z.boolean().optional(),
  onDuplicate: z.enum(['first-wins', 'last-wins']).optional(),
  where: conditions,
  let: z.record(z.string(), fieldValue).optional(),
  columns: z.record(z.string(), fieldValue),
  checks: z
    .array(
      onlyKeys({
        field: name,
        notBefore: plainValue.optional(),
        notAfter: plainValue.optional(),
        say: name,
        reject: z.boolean().optional(),
      }).refine(({ notBefore, notAfter }) => (notBefore === undefined) !== (notAfter === undefined), {
        error: 'expected either "notBefore" or "notAfter"',
      }),
    )
    .optional(),
});

/** A mapping file as written: docs/guides/import.md describes each key. */
export const mappingSchema = onlyKeys({
  source: sourceName,
  empty: z.array(cellText).optional(),
  lookups: z.record(z.string(), onlyKeys({ ...reading, key: name, where: conditions })).optional(),
  files: z.array(entry).min(1, 'expected at least one file'),
});

export type Mapping = z.output<typeof mappingSchema>;
export type MappingEntry = Mapping['files'][number];
export type MappedLookup = NonNullable<Mapping['lookups']>[string];
export type FieldValue = z.output<typeof fieldValue>;
export type PlainValue = z.output<typeof plainValue>;
export type Conditions = MappingEntry['where'];
export type PlainCondition = z.output<typeof plainCondition>;
