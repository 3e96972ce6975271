import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { holdfast } from './spawn-holdfast.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'holdfast-remote-'));
  writeFileSync(join(folder, 'accounts.csv'), 'id\na1\n');
  writeFileSync(
    join(folder, 'map.yaml'),
    'source: crm\nfiles:\n  - { file: accounts.csv, record: account, columns: { accountId: id } }\n',
  );
});
afterEach(() => {
  rmSync(folder, { recursive: true });
  delete process.env.HOLDFAST_TOKEN;
});

type Answer = (request: IncomingMessage, response: ServerResponse) => unknown;

/** A deployment that answers as it is told, by method and path; `seen` are the requests it got. */
async function deployment(answers: Record<string, Answer>) {
  const seen: { route: string; body?: unknown; authorization?: string }[] = [];
  const server = createServer(async (request, response) => {
    const route = `${request.method} ${request.url?.replace(/\/imports\/\w+/, '/imports/{id}')}`;
    const isJson = request.headers['content-type'] === 'application/json';
    seen.push({ route, authorization: request.headers.authorization, ...(isJson && { body: await json(request) }) });
    await answers[route]?.(request, response);
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const signed: Answer = (_, response) => {
    const file = { name: 'accounts.csv', url: `${url}/bucket`, headers: {}, expiresAt: '2026-06-01T00:00:00Z' };
    response.end(JSON.stringify({ files: [file] }));
  };
  return { url, seen, signed };
}

const send = (status: number, body: object | string): Answer => {
  return (_, response) => response.writeHead(status).end(typeof body === 'string' ? body : JSON.stringify(body));
};
const importTo = (url: string) => holdfast('import', folder, '--map', join(folder, 'map.yaml'), '--api', url);

describe('an API key', () => {
  it('is shown where a deployment takes keys: below /with-key', async () => {
    process.env.HOLDFAST_TOKEN = 'hf_warehouse';
    const { url, seen } = await deployment({ 'POST /with-key/uploads': send(403, { detail: 'Not with this key.' }) });
    const { stderr } = await importTo(url);
    expect(stderr).toContain('Not with this key.');
    expect(seen).toMatchObject([{ route: 'POST /with-key/uploads', authorization: 'Bearer hf_warehouse' }]);
  });
});

describe('`holdfast import --api` ends with 1 and a remedy', () => {
  it.each<[string, Answer, string]>([
    ['is not known', send(401, { message: 'Unauthorized' }), 'set HOLDFAST_TOKEN to a fresh one'],
    ['may not import', send(403, { detail: 'This needs the role admin; yours is csm.' }), 'have the group "admin"'],
    ['asks a server of another kind', send(200, '<html>Welcome</html>'), 'but not as Holdfast does'],
    [
      'is refused',
      send(400, { detail: 'No.', errors: [{ path: 'body.files', message: 'why' }] }),
      'No. body.files: why',
    ],
  ])('when the caller %s', async (_, answer, says) => {
    const { url } = await deployment({ 'POST /uploads': answer });
    const { code, stderr } = await importTo(url);
    expect([code, stderr]).toEqual([1, expect.stringContaining(says)]);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  it('when a file is refused, naming the file and the reason', async () => {
    const answers: Record<string, Answer> = {
      'PUT /bucket': send(403, '<Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>'),
    };
    const { url, signed } = await deployment(answers);
    answers['POST /uploads'] = signed;
    const { code, stderr } = await importTo(url);
    expect([code, stderr]).toEqual([
      1,
      expect.stringContaining('accounts.csv could not be uploaded (403 AccessDenied)'),
    ]);
    expect(stderr).toContain('Run the same command again');
  });

  it('when the connection breaks off in the middle of a large file', async () => {
    const answers: Record<string, Answer> = {
      'PUT /bucket': (request) => request.once('data', () => request.destroy()),
    };
    const { url, signed } = await deployment(answers);
    answers['POST /uploads'] = signed;
    writeFileSync(join(folder, 'accounts.csv'), `id\n${'x\n'.repeat(10_000_000)}`);
    const { code, stderr } = await importTo(url);
    expect([code, stderr]).toEqual([
      1,
      expect.stringMatching(/accounts\.csv could not be uploaded \(.*(ECONNRESET|EPIPE|hang up)/),
    ]);
  });

  it('when the import was stopped', async () => {
    const answers: Record<string, Answer> = {
      'PUT /bucket': (request, response) => request.resume().once('end', () => response.end()),
      'POST /imports': send(202, {}),
      'GET /imports/{id}': send(200, { state: 'failed', reason: 'Sandbox.Timedout' }),
    };
    const { url, signed } = await deployment(answers);
    answers['POST /uploads'] = signed;
    const { code, stderr } = await importTo(url);
    expect([code, stderr]).toEqual([1, expect.stringContaining('was stopped. Sandbox.Timedout')]);
  });
});

it('sends the token with what it asks of the API, and not with the files', async () => {
  process.env.HOLDFAST_TOKEN = 'the-token';
  const answers: Record<string, Answer> = {
    'PUT /bucket': (request, response) => request.resume().once('end', () => response.end()),
    'POST /imports': send(202, {}),
    'GET /imports/{id}': send(200, { state: 'refused', faults: [{ file: 'map.yaml', path: '', message: 'a fault' }] }),
  };
  const { url, seen, signed } = await deployment(answers);
  answers['POST /uploads'] = signed;
  const { code, stderr } = await importTo(url);
  expect([code, stderr]).toEqual([1, expect.stringContaining('map.yaml: a fault')]);
  expect(seen.map(({ route, authorization }) => [route, authorization])).toEqual([
    ['POST /uploads', 'Bearer the-token'],
    ['PUT /bucket', undefined],
    ['POST /imports', 'Bearer the-token'],
    ['GET /imports/{id}', 'Bearer the-token'],
  ]);
  expect(seen[2]?.body).toMatchObject({ source: 'crm', importId: expect.any(String), mapping: { file: 'map.yaml' } });
});

it('asks again when the API has a bad moment, under the same id', async () => {
  let asked = 0;
  const answers: Record<string, Answer> = {
    'PUT /bucket': (request, response) => request.resume().once('end', () => response.end()),
    'POST /imports': (request, response) => send(asked++ === 0 ? 503 : 202, {})(request, response),
    'GET /imports/{id}': send(200, { state: 'refused', faults: [] }),
  };
  const { url, seen, signed } = await deployment(answers);
  answers['POST /uploads'] = signed;
  await importTo(url);
  const wishes = seen.filter(({ route }) => route === 'POST /imports').map(({ body }) => body);
  expect(wishes).toHaveLength(2);
  expect(wishes[0]).toEqual(wishes[1]);
});
