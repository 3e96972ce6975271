import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApi } from '../../../functions/api/routes.ts';
import { apiUnderTest } from './api-under-test.ts';
import { fillStores } from './fill-stores.ts';
import { arbitraryFor, type JsonSchema } from './schema-arbitrary.ts';

const FORM = 'application/x-www-form-urlencoded';

type Parameter = { name: string; in: 'path' | 'query'; schema: JsonSchema };
type Operation = { parameters: Parameter[]; requestBody?: { content: Record<string, { schema: JsonSchema }> } };

const document = openApi() as unknown as {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, JsonSchema> };
};
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    title: `${method.toUpperCase()} ${path}`,
    path,
    method,
    operation,
  })),
);

let api: Awaited<ReturnType<typeof apiUnderTest>>;
let knownIds: string[];
beforeAll(async () => {
  api = await apiUnderTest();
  knownIds = await fillStores(api.ports);
});
afterAll(() => api.close());

const asForm = (fields: object) => ({
  headers: { 'content-type': FORM },
  raw: new URLSearchParams(
    Object.entries(fields).map(([name, value]): [string, string] => [name, String(value)]),
  ).toString(),
});

/** Requests as the document describes them, and as someone careless or hostile would bend them. */
function requests({ path, method, operation }: (typeof operations)[number]) {
  const values = (where: Parameter['in']) =>
    fc.record(
      Object.fromEntries(
        operation.parameters
          .filter((it) => it.in === where)
          .map(({ name, schema }) => [name, arbitraryFor(schema, document.components.schemas, knownIds)]),
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
          fc.json().map((text) => JSON.parse(text)),
          schema ? arbitraryFor(schema, document.components.schemas, knownIds) : fc.constant({}),
        );
  const strayed = fc.oneof(
    { weight: 4, arbitrary: fc.constant({}) },
    { weight: 1, arbitrary: fc.dictionary(fc.string(), fc.string(), { maxKeys: 2 }) },
  );
  return fc
    .record({ params: values('path'), query: values('query'), strayed, json })
    .map(({ params, query, strayed, json }) => {
      const address = path.replace(/\{(\w+)\}/g, (_, name) =>
        encodeURIComponent(String((params as Record<string, unknown>)[name])),
      );
      const search = new URLSearchParams(
        Object.entries({ ...query, ...strayed }).map(([name, value]): [string, string] => [name, String(value)]),
      );
      const body = form?.properties && json && typeof json === 'object' ? asForm(json) : { json };
      return { target: `${address}?${search}`, method: method.toUpperCase(), ...body };
    });
}

describe('every operation, whatever it is sent', () => {
  it.each(operations)('$title never answers 500, and its problems are problem documents', async (operation) => {
    await fc.assert(
      fc.asyncProperty(requests(operation), async ({ target, ...options }) => {
        const answer = await api.call(target, options);
        expect(answer.status, `${options.method} ${target}: ${api.logged.at(-1)}`).toBeLessThan(500);
        if (answer.status >= 400) expect(answer.headers['content-type']).toBe('application/problem+json');
      }),
      { numRuns: 60 },
    );
  });
});
