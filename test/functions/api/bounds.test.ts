import { describe, expect, it } from 'vitest';
import { openApi, routes } from '../../../functions/api/routes.ts';
import type { JsonSchema } from './schema-arbitrary.ts';

type Operation = {
  operationId: string;
  parameters: { name: string; schema: JsonSchema }[];
  responses: Record<string, { content?: Record<string, { schema: JsonSchema }> }>;
};

const document = openApi() as unknown as {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, JsonSchema> };
};
const reading = Object.entries(document.paths).flatMap(([path, { get }]) => (get ? [{ path, ...get }] : []));

function resolved(schema: JsonSchema): JsonSchema {
  return schema.$ref ? resolved(document.components.schemas[schema.$ref.split('/').at(-1)!]!) : schema;
}

/** The lists and maps on the first level of an answer: what it is a list of. */
function listsIn({ responses }: Operation): string[] {
  const answer = responses['200']?.content?.['application/json']?.schema;
  return Object.entries((answer && resolved(answer).properties) ?? {}).flatMap(([name, schema]) =>
    resolved(schema).type === 'array' ? [name] : [],
  );
}

const lists = reading.filter((operation) => listsIn(operation).length > 0);
const routeOf = ({ operationId }: Operation) => routes.find((route) => route.operationId === operationId)!;

describe('a list', () => {
  it.each(lists)('of GET $path has an end: it comes in pages, has a limit, or says why it stays short', (operation) => {
    const limit = operation.parameters.find(({ name }) => name === 'limit')?.schema;
    const isLimited = limit !== undefined && limit.maximum !== undefined && limit.minimum !== undefined;
    expect(isLimited || routeOf(operation).bounded !== undefined, `lists: ${listsIn(operation).join(', ')}`).toBe(true);
  });

  it.each(lists)('of GET $path that takes a cursor tells the next one, and the other way round', (operation) => {
    const answer = resolved(operation.responses['200']!.content!['application/json']!.schema);
    const takesCursor = operation.parameters.some(({ name }) => name === 'cursor');
    expect('next' in (answer.properties ?? {})).toBe(takesCursor);
  });
});

describe('what is sent', () => {
  it('has a size beyond which it is refused, of which no route takes more than a megabyte', () => {
    expect(routes.filter(({ mostBodyBytes = 0 }) => mostBodyBytes > 1024 * 1024)).toEqual([]);
  });

  it('changes nothing when it is read: what acts is no GET', () => {
    const acting = routes.filter(({ method, body, form }) => method === 'GET' && (body || form));
    expect(acting.map(({ path }) => path)).toEqual([]);
  });
});
