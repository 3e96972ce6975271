import type { IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { AttemptAnswer } from '../../domain/messages/webhook-retries.ts';
import type { WebhookRequest, WebhookSender } from '../../ports/delivery.ts';
import { type Address, publicAddress } from './public-address.ts';
import { signWebhook } from './sign-webhook.ts';

// Not imported: an ES import of node:http also loads HTTP/2, fetch and WebSocket, some 30 ms of a cold start.
const { request: requestHttp } = process.getBuiltinModule('node:http');

const TIMEOUT_IN_MS = 15_000;

/** Webhooks over HTTP(S), signed. Redirects are not followed; the connection goes to the very address that was checked. */
export function httpWebhookSender({ allowLoopback }: { allowLoopback: boolean }): WebhookSender {
  return {
    async send(request) {
      try {
        const address = await publicAddress(new URL(request.url).hostname, allowLoopback);
        if ('refused' in address) return { kind: 'refused', reason: address.refused };
        return await post(request, address);
      } catch (error) {
        return { kind: 'unreachable', reason: reasonOf(error as NodeJS.ErrnoException) };
      }
    },
  };
}

function post(request: WebhookRequest, { address, family }: Address): Promise<AttemptAnswer> {
  const send = request.url.startsWith('https:') ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const outgoing = send(
      request.url,
      {
        method: 'POST',
        headers: headersOf(request),
        agent: false,
        signal: AbortSignal.timeout(TIMEOUT_IN_MS),
        // A second look-up could answer with another address than the one that was checked.
        lookup: (_host, options, callback) =>
          options.all ? callback(null, [{ address, family }]) : callback(null, address, family),
      },
      (incoming) => {
        incoming
          .on('error', reject)
          .on('end', () => resolve(answerOf(incoming, request.timestamp)))
          .resume();
      },
    );
    outgoing.on('error', reject).end(request.body);
  });
}

function headersOf({ id, timestamp, body, secrets }: WebhookRequest): Record<string, string> {
  return {
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
    'user-agent': 'Holdfast',
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': signWebhook({ id, timestamp, body }, secrets),
  };
}

function answerOf({ statusCode = 0, headers }: IncomingMessage, timestamp: number): AttemptAnswer {
  const retryAfter = headers['retry-after'];
  return {
    kind: 'answered',
    status: statusCode,
    retryAfterInSeconds: retryAfter ? secondsIn(retryAfter, timestamp) : undefined,
  };
}

/** `Retry-After` is a number of seconds or a date. */
function secondsIn(retryAfter: string, timestamp: number): number | undefined {
  const seconds = /^\d+$/.test(retryAfter) ? Number(retryAfter) : Date.parse(retryAfter) / 1000 - timestamp;
  return Number.isFinite(seconds) && seconds > 0 ? Math.ceil(seconds) : undefined;
}

function reasonOf({ name, code }: NodeJS.ErrnoException): string {
  if (name === 'TimeoutError' || name === 'AbortError') return `no answer within ${TIMEOUT_IN_MS / 1000} seconds`;
  return code ?? name;
}
