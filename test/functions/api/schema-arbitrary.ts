import fc, { type Arbitrary } from 'fast-check';

export type JsonSchema = {
  $ref?: string;
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  format?: string;
  pattern?: string;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: JsonSchema | boolean;
  items?: JsonSchema;
  prefixItems?: JsonSchema[];
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  allOf?: JsonSchema[];
};

const DAYS = ['2026-03-01', '2026-02-28', '1970-01-01', '9999-12-31', '2026-02-30', '20260301'];

/** What somebody sends who wants to see how a table, a path, a template, an expression or a log takes it. */
const HOSTILE = [
  '__proto__',
  'constructor',
  '../../../etc/passwd',
  '\u0000',
  '\ud800',
  'A#B',
  '%00%ff%',
  '{{ account.name }}',
  '<script>alert(1)</script>',
  "' OR 1=1 --",
  'a'.repeat(5000),
  'é'.repeat(450),
  '[](){}*+?',
  'true && '.repeat(200),
  '1e999',
  '-0',
  'NaN',
];

/** Values that fit a JSON schema most of the time, lie on its edges often, and miss it now and then; `known` are ids that exist. */
export function arbitraryFor(
  schema: JsonSchema,
  named: Record<string, JsonSchema>,
  known: readonly string[],
): Arbitrary<unknown> {
  const fitting = fittingFor(schema, { named, known, depth: 0 });
  return fc.oneof({ weight: 7, arbitrary: fitting }, { weight: 2, arbitrary: anything });
}

const anything = fc.oneof(fc.string(), fc.integer(), fc.constantFrom(...HOSTILE), fc.constant(null), fc.json());

type Context = { named: Record<string, JsonSchema>; known: readonly string[]; depth: number };

const FORMATS: Record<string, Arbitrary<string>> = {
  date: fc.constantFrom(...DAYS),
  'date-time': fc.constantFrom('2026-03-01T10:00:00.000Z', '2026-03-01T10:00:00Z', '9999-12-31T23:59:59.999Z'),
  email: fc.constantFrom('ada@us.test', 'a+b@x.example', '"odd one"@x.example'),
  uri: fc.constantFrom('https://us.test/hook', 'http://127.0.0.1:1/', 'javascript:alert(1)'),
};

/** How values of each type are made. */
const BY_TYPE: Record<string, (schema: JsonSchema, context: Context) => Arbitrary<unknown>> = {
  integer: ({ minimum = 0, maximum = 1000 }) => fc.integer({ min: minimum, max: Math.min(maximum, minimum + 1000) }),
  number: ({ minimum = 0, maximum = 1000 }) => fc.double({ min: minimum, max: Math.min(maximum, minimum + 1000) }),
  boolean: () => fc.boolean(),
  null: () => fc.constant(null),
  array: ({ items = {}, prefixItems, minItems = 0, maxItems = 3 }, context) =>
    prefixItems
      ? fc.tuple(...prefixItems.map((one) => nestedFor(one, context)))
      : fc.array(nestedFor(items, context), {
          minLength: minItems,
          maxLength: Math.max(minItems, Math.min(maxItems, 3)),
        }),
  object: ({ properties = {}, required = [], additionalProperties }, context) => {
    const parts = Object.entries(properties).map(([name, part]) => [name, nestedFor(part, context)] as const);
    const record: Record<string, Arbitrary<unknown>> = Object.fromEntries(parts);
    const own = fc.record(record, { requiredKeys: required });
    if (typeof additionalProperties !== 'object') return own;
    const more = fc.dictionary(fc.constantFrom('a', 'b', ...context.known), nestedFor(additionalProperties, context));
    return fc.tuple(own, more).map(([given, added]) => ({ ...given, ...added }));
  },
  string: ({ minLength = 0, maxLength = 50, format, pattern }, { known }) => {
    if (format && FORMATS[format]) return FORMATS[format];
    const length = { minLength: Math.min(minLength, 50), maxLength: Math.min(maxLength, 50) };
    const free = [fc.constantFrom(...known), fc.string({ ...length, unit: 'binary' }), fc.string(length)];
    const shaped = pattern ? [fc.stringMatching(new RegExp(pattern))] : free;
    return fc.oneof(
      { weight: 6, arbitrary: fc.oneof(...shaped) },
      { weight: 1, arbitrary: fc.constantFrom(...HOSTILE) },
    );
  },
};

/** Below an object or a list most parts fit, or whole bodies never would. */
function nestedFor(schema: JsonSchema, context: Context): Arbitrary<unknown> {
  const deeper = { ...context, depth: context.depth + 1 };
  const fitting = fittingFor(schema, deeper);
  return context.depth > 4 ? fitting : fc.oneof({ weight: 24, arbitrary: fitting }, { weight: 1, arbitrary: anything });
}

function fittingFor(schema: JsonSchema, context: Context): Arbitrary<unknown> {
  if (context.depth > 8) return fc.constant(null);
  if (schema.$ref) return fittingFor(context.named[schema.$ref.split('/').at(-1) as string] as JsonSchema, context);
  if ('const' in schema) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const either = schema.anyOf ?? schema.oneOf;
  if (either) return fc.oneof(...either.map((one) => fittingFor(one, context)));
  if (schema.allOf) {
    return fc
      .tuple(...schema.allOf.map((one) => fittingFor(one, context)))
      .map((parts) => Object.assign({}, ...(parts as object[])));
  }
  const type = [schema.type ?? 'string'].flat()[0] as string;
  return (BY_TYPE[type] ?? (() => fc.anything()))(schema, context);
}
