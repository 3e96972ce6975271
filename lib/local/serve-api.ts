import type { IncomingMessage } from 'node:http';
import { type ApiEvent, fromApiResult, toApiEvent } from './api-event.ts';
import type { Site } from './console-site.ts';
import { type Answer, type Endpoint, readBody, serveLoopback } from './loopback-server.ts';
import { isActOfAnotherSite } from './other-sites.ts';

/** A Lambda function behind API Gateway. */
export type ApiFunction = (event: ApiEvent, context: object) => Promise<unknown>;

/** API Gateway takes 10 MB; the handler itself refuses far less, in words. */
const MOST_BODY_BYTES = 1024 * 1024;

const FROM_ELSEWHERE =
  'A page of another site asked for this. Holdfast does what its own pages and programs on this machine ask.';

/**
 * Serves an API handler on 127.0.0.1 with the events API Gateway would send. Only requests that name a loopback
 * host are answered, so that no web page can reach it under a name of its own (DNS rebinding), and none that a page of
 * another site had sent may change anything. `site` answers first;
 * the API is also served under `/api`, where no page of the site can be in its way. `port` 0 takes a free one; `now`
 * dates the events. Throws PortInUse.
 */
export function serveApi(
  handler: ApiFunction,
  { port, site, now = () => new Date() }: { port: number; site?: Site; now?: () => Date },
): Promise<Endpoint> {
  return serveLoopback((request) => answerTo(request, handler, now), port, site && onLoopback(site));
}

/** Other hosts get no page either: the API says no to them. */
function onLoopback(site: Site): Site {
  return (request, response, next) => (isLoopbackHost(request.headers.host) ? site(request, response, next) : next());
}

async function answerTo(request: IncomingMessage, handler: ApiFunction, now: () => Date): Promise<Answer> {
  if (!isLoopbackHost(request.headers.host)) return plain(421, 'Ask for 127.0.0.1 or localhost.');
  if (isActOfAnotherSite(request.method ?? 'GET', request.headers)) return plain(403, FROM_ELSEWHERE);
  const body = await readBody(request, MOST_BODY_BYTES);
  if (!body) return plain(413, `A body may have at most ${MOST_BODY_BYTES} bytes.`);
  const event = toApiEvent(request, body, now());
  return fromApiResult(await handler(withoutPrefix(event), {}));
}

function withoutPrefix(event: ApiEvent): ApiEvent {
  const rawPath = event.rawPath.replace(/^\/api(?=\/)/, '');
  const { http } = event.requestContext;
  return { ...event, rawPath, requestContext: { ...event.requestContext, http: { ...http, path: rawPath } } };
}

function isLoopbackHost(host = ''): boolean {
  return /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i.test(host);
}

function plain(statusCode: number, text: string): Answer {
  return { statusCode, headers: { 'content-type': 'text/plain', connection: 'close' }, body: `${text}\n` };
}
