import fc, { type Arbitrary } from 'fast-check';

export type JsonSchema = {
  $ref?: string;
  type?: string;
  enum?: unknown[];
  format?: string;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  anyOf?: JsonSchema[];
};

const DAYS = ['2026-03-01', '2026-02-28', '1970-01-01', '9999-12-31', '2026-02-30', '20260301'];

/** Values that fit a JSON schema most of the time, lie on its edges often, and miss it now and then; `known` are ids that exist. */
export function arbitraryFor(
  schema: JsonSchema,
  named: Record<string, JsonSchema>,
  known: readonly string[],
): Arbitrary<unknown> {
  const fitting = fittingFor(schema, { named, known });
  return fc.oneof(
    { weight: 5, arbitrary: fitting },
    { weight: 1, arbitrary: fc.string() },
    { weight: 1, arbitrary: fc.integer() },
  );
}

type Context = { named: Record<string, JsonSchema>; known: readonly string[] };

/** How values of each type are made. */
const BY_TYPE: Record<string, (schema: JsonSchema, context: Context) => Arbitrary<unknown>> = {
  integer: ({ minimum = 0, maximum = 1000 }) => fc.integer({ min: minimum, max: Math.min(maximum, 1000) }),
  number: ({ minimum = 0, maximum = 1000 }) => fc.double({ min: minimum, max: Math.min(maximum, 1000) }),
  boolean: () => fc.boolean(),
  array: ({ items = {} }, context) => fc.array(fittingFor(items, context), { maxLength: 3 }),
  object: ({ properties = {}, required = [] }, { named, known }) => {
    const parts = Object.entries(properties).map(([name, part]) => [name, arbitraryFor(part, named, known)] as const);
    const record: Record<string, Arbitrary<unknown>> = Object.fromEntries(parts);
    return fc.record(record, { requiredKeys: required });
  },
  string: ({ minLength = 0, maxLength = 50 }, { known }) => {
    const length = { minLength: Math.min(minLength, 50), maxLength: Math.min(maxLength, 50) };
    return fc.oneof(fc.constantFrom(...known), fc.string({ ...length, unit: 'binary' }), fc.string(length));
  },
};

function fittingFor(schema: JsonSchema, context: Context): Arbitrary<unknown> {
  if (schema.$ref) return fittingFor(context.named[schema.$ref.split('/').at(-1) as string] as JsonSchema, context);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map((one) => fittingFor(one, context)));
  if (schema.format === 'date') return fc.constantFrom(...DAYS);
  return (BY_TYPE[schema.type ?? 'string'] ?? fc.anything)(schema, context);
}
