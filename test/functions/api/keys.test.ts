import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { identityAtKeyboard } from '../../../functions/api/identity.ts';
import { identityOfKey } from '../../../functions/api/identity-of-key.ts';
import type { ApiKeyStore } from '../../../lib/ports/people.ts';
import type { Clock } from '../../../lib/ports/system.ts';
import { apiUnderTest, today } from './api-under-test.ts';

let api: Awaited<ReturnType<typeof apiUnderTest>>;
beforeAll(async () => {
  const ports: { apiKeys?: ApiKeyStore; clock: Clock } = { clock: { now: () => today } };
  api = await apiUnderTest((event) => identityOfKey(ports as Required<typeof ports>, identityAtKeyboard())(event));
  ports.apiKeys = api.ports.apiKeys;
});
afterAll(() => api.close());

const make = async (wish: object) =>
  (await api.call('/keys', { json: { name: 'Warehouse', role: 'csm', ...wish } })).body;
const calling = (token: string, target = '/me', options: object = {}) =>
  api.call(target, { ...options, headers: { authorization: `Bearer ${token}` } });

describe('an API key', () => {
  it('is told once, and lets a program do what its role may', async () => {
    const { token, key } = await make({});
    expect(token).toMatch(/^hf_[0-9a-f]{64}$/);
    expect((await calling(token)).body).toEqual({
      ...{ subject: `key-${key.keyId}`, name: 'Warehouse (API key)', role: 'csm', roles: ['csm'] },
    });
    expect((await calling(token, '/tasks')).status).toBe(200);
    expect((await calling(token, '/company')).status).toBe(403);
    expect(JSON.stringify((await api.call('/keys')).body)).not.toContain(token);
  });

  it('is kept as a hash only, of which the id is a part', async () => {
    const { token, key } = await make({});
    const kept = await api.ports.apiKeys.find(token);
    expect(kept?.keyId).toBe(key.keyId);
    expect(JSON.stringify(kept)).not.toContain(token.slice(3, 20));
  });

  it('says on which day it was used last', async () => {
    const { token, key } = await make({ name: 'Used' });
    expect(key.usedDay).toBeUndefined();
    await calling(token);
    const { keys } = (await api.call('/keys')).body;
    expect(keys.find(({ keyId }: { keyId: string }) => keyId === key.keyId)).toMatchObject({ usedDay: '2026-03-02' });
  });

  it('counts below /with-key as well, where API Gateway asks for no token', async () => {
    const { token } = await make({});
    expect((await calling(token, '/with-key/me')).status).toBe(200);
  });

  it('is good for nothing once it is revoked, and can be revoked once', async () => {
    const { token, key } = await make({});
    expect((await api.call(`/keys/${key.keyId}/revoke`, { json: {} })).status).toBe(200);
    expect((await calling(token)).status).toBe(401);
    expect((await api.call(`/keys/${key.keyId}/revoke`, { json: {} })).status).toBe(404);
    const { keys } = (await api.call('/keys')).body;
    const line = keys.find(({ keyId }: { keyId: string }) => keyId === key.keyId);
    expect(line).toMatchObject({ good: false, revokedBy: 'local', revokedAt: today.toISOString() });
  });

  it('is good up to and including its last day', async () => {
    const { token, key } = await make({ lastDay: '2026-03-02' });
    expect((await calling(token)).status).toBe(200);
    const past = { ...key, lastDay: '2026-03-01' };
    await api.ports.apiKeys.create(`hf_${'a'.repeat(64)}`, past);
    expect((await calling(`hf_${'a'.repeat(64)}`)).status).toBe(401);
    expect((await api.call('/keys', { json: { name: 'x', role: 'csm', lastDay: '2026-03-01' } })).status).toBe(409);
  });

  it.each([`hf_${'0'.repeat(64)}`, 'hf_', 'hf_short', `hf_${'G'.repeat(64)}`])(
    'that is none (%s) makes its bearer nobody, even where others need no sign-in',
    async (token) => {
      expect(await calling(token)).toMatchObject({ status: 401, body: { title: 'Not signed in' } });
    },
  );

  it('cannot make keys or let people in, whatever its role', async () => {
    const { token } = await make({ role: 'admin' });
    const wish = { json: { name: 'Another', role: 'admin' } };
    expect((await calling(token, '/keys', wish)).status).toBe(403);
    const invitation = { json: { address: 'eve@us.test', role: 'admin' } };
    expect((await calling(token, '/people', invitation)).status).toBe(403);
    expect((await calling(token, '/keys')).status).toBe(200);
  });

  it('is one of at most fifty', async () => {
    const good = async () => (await api.call('/keys')).body.keys.filter((key: { good: boolean }) => key.good).length;
    while ((await good()) < 50)
      expect((await api.call('/keys', { json: { name: 'x', role: 'viewer' } })).status).toBe(200);
    expect((await api.call('/keys', { json: { name: 'x', role: 'viewer' } })).status).toBe(409);
  });
});
