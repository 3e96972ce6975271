import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { identityFromClaims } from '../../../functions/api/identity.ts';
import { openApi } from '../../../functions/api/routes.ts';
import { mayUse, type Role, roles } from '../../../lib/domain/people/role.ts';
import { apiUnderTest } from './api-under-test.ts';
import { fillStores } from './fill-stores.ts';
import { arbitraryFor, type JsonSchema } from './schema-arbitrary.ts';

/** How many requests each operation is sent; TEST_SEED=<number> sends others. */
const REQUESTS = 40;
/** Against hanging: a route that reads a whole history takes its time forty times over. */
const MOST_MS = 90_000;
const FORM = 'application/x-www-form-urlencoded';

type Parameter = { name: string; in: 'path' | 'query'; schema: JsonSchema };
type Content = Record<string, { schema: JsonSchema }>;
type Operation = {
  'x-role': Role | 'public';
  parameters: Parameter[];
  requestBody?: { content: Content };
  responses: Record<string, { content?: Content }>;
};

const document = openApi() as unknown as {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, JsonSchema> };
};
const named = document.components.schemas;
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    title: `${method.toUpperCase()} ${path}`,
    path,
    method,
    operation,
  })),
);

/** A checker made from the document itself, as a stranger who has nothing else would make one. */
function checkerOf(schema: JsonSchema): z.ZodType {
  const whole = JSON.stringify({ ...schema, $defs: named }).replaceAll('#/components/schemas/', '#/$defs/');
  return z.fromJSONSchema(JSON.parse(whole));
}
const problem = checkerOf({ $ref: '#/components/schemas/Problem' });

let api: Awaited<ReturnType<typeof apiUnderTest>>;
let knownIds: string[];
beforeAll(async () => {
  api = await apiUnderTest(identityFromClaims);
  knownIds = await fillStores(api.ports);
});
afterAll(() => api.close());

const asForm = (fields: object) => ({
  headers: { 'content-type': FORM },
  raw: new URLSearchParams(
    Object.entries(fields).map(([name, value]): [string, string] => [name, String(value)]),
  ).toString(),
});

/** Nobody, somebody without a role of ours, and each role; the bodies of most requests are only read for who may. */
const callers = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom(undefined, 'stranger', ...roles) },
  { weight: 2, arbitrary: fc.constant('admin' as const) },
);
const claimsOf = (role: string) => ({ sub: 'someone', 'cognito:groups': `[${role}]` });

/** Anything but an address of two segments too many: half a surrogate cannot be sent, and stands for itself elsewhere. */
const inAddress = (value: unknown) => encodeURIComponent(String(value).toWellFormed());

/** Requests as the document describes them, and as someone careless or hostile would bend them. */
function requests({ path, method, operation }: (typeof operations)[number]) {
  const values = (where: Parameter['in']) =>
    fc.record(
      Object.fromEntries(
        operation.parameters
          .filter((it) => it.in === where)
          .map(({ name, schema }) => [name, arbitraryFor(schema, named, knownIds)]),
      ),
      { requiredKeys: where === 'path' ? undefined : [] },
    );
  const content = operation.requestBody?.content ?? {};
  const form = content[FORM]?.schema;
  const schema = content['application/json']?.schema ?? form;
  const json =
    method === 'get'
      ? fc.constant(undefined)
      : fc.oneof(
          { weight: 1, arbitrary: fc.json().map((text) => JSON.parse(text)) },
          { weight: 4, arbitrary: schema ? arbitraryFor(schema, named, knownIds) : fc.constant({}) },
        );
  const strayed = fc.oneof(
    { weight: 6, arbitrary: fc.constant({}) },
    { weight: 1, arbitrary: fc.dictionary(fc.string(), fc.string(), { maxKeys: 2 }) },
  );
  return fc
    .record({ caller: callers, params: values('path'), query: values('query'), strayed, json })
    .map(({ caller, params, query, strayed, json }) => {
      const address = path.replace(/\{(\w+)\}/g, (_, name) => inAddress((params as Record<string, unknown>)[name]));
      const search = new URLSearchParams(
        Object.entries({ ...query, ...strayed }).map(([name, value]): [string, string] => [name, String(value)]),
      );
      const body = form?.properties && json && typeof json === 'object' ? asForm(json) : { json };
      const claims = caller && claimsOf(caller);
      return {
        caller,
        target: `${address}?${search}`,
        method: method.toUpperCase(),
        claims: claims || undefined,
        ...body,
      };
    });
}

/** 401 without a caller, 403 with too small a role; undefined where the caller may. */
function refusalOf(access: Role | 'public', caller: string | undefined): number | undefined {
  if (access === 'public') return undefined;
  if (!caller) return 401;
  return mayUse(
    roles.find((role) => role === caller),
    access,
  )
    ? undefined
    : 403;
}

/** The checkers of an operation's answers, by status. */
function answersOf({ responses }: Operation): Map<number, z.ZodType> {
  const described = Object.entries(responses).flatMap(([status, { content }]): [number, z.ZodType][] => {
    const schema = content?.['application/json']?.schema;
    return schema ? [[Number(status), checkerOf(schema)]] : [];
  });
  return new Map(described);
}

describe('every operation, whoever calls and whatever they send', () => {
  it.each(operations)('$title answers as it is described, and never with 500', { timeout: MOST_MS }, async (one) => {
    const answers = answersOf(one.operation);
    await fc.assert(
      fc.asyncProperty(requests(one), async ({ target, caller, ...options }) => {
        const answer = await api.call(target, options);
        const said = `${options.method} ${target} by ${caller}: ${api.logged.at(-1)}`;
        expect(answer.status, said).toBeLessThan(500);
        // An address may lead elsewhere, or nowhere, when what stands for an id is empty or has a path of its own.
        if (answer.status === 404 && /nothing at this address/.test(answer.body.detail)) return;
        const refusal = refusalOf(one.operation['x-role'], caller);
        if (refusal) expect(answer.status, said).toBe(refusal);
        if (answer.status >= 400) {
          expect(answer.headers['content-type']).toBe('application/problem+json');
          expect(problem.safeParse(answer.body).error, said).toBeUndefined();
          expect(answer.body.status).toBe(answer.status);
        } else {
          expect(answers.get(answer.status)?.safeParse(answer.body).error, said).toBeUndefined();
        }
      }),
      { numRuns: REQUESTS },
    );
  });
});
