import * as z from 'zod';
import { type RequestFault, RequestRefused } from '../api/errors.ts';
import type { HttpEvent } from '../api/http-event.ts';
import type { Route, RouteInput } from '../api/route.ts';
import type { AuthorisedEvent } from './authorise.ts';

/** A body beyond this many bytes is refused: nothing the API takes is longer. */
export const largestBodyInBytes = 65_536;

// biome-ignore lint/suspicious/noExplicitAny: each route's own schemas say what it is
export type ParsedEvent = AuthorisedEvent & { input: RouteInput<any, any, any> };

const FORMS = ['application/x-www-form-urlencoded', 'multipart/form-data'];
const nothing = z.strictObject({});

/** Middleware: reads path, query and body with the route's schemas. Refuses with 400 and every fault found, 413 or 415. */
export function parseRequest() {
  return {
    before: (request: { event: AuthorisedEvent }) => {
      const { route, params } = request.event.found;
      const faults: RequestFault[] = [];
      const read = (where: string, schema: z.ZodType, value: unknown) => {
        const parsed = schema.safeParse(value);
        if (!parsed.success) faults.push(...parsed.error.issues.map((issue) => faultOf(where, issue)));
        return parsed.data as never;
      };
      const input = {
        params: read('path', route.params ?? nothing, params),
        query: read('query', route.query ?? nothing, queryOf(request.event.rawQueryString, faults)),
        body: read('body', route.body ?? z.undefined(), bodyOf(request.event, route)),
        identity: request.event.identity,
      };
      if (faults.length > 0)
        throw new RequestRefused(400, 'The request is not as described; `errors` says where.', { faults });
      request.event = Object.assign({}, request.event, { input });
    },
  };
}

function faultOf(where: string, issue: z.core.$ZodIssue): RequestFault {
  return { path: [where, ...issue.path.map(String)].join('.'), message: issue.message };
}

function queryOf(rawQueryString: string, faults: RequestFault[]): Record<string, string> {
  const pairs = [...new URLSearchParams(rawQueryString)];
  for (const [index, [name]] of pairs.entries()) {
    const first = pairs.findIndex(([other]) => other === name) === index;
    if (!first)
      faults.push({ path: `query.${name}`, message: 'Expected this parameter once; it is given more than once' });
  }
  return Object.fromEntries(pairs);
}

function bodyOf(event: HttpEvent, route: Route): unknown {
  const bytes = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8');
  if (bytes.length > largestBodyInBytes) {
    throw new RequestRefused(413, `The body has ${bytes.length} bytes; at most ${largestBodyInBytes} are taken.`);
  }
  if (route.method === 'GET') return undefined;
  const type = (event.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (route.form) {
    if (type && !FORMS.includes(type)) throw new RequestRefused(415, `Expected a form (${FORMS.join(' or ')}).`);
    return undefined;
  }
  if (type !== 'application/json') throw new RequestRefused(415, 'Expected the header content-type: application/json.');
  try {
    return JSON.parse(bytes.toString());
  } catch {
    throw new RequestRefused(400, 'The body is not JSON.', { faults: [{ path: 'body', message: 'Expected JSON' }] });
  }
}
