import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { authorOf, identityAtKeyboard, identityFromClaims } from '../../../functions/api/identity.ts';
import type { Role } from '../../../lib/domain/people/role.ts';
import { httpEvent } from '../../factories/http-event.ts';
import { apiUnderTest } from './api-under-test.ts';

const atKeyboard = (headers: Record<string, string>, most?: Role) =>
  identityAtKeyboard(most)(httpEvent('/me', { headers }));

describe('the person at the keyboard', () => {
  it('may do everything, under no name, unless they say otherwise', () => {
    expect(atKeyboard({})).toEqual({ subject: 'local', role: 'admin', most: 'admin' });
  });

  it('is known by the address that they give', () => {
    expect(atKeyboard({ 'x-holdfast-person': ' ada@us.test ' })).toMatchObject({ name: 'ada@us.test' });
  });

  it.each(['', 'ada', 'a@b c', '@', `${'a'.repeat(250)}@us.test`])(
    'is not known by %j, which is no address',
    (name) => {
      expect(atKeyboard({ 'x-holdfast-person': name })).not.toHaveProperty('name');
    },
  );

  it.each<[wished: string, most: Role, role: Role]>([
    ['viewer', 'admin', 'viewer'],
    ['csm', 'leader', 'csm'],
    ['admin', 'leader', 'leader'],
    ['leader', 'viewer', 'viewer'],
    ['emperor', 'csm', 'csm'],
  ])('who wants to be %s where %s is the most is %s', (wished, most, role) => {
    expect(atKeyboard({ 'x-holdfast-role': wished }, most)).toMatchObject({ role, most });
  });
});

describe('who is put on record', () => {
  it.each([
    [{ subject: 's', name: 'ada@us.test' }, 'ada@us.test'],
    [{ subject: 's' }, 's'],
    [undefined, 'unknown'],
  ])('of %j is %s', (identity, author) => {
    expect(authorOf(identity)).toBe(author);
  });
});

describe('GET /me', () => {
  let api: Awaited<ReturnType<typeof apiUnderTest>>;
  beforeAll(async () => {
    api = await apiUnderTest(identityFromClaims);
  });
  afterAll(() => api.close());

  it('tells who is asking', async () => {
    const claims = { sub: 'u-1', email: 'ada@us.test', 'cognito:groups': '[csm leader]' };
    const { body } = await api.call('/me', { claims });
    expect(body).toEqual({ subject: 'u-1', name: 'ada@us.test', role: 'leader', roles: ['leader'] });
  });

  it('says to who has no role of ours that they have none', async () => {
    expect(await api.call('/me', { claims: { sub: 'u-2' } })).toMatchObject({
      status: 403,
      body: { detail: expect.stringContaining('Ask an administrator of Holdfast to give you a role') },
    });
  });

  it('offers the roles that one may choose where one may choose', async () => {
    const local = await apiUnderTest(identityAtKeyboard('csm'));
    const { body } = await local.call('/me', { headers: { 'x-holdfast-role': 'viewer' } });
    await local.close();
    expect(body).toEqual({ subject: 'local', role: 'viewer', roles: ['viewer', 'csm'] });
  });
});
