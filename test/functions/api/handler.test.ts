import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { identityFromClaims, localIdentity } from '../../../functions/api/identity.ts';
import { createWholeApi } from '../../../functions/api/whole-api.ts';
import { httpEvent } from '../../factories/http-event.ts';
import { aSummary } from '../../factories/portfolio.ts';
import { apiUnderTest } from './api-under-test.ts';

let api: Awaited<ReturnType<typeof apiUnderTest>>;
beforeAll(async () => {
  api = await apiUnderTest(identityFromClaims);
});
afterAll(() => api.close());

const claims = (...groups: string[]) => ({ sub: 'someone', 'cognito:groups': `[${groups.join(' ')}]` });

describe('the API handler', () => {
  it('tells the health to anyone', async () => {
    expect(await api.call('/health')).toMatchObject({ status: 200, body: { status: 'ok' } });
  });

  it.each([
    ['nobody', undefined, 401],
    ['a stranger without a role', claims('marketing'), 403],
    ['a viewer', claims('viewer'), 200],
    ['an admin who is also a viewer', claims('viewer', 'admin'), 200],
  ])('answers /accounts to %s with the right status', async (_, given, status) => {
    expect((await api.call('/accounts', { claims: given })).status).toBe(status);
  });

  it.each([
    ['GET', '/nowhere', 404],
    ['GET', '/accounts/a/b/c', 404],
    ['DELETE', '/accounts', 405],
    ['PUT', '/health', 405],
  ])('answers %s %s with %i as a problem document', async (method, path, status) => {
    const answer = await api.call(path, { method, claims: claims('admin') });
    expect(answer).toMatchObject({ status, body: { type: 'about:blank', status } });
    expect(answer.headers['content-type']).toBe('application/problem+json');
  });

  it('names the methods that an address takes', async () => {
    expect((await api.call('/accounts', { method: 'POST' })).headers.allow).toBe('GET');
  });

  it('says nothing of the inside when something unexpected fails, and logs it', async () => {
    const logged: Error[] = [];
    const failing = { ...api.ports.days, latestDaySummary: () => Promise.reject(new Error('secret table name')) };
    const options = { identify: localIdentity, onProblem: (error: Error) => void logged.push(error) };
    const response = await createWholeApi({ ...api.ports, days: failing }, options)(httpEvent('/health'), {});
    expect(response.statusCode).toBe(500);
    expect(response.body).not.toContain('secret');
    expect(logged[0]?.message).toBe('secret table name');
  });

  it('never sends an answer that does not fit its schema', async () => {
    await api.ports.days.writeDaySummary(aSummary('2026-03-01', { accounts: -1 }));
    const answer = await api.call('/summary', { claims: claims('viewer') });
    expect(answer.status).toBe(500);
    expect(api.logged.at(-1)).toMatchObject({ name: 'AnswerMalformed', message: expect.stringContaining('accounts') });
  });
});
