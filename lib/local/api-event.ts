import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { Answer } from './loopback-server.ts';

/** A request as an API Gateway HTTP API gives it to a Lambda function (payload format 2.0). */
export type ApiEvent = {
  version: '2.0';
  routeKey: '$default';
  rawPath: string;
  rawQueryString: string;
  cookies?: string[];
  headers: Record<string, string>;
  queryStringParameters?: Record<string, string>;
  requestContext: {
    accountId: string;
    apiId: string;
    domainName: string;
    domainPrefix: string;
    http: { method: string; path: string; protocol: string; sourceIp: string; userAgent: string };
    requestId: string;
    routeKey: '$default';
    stage: '$default';
    time: string;
    timeEpoch: number;
  };
  body?: string;
  isBase64Encoded: boolean;
};

/** Bodies of these types pass as text; any other as base64. */
const TEXT = /^(text\/|application\/(json|javascript|xml|x-www-form-urlencoded)\b|[^;]+\+(json|xml)\b)/i;

/** Turns a request into an event; `at` is the time it says it came. */
export function toApiEvent(request: IncomingMessage, body: Buffer, at: Date): ApiEvent {
  const [pathname = '/', query = ''] = (request.url ?? '/').split(/\?(.*)/s);
  const { cookie, ...headers } = request.headers;
  const isText = body.length === 0 || TEXT.test(headers['content-type'] ?? '');
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: pathname,
    rawQueryString: query,
    ...(cookie && { cookies: cookie.split('; ') }),
    headers: joined(headers),
    ...(query && { queryStringParameters: joinedQuery(new URLSearchParams(query)) }),
    requestContext: contextOf(request, pathname, at),
    ...(body.length > 0 && { body: body.toString(isText ? 'utf8' : 'base64') }),
    isBase64Encoded: !isText,
  };
}

/** Turns what the handler returned into an answer. Without a `statusCode` it is the body of a 200, as API Gateway has it. */
export function fromApiResult(result: unknown): Answer {
  if (typeof result !== 'object' || result === null || !('statusCode' in result)) {
    const body = typeof result === 'string' ? result : JSON.stringify(result ?? null);
    return { statusCode: 200, headers: { 'content-type': 'application/json' }, body };
  }
  const { statusCode, headers = {}, cookies, body = '', isBase64Encoded } = result as ApiResult;
  const texts = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]);
  return {
    statusCode,
    headers: { ...Object.fromEntries(texts), ...(cookies && { 'set-cookie': cookies }) },
    body: isBase64Encoded ? Buffer.from(body, 'base64') : body,
  };
}

type ApiResult = {
  statusCode: number;
  headers?: Record<string, string | number | boolean>;
  cookies?: string[];
  body?: string;
  isBase64Encoded?: boolean;
};

function contextOf(request: IncomingMessage, path: string, at: Date): ApiEvent['requestContext'] {
  const { method = 'GET', headers, httpVersion, socket } = request;
  return {
    accountId: '000000000000',
    apiId: 'local',
    domainName: headers.host ?? 'localhost',
    domainPrefix: 'localhost',
    http: {
      method,
      path,
      protocol: `HTTP/${httpVersion}`,
      sourceIp: socket.remoteAddress ?? '127.0.0.1',
      userAgent: headers['user-agent'] ?? '',
    },
    requestId: randomUUID(),
    routeKey: '$default',
    stage: '$default',
    time: at.toUTCString(),
    timeEpoch: at.getTime(),
  };
}

function joined(headers: IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value].flat().join(',')]));
}

/** A parameter given several times is one text with commas. */
function joinedQuery(parameters: URLSearchParams): Record<string, string> {
  return Object.fromEntries([...new Set(parameters.keys())].map((name) => [name, parameters.getAll(name).join(',')]));
}
