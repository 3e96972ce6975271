import middy from '@middy/core';
import type { Clock } from '../../lib/ports/system.ts';
import { authorise } from '../middleware/authorise.ts';
import { compressAnswer } from '../middleware/compress-answer.ts';
import { entityTag } from '../middleware/entity-tag.ts';
import type { FunctionLog } from '../middleware/log.ts';
import { logRequest } from '../middleware/log-request.ts';
import { matchRoute } from '../middleware/match-route.ts';
import { type ParsedEvent, parseRequest } from '../middleware/parse-request.ts';
import { problemDetails } from '../middleware/problem-details.ts';
import { AnswerMalformed } from './errors.ts';
import type { HttpEvent, HttpResponse } from './http-event.ts';
import type { Identify } from './identity.ts';
import type { Route } from './route.ts';

/** What the API needs beside its ports: how callers are known, where requests are logged, and who is told of unexpected errors. */
export type ApiOptions = { identify: Identify; logger?: FunctionLog; onProblem?: (error: Error) => void };

const COMMON_HEADERS = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };
const PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
};

/** Answers one request; never rejects. */
export type ApiHandler = (event: HttpEvent, context: unknown) => Promise<HttpResponse>;

/** Serves a table of routes; `ports` are what its routes need. */
export function serveRoutes(
  routes: readonly Route[],
  ports: { clock: Clock },
  { identify, logger, onProblem }: ApiOptions,
): ApiHandler {
  const handler = middy<HttpEvent, HttpResponse>()
    .use(logRequest(logger, ports.clock))
    .use(problemDetails(onProblem))
    .use(compressAnswer())
    .use(entityTag())
    .use(matchRoute(routes))
    .use(authorise(identify))
    .use(parseRequest())
    .handler(async (event: HttpEvent) => {
      const { found, input } = event as ParsedEvent;
      return answer(found.route, await found.route.run(input, ports as never));
    });
  return handler as unknown as ApiHandler;
}

function answer(route: Route, value: unknown): HttpResponse {
  if ('html' in route.answer) {
    return { statusCode: 200, headers: { ...COMMON_HEADERS, ...PAGE_HEADERS }, body: String(value) };
  }
  const parsed = route.answer.json.safeParse(value);
  if (!parsed.success) {
    const places = parsed.error.issues.map((issue: { path: PropertyKey[] }) => issue.path.join('.'));
    throw new AnswerMalformed(`The answer of ${route.operationId} does not fit its schema at ${places.join(', ')}.`);
  }
  const headers = { ...COMMON_HEADERS, 'content-type': 'application/json; charset=utf-8' };
  return { statusCode: route.answer.status ?? 200, headers, body: JSON.stringify(parsed.data) };
}
