import { request } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { ApiEvent } from '../../lib/local/api-event.ts';
import { PortInUse } from '../../lib/local/errors.ts';
import { serveApi } from '../../lib/local/serve-api.ts';

async function open(handler: (event: ApiEvent) => unknown = (event) => event, port = 0) {
  const endpoint = await serveApi(async (event) => handler(event), { port });
  onTestFinished(() => endpoint.close());
  return endpoint.url;
}
const seen = async (response: Response) => (await response.json()) as ApiEvent;

describe('a request becomes an event of payload format 2.0', () => {
  it('with path, query, headers and cookies', async () => {
    const url = await open();
    const headers = { 'X-One': '1', cookie: 'a=1; b=2' };
    const event = await seen(await fetch(`${url}/accounts/a%2Fb?tag=x&tag=y&q=%C3%A9`, { headers }));
    expect(event).toMatchObject({
      version: '2.0',
      routeKey: '$default',
      rawPath: '/accounts/a%2Fb',
      rawQueryString: 'tag=x&tag=y&q=%C3%A9',
      queryStringParameters: { tag: 'x,y', q: 'é' },
      cookies: ['a=1', 'b=2'],
      headers: { 'x-one': '1' },
      requestContext: { http: { method: 'GET', path: '/accounts/a%2Fb', sourceIp: '127.0.0.1' }, stage: '$default' },
      isBase64Encoded: false,
    });
    expect(event.body).toBeUndefined();
  });

  it.each([
    ['application/json', '{"a":"é"}', false],
    ['application/problem+json; charset=utf-8', '{}', false],
    ['application/x-www-form-urlencoded', 'a=1', false],
    ['application/octet-stream', Buffer.from([0, 255, 128]), true],
  ])('with a body of %s', async (type, body, isBase64Encoded) => {
    const url = await open();
    const event = await seen(await fetch(url, { method: 'POST', body, headers: { 'content-type': type } }));
    expect(event.isBase64Encoded).toBe(isBase64Encoded);
    expect(Buffer.from(event.body!, isBase64Encoded ? 'base64' : 'utf8')).toEqual(Buffer.from(body));
  });
});

describe('the answer', () => {
  it('is what the handler returned', async () => {
    const url = await open(() => ({
      statusCode: 201,
      headers: { 'Content-Type': 'text/plain' },
      body: 'made',
      cookies: ['a=1', 'b=2'],
    }));
    const response = await fetch(url);
    expect([response.status, response.headers.get('content-type'), await response.text()]).toEqual([
      201,
      'text/plain',
      'made',
    ]);
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
  });

  it('is bytes when the handler gave base64', async () => {
    const bytes = Buffer.from([0, 255, 128]);
    const url = await open(() => ({ statusCode: 200, body: bytes.toString('base64'), isBase64Encoded: true }));
    expect(Buffer.from(await (await fetch(url)).arrayBuffer())).toEqual(bytes);
  });

  it('to HEAD has the length and no body', async () => {
    const url = await open(() => ({ statusCode: 200, body: 'twelve bytes' }));
    const response = await fetch(url, { method: 'HEAD' });
    expect([response.headers.get('content-length'), await response.text()]).toEqual(['12', '']);
  });

  it('is a 500 without detail when the handler fails', async () => {
    const url = await open(() => {
      throw new Error('a secret');
    });
    const response = await fetch(url);
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('secret');
  });

  it('is 413 to a body of more than a megabyte', async () => {
    const url = await open();
    const response = await fetch(url, { method: 'POST', body: Buffer.alloc(1024 * 1024 + 1) });
    expect(response.status).toBe(413);
  });

  it.each(['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example:80'])(
    'is 421 to the host %j',
    async (host) => {
      const url = await open();
      const status = await new Promise((resolve) => {
        request(url, { headers: { host } }, (response) => resolve(response.resume().statusCode)).end();
      });
      expect(status).toBe(421);
    },
  );
});

describe('what changes something', () => {
  const post = async (headers: Record<string, string>, method = 'POST') => {
    const url = await open(() => ({ statusCode: 200, body: 'done' }));
    const own = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value.replace('OWN', url)]));
    const sent = { method, headers: { ...own, 'content-type': 'application/x-www-form-urlencoded' } };
    return new Promise((resolve) => {
      request(url, sent, (response) => resolve(response.resume().statusCode)).end(method === 'GET' ? undefined : 'a=1');
    });
  };

  it.each([
    ['a program, which says nothing of where it is', {}, 200],
    ['a page of the console', { 'sec-fetch-site': 'same-origin', origin: 'OWN' }, 200],
    [
      'a page of mail preferences, which keeps its address to itself',
      { 'sec-fetch-site': 'same-origin', origin: 'null' },
      200,
    ],
    ['a person who typed the address', { 'sec-fetch-site': 'none' }, 200],
    ['a page of another site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }, 403],
    [
      'a page that another port of this machine serves',
      { 'sec-fetch-site': 'same-site', origin: 'http://127.0.0.1:1' },
      403,
    ],
    ['a page of the console in an older browser', { origin: 'OWN' }, 200],
    ['a page of another site in an older browser', { origin: 'https://evil.example' }, 403],
    ['a page of nobody in an older browser', { origin: 'null' }, 403],
  ])('is taken from %s, or not', async (_, headers, status) => {
    expect(await post(headers)).toBe(status);
  });

  it('is told from what only looks, which the browser keeps from the page that asked', async () => {
    expect(await post({ 'sec-fetch-site': 'cross-site' }, 'GET')).toBe(200);
  });
});

it('says that a port is taken', async () => {
  const url = await open();
  const port = Number(new URL(url).port);
  await expect(open(undefined, port)).rejects.toThrow(PortInUse);
  await expect(open(undefined, port)).rejects.toThrow(`Port ${port} of 127.0.0.1 is taken`);
});
