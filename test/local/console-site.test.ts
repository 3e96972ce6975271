import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { consoleSite } from '../../lib/local/console-site.ts';
import type { Endpoint } from '../../lib/local/loopback-server.ts';
import { serveApi } from '../../lib/local/serve-api.ts';

const dir = mkdtempSync(join(tmpdir(), 'holdfast-site-'));
let endpoint: Endpoint;

beforeAll(async () => {
  const answerPath = async ({ rawPath }: { rawPath: string }) => ({ statusCode: 200, body: `api ${rawPath}` });
  endpoint = await serveApi(answerPath, { port: 0, site: consoleSite(dir) });
});
afterAll(async () => {
  await endpoint.close();
  rmSync(dir, { recursive: true });
});

const ask = (path: string, accept: string) => fetch(`${endpoint.url}${path}`, { headers: { accept } });
const page = 'text/html,application/xhtml+xml';
const json = 'application/json';

describe('the console beside the API', () => {
  it('says how it is built while it is not', async () => {
    const answer = await ask('/accounts', page);
    expect(answer.status).toBe(503);
    expect(await answer.text()).toContain('npm run build:console');
    expect(await (await ask('/accounts', json)).text()).toBe('api /accounts');
  });

  it.each([
    ['/', page, 'the console'],
    ['/accounts/a-1', page, 'the console'],
    ['/accounts/a-1', json, 'api /accounts/a-1'],
    ['/accounts', '*/*', 'api /accounts'],
    ['/api/accounts', page, 'api /accounts'],
    ['/api/accounts', json, 'api /accounts'],
    ['/unsubscribe/t-1', page, 'api /unsubscribe/t-1'],
    ['/openapi.json', page, 'api /openapi.json'],
    ['/assets/main-1.js', '*/*', 'code'],
  ])('GET %s that accepts %s is answered with %s', async (path, accept, expected) => {
    mkdirSync(join(dir, 'assets'), { recursive: true });
    writeFileSync(join(dir, 'index.html'), 'the console');
    writeFileSync(join(dir, 'assets', 'main-1.js'), 'code');
    expect(await (await ask(path, accept)).text()).toBe(expected);
  });

  it('tells the console where the API is', async () => {
    expect(await (await ask('/config.json', json)).json()).toEqual({ apiUrl: '/api', environment: 'local' });
  });

  it('keeps files with a hash in their name for good, and asks after pages each time', async () => {
    expect((await ask('/assets/main-1.js', '*/*')).headers.get('cache-control')).toContain('immutable');
    expect((await ask('/', page)).headers.get('cache-control')).toBe('no-cache');
  });

  it('serves no page under a name of its own', async () => {
    const { request } = await import('node:http');
    const status = await new Promise((resolve) => {
      const asked = request(`${endpoint.url}/`, { headers: { host: 'evil.example', accept: page } });
      asked.on('response', (answer) => resolve(answer.statusCode)).end();
    });
    expect(status).toBe(421);
  });
});
