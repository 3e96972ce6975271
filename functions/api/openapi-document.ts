import * as z from 'zod';
import { largestBodyInBytes } from '../middleware/parse-request.ts';
import type { Route } from './route.ts';
import { problemSchema } from './schemas/problem.ts';

type Json = Record<string, unknown>;

/** A collector of named schemas: OpenAPI keeps them once, under `components`. */
type Components = { schemas: Json; schema(of: z.ZodType, io: 'input' | 'output'): Json };

/** The OpenAPI 3.1 document of a route table. */
export function openApiDocument(routes: readonly Route[], version: string) {
  const components = collectComponents();
  const paths: Record<string, Json> = {};
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operation(route, components) };
  }
  components.schemas.Problem = components.schema(problemSchema, 'output');
  return {
    openapi: '3.1.0',
    info: {
      title: 'Holdfast',
      version,
      description: 'Accounts, their health explained, the work to be done about it, and what was done.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    paths,
    components: {
      schemas: components.schemas,
      responses: { Problem: { description: 'A problem (RFC 9457).', content: problemContent } },
      securitySchemes: { token: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
    },
  };
}

const problemContent = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };

function collectComponents(): Components {
  const schemas: Json = {};
  return {
    schemas,
    schema(of, io) {
      const { $schema: _, $defs, ...schema } = rebased(z.toJSONSchema(of, { io, target: 'draft-2020-12' })) as Json;
      Object.assign(schemas, $defs);
      return schema;
    },
  };
}

/** Zod puts named schemas under `$defs` of each document; here they live together. */
function rebased(schema: unknown): unknown {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/$defs/', '"#/components/schemas/'));
}

function operation(route: Route, components: Components): Json {
  return {
    operationId: route.operationId,
    summary: route.summary,
    ...(route.bounded && { description: `Its lists stay short: ${uncapitalised(route.bounded)}` }),
    tags: [route.path.split('/')[1]],
    security: route.access === 'public' ? [] : [{ token: [] }],
    'x-role': route.access,
    parameters: [...parameters('path', route.params, components), ...parameters('query', route.query, components)],
    ...requestBody(route, components),
    responses: responses(route, components),
  };
}

const uncapitalised = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

function parameters(where: 'path' | 'query', schema: z.ZodType | undefined, components: Components): Json[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = components.schema(schema, 'input') as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, { description, ...rest }]) => ({
    name,
    in: where,
    required: where === 'path' || required.includes(name),
    ...(description !== undefined && { description }),
    schema: rest,
  }));
}

function requestBody(route: Route, components: Components): Json {
  if (route.form && !route.body) {
    const form = { schema: { type: 'object' } };
    return {
      requestBody: {
        required: false,
        content: { 'application/x-www-form-urlencoded': form, 'multipart/form-data': form },
      },
    };
  }
  if (!route.body) return {};
  const type = route.form ? 'application/x-www-form-urlencoded' : 'application/json';
  const content = { [type]: { schema: components.schema(route.body, 'input') } };
  const mostBytes = route.mostBodyBytes ?? largestBodyInBytes;
  return { requestBody: { required: true, description: `At most ${mostBytes} bytes.`, content } };
}

function responses(route: Route, components: Components): Json {
  const content =
    'html' in route.answer
      ? { 'text/html': { schema: { type: 'string' } } }
      : { 'application/json': { schema: components.schema(route.answer.json, 'output') } };
  const problem = (description: string) => ({ description, content: problemContent });
  return {
    ['status' in route.answer && route.answer.status ? route.answer.status : 200]: {
      description: route.summary,
      content,
    },
    400: problem('The request is not as described; `errors` says where.'),
    ...(route.access !== 'public' && { 401: problem('Nobody is signed in.'), 403: problem('The role is too small.') }),
    ...Object.fromEntries(
      Object.entries(route.problems ?? {}).map(([status, what]) => [status, problem(String(what))]),
    ),
    default: { $ref: '#/components/responses/Problem' },
  };
}
