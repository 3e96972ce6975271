import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { afterEach, describe, expect, it } from 'vitest';
import { publicAddress } from '../../../lib/adapters/webhooks/public-address.ts';
import { httpWebhookSender } from '../../../lib/adapters/webhooks/webhook-sender.ts';

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const OLDER = 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD';
const sender = httpWebhookSender({ allowLoopback: true });
const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

type Received = { headers: IncomingMessage['headers']; body: string };

/** An endpoint that writes down what it receives and answers as told. */
async function anEndpoint(status: number, headers: Record<string, string> = {}) {
  const received: Received[] = [];
  const listener: RequestListener = async (request, response) => {
    const chunks = await Array.fromAsync(request);
    received.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
    response.writeHead(status, headers).end('answered');
  };
  const server = createServer(listener).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, received };
}

const now = () => Math.floor(Date.now() / 1000);
const request = (url: string) => ({
  url,
  id: 'run.1-webhook',
  timestamp: now(),
  body: '{"name":"Zürich"}',
  secrets: [SECRET],
});

describe('a webhook', () => {
  it('carries a signature that Standard Webhooks verifies', async () => {
    const { url, received } = await anEndpoint(204);
    expect(await sender.send(request(url))).toEqual({ kind: 'answered', status: 204, retryAfterInSeconds: undefined });
    const [{ headers, body }] = received as [Received];
    expect(new Webhook(SECRET).verify(body, headers as Record<string, string>)).toEqual({ name: 'Zürich' });
    expect(headers['webhook-id']).toBe('run.1-webhook');
    expect(() => new Webhook(OLDER).verify(body, headers as Record<string, string>)).toThrow();
  });

  it('verifies with either secret while one replaces the other', async () => {
    const { url, received } = await anEndpoint(200);
    await sender.send({ ...request(url), secrets: [SECRET, OLDER] });
    const [{ headers, body }] = received as [Received];
    for (const secret of [SECRET, OLDER]) new Webhook(secret).verify(body, headers as Record<string, string>);
  });

  it.each([
    ['a redirect, which is not followed', 302, { location: 'http://169.254.169.254/' }, undefined],
    ['a number of seconds to wait', 429, { 'retry-after': '120' }, 120],
    ['an endpoint that is gone', 410, {}, undefined],
  ] as const)('tells of %s', async (_, status, headers, retryAfterInSeconds) => {
    const { url, received } = await anEndpoint(status, headers);
    expect(await sender.send(request(url))).toEqual({ kind: 'answered', status, retryAfterInSeconds });
    expect(received).toHaveLength(1);
  });

  it('understands a date to wait for', async () => {
    const { url } = await anEndpoint(503, { 'retry-after': new Date((now() + 90) * 1000).toUTCString() });
    const answer = await sender.send(request(url));
    expect(answer).toMatchObject({ kind: 'answered', status: 503 });
    expect(answer.kind === 'answered' && answer.retryAfterInSeconds).toBeGreaterThan(80);
  });

  it('tells of an endpoint that nobody serves', async () => {
    const { url } = await anEndpoint(200);
    for (const server of servers.splice(0)) server.close();
    expect(await sender.send(request(url))).toEqual({ kind: 'unreachable', reason: 'ECONNREFUSED' });
  });
});

describe('an address', () => {
  it.each([
    ['127.0.0.1', 'loopback'],
    ['10.1.2.3', 'private'],
    ['192.168.0.1', 'private'],
    ['172.16.0.1', 'private'],
    ['169.254.169.254', 'linkLocal'],
    ['100.64.0.1', 'carrierGradeNat'],
    ['0.0.0.0', 'unspecified'],
    ['224.0.0.1', 'multicast'],
    ['::1', 'loopback'],
    ['[::1]', 'loopback'],
    ['fd00:ec2::254', 'uniqueLocal'],
    ['fe80::1', 'linkLocal'],
    ['::ffff:10.0.0.1', 'private'],
    ['64:ff9b::a00:1', 'rfc6052'],
    ['localhost', 'loopback'],
  ])('%s is refused as %s', async (host, range) => {
    expect(await publicAddress(host, false)).toEqual({
      refused: `the host resolves to a ${range} address; webhooks go to public addresses only`,
    });
  });

  it.each(['93.184.216.34', '2606:2800:220:1:248:1893:25c8:1946'])('%s is public', async (host) => {
    expect(await publicAddress(host, false)).toMatchObject({ address: host });
  });

  it('on this machine is refused where it is not allowed, and nothing is sent', async () => {
    const { url, received } = await anEndpoint(200);
    const answer = await httpWebhookSender({ allowLoopback: false }).send(request(url));
    expect(answer).toMatchObject({ kind: 'refused' });
    expect(received).toEqual([]);
  });

  it('in a private network is refused even where loopback is allowed', async () => {
    expect(await publicAddress('169.254.169.254', true)).toHaveProperty('refused');
  });
});
