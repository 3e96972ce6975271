import * as z from 'zod';
import { type RequestFault, RequestRefused } from '../api/errors.ts';
import type { HttpEvent } from '../api/http-event.ts';
import type { Route, RouteInput } from '../api/route.ts';
import type { AuthorisedEvent } from './authorise.ts';

/** A body beyond this many bytes is refused, unless its route takes more. */
export const largestBodyInBytes = 65_536;

// biome-ignore lint/suspicious/noExplicitAny: each route's own schemas say what it is
export type ParsedEvent = AuthorisedEvent & { input: RouteInput<any, any, any> };

const URL_ENCODED = 'application/x-www-form-urlencoded';
const FORMS = [URL_ENCODED, 'multipart/form-data'];
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
        query: read('query', route.query ?? nothing, fieldsOf('query', request.event.rawQueryString, faults)),
        body: read('body', route.body ?? z.undefined(), bodyOf(request.event, route, faults)),
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

/** The fields of a query or of a form; each may be there once. */
function fieldsOf(where: 'query' | 'body', encoded: string, faults: RequestFault[]): Record<string, string> {
  const fields = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(encoded)) {
    if (fields.has(name))
      faults.push({ path: `${where}.${name}`, message: 'Expected this parameter once; it is given more than once' });
    fields.set(name, value);
  }
  return Object.fromEntries(fields);
}

function bodyOf(event: HttpEvent, route: Route, faults: RequestFault[]): unknown {
  const bytes = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8');
  const most = route.mostBodyBytes ?? largestBodyInBytes;
  if (bytes.length > most) {
    throw new RequestRefused(413, `The body has ${bytes.length} bytes; at most ${most} are taken.`);
  }
  if (route.method === 'GET') return undefined;
  const type = (event.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  const sent = { type, text: bytes.toString() };
  return route.form ? formOf(sent, route, faults) : jsonOf(sent);
}

type Sent = { type: string; text: string };

function formOf({ type, text }: Sent, route: Route, faults: RequestFault[]): unknown {
  if (!route.body) {
    if (type && !FORMS.includes(type)) throw new RequestRefused(415, `Expected a form (${FORMS.join(' or ')}).`);
    return undefined;
  }
  if (type !== URL_ENCODED) throw new RequestRefused(415, `Expected the header content-type: ${URL_ENCODED}.`);
  return fieldsOf('body', text, faults);
}

function jsonOf({ type, text }: Sent): unknown {
  if (type !== 'application/json') throw new RequestRefused(415, 'Expected the header content-type: application/json.');
  try {
    return JSON.parse(text);
  } catch {
    throw new RequestRefused(400, 'The body is not JSON.', { faults: [{ path: 'body', message: 'Expected JSON' }] });
  }
}
