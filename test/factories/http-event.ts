import type { HttpEvent } from '../../functions/api/http-event.ts';

/** An API Gateway event for `GET /path?query`; `json` is sent as the body of a POST. */
export function httpEvent(
  target: string,
  {
    method,
    json,
    raw,
    headers = {},
    claims,
  }: {
    method?: string;
    json?: unknown;
    raw?: string;
    headers?: Record<string, string>;
    claims?: Record<string, unknown>;
  } = {},
): HttpEvent {
  const [rawPath = '/', rawQueryString = ''] = target.split(/\?(.*)/s);
  const type: Record<string, string> = json === undefined ? {} : { 'content-type': 'application/json' };
  return {
    version: '2.0',
    rawPath,
    rawQueryString,
    headers: { ...type, ...headers },
    body: raw ?? (json === undefined ? undefined : JSON.stringify(json)),
    isBase64Encoded: false,
    requestContext: {
      requestId: 'request-1',
      http: { method: method ?? (json === undefined ? 'GET' : 'POST') },
      ...(claims && { authorizer: { jwt: { claims } } }),
    },
  };
}
