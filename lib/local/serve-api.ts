import type { IncomingMessage } from 'node:http';
import type { ApiHandler } from '../../functions/api/handler.ts';
import type { HttpEvent } from '../../functions/api/http-event.ts';
import { type Answer, type Endpoint, readBody, serveLoopback } from './loopback-server.ts';

/** API Gateway takes 10 MB; the handler itself refuses far less, in words. */
const MOST_BODY_BYTES = 1024 * 1024;

/**
 * Serves an API handler on 127.0.0.1 with the events API Gateway would send. Only requests that name a loopback
 * host are answered, so that no web page can reach it under a name of its own (DNS rebinding). `port` 0 takes a
 * free one. Throws PortInUse.
 */
export function serveApi(handler: ApiHandler, { port }: { port: number }): Promise<Endpoint> {
  return serveLoopback((request) => answerTo(request, handler), port);
}

async function answerTo(request: IncomingMessage, handler: ApiHandler): Promise<Answer> {
  if (!isLoopbackHost(request.headers.host)) return plain(421, 'Ask for 127.0.0.1 or localhost.');
  const body = await readBody(request, MOST_BODY_BYTES);
  if (!body) return plain(413, `A body may have at most ${MOST_BODY_BYTES} bytes.`);
  return handler(eventOf(request, body), {});
}

function isLoopbackHost(host = ''): boolean {
  return /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i.test(host);
}

function plain(statusCode: number, text: string): Answer {
  return { statusCode, headers: { 'content-type': 'text/plain', connection: 'close' }, body: `${text}\n` };
}

function eventOf(request: IncomingMessage, body: Buffer): HttpEvent {
  const [rawPath = '/', rawQueryString = ''] = (request.url ?? '/').split(/\?(.*)/s);
  const headers = Object.entries(request.headers).map(([name, value]) => [name, [value].flat().join(',')]);
  return {
    version: '2.0',
    rawPath,
    rawQueryString,
    headers: Object.fromEntries(headers),
    body: body.toString('base64'),
    isBase64Encoded: true,
    requestContext: { requestId: 'local', http: { method: request.method ?? 'GET' } },
  };
}
