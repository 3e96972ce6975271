import type { IncomingMessage } from 'node:http';
import { createRemoteJWKSet, type JWTPayload, jwtVerify } from 'jose';
import type { HttpEvent } from '../../../functions/api/http-event.ts';
import type { ApiHandler } from '../../../functions/api/serve-routes.ts';
import { fromApiResult, toApiEvent } from '../../../lib/local/api-event.ts';
import { type Answer, type Endpoint, readBody, serveLoopback } from '../../../lib/local/loopback-server.ts';

type GatewayOptions = { issuer: string; audience: string; origin: string };

const UNAUTHORIZED: Answer = { statusCode: 401, body: '{"message":"Unauthorized"}' };

/** `endTokens` has every token refused that was shown so far, as when its time is over. */
export type Gateway = Endpoint & { endTokens(): void };

/**
 * What API Gateway does in front of a function of the API: it lets in tokens of `issuer` for `audience` only, tells the function
 * their claims, and lets pages of `origin` ask.
 */
export async function openGateway(handler: ApiHandler, { issuer, audience, origin }: GatewayOptions): Promise<Gateway> {
  const keys = createRemoteJWKSet(new URL(`${issuer}/jwks`));
  const shown = new Set<string>();
  const ended = new Set<string>();
  const authorise = async (token: string) => (await jwtVerify(token, keys, { issuer, audience })).payload;
  const answer = async (request: IncomingMessage): Promise<Answer> => {
    if (request.method === 'OPTIONS') return { statusCode: 204 };
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
    const claims = await authorise(token).catch(() => undefined);
    if (!claims || ended.has(token)) return UNAUTHORIZED;
    shown.add(token);
    const body = (await readBody(request)) ?? Buffer.from('');
    return fromApiResult(await handler(withClaims(toApiEvent(request, body, new Date()), claims), {}));
  };
  const endpoint = await serveLoopback(async (request) => allowed(await answer(request), origin));
  return { ...endpoint, endTokens: () => [...shown].map((token) => ended.add(token)) };
}

/** Claims as API Gateway hands them over: a list is the text `[csm leader]`. */
function withClaims(event: ReturnType<typeof toApiEvent>, payload: JWTPayload): HttpEvent {
  const texts = Object.entries(payload).map(([name, value]) => [
    name,
    Array.isArray(value) ? `[${value.join(' ')}]` : String(value),
  ]);
  const jwt = { claims: Object.fromEntries(texts) };
  return { ...event, requestContext: { ...event.requestContext, authorizer: { jwt } } };
}

const allowed = (answer: Answer, origin: string): Answer => ({
  ...answer,
  headers: {
    ...answer.headers,
    'access-control-allow-origin': origin,
    'access-control-allow-methods': 'GET,POST',
    'access-control-allow-headers': 'authorization,content-type',
  },
});
