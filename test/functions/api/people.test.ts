import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localIdentity } from '../../../functions/api/identity.ts';
import { createWholeApi } from '../../../functions/api/whole-api.ts';
import { httpEvent } from '../../factories/http-event.ts';
import { apiUnderTest } from './api-under-test.ts';

let api: Awaited<ReturnType<typeof apiUnderTest>>;
beforeAll(async () => {
  api = await apiUnderTest();
});
afterAll(() => api.close());

const invite = async (address: string, role: string) => (await api.call('/people', { json: { address, role } })).body;
const people = async () => (await api.call('/people')).body.people;

describe('people', () => {
  it('are invited with a role, listed by address, given another role, and removed', async () => {
    const ann = await invite('ann@us.test', 'admin');
    const bob = await invite('bob@us.test', 'csm');
    expect(bob).toMatchObject({ address: 'bob@us.test', role: 'csm', state: 'active' });
    expect((await people()).map(({ address }: { address: string }) => address)).toEqual(['ann@us.test', 'bob@us.test']);
    expect((await api.call(`/people/${bob.personId}/role`, { json: { role: 'leader' } })).status).toBe(200);
    expect((await people())[1]).toMatchObject({ role: 'leader' });
    expect((await api.call(`/people/${bob.personId}/remove`, { json: {} })).status).toBe(200);
    expect(await people()).toEqual([ann]);
  });

  it('cannot be invited twice', async () => {
    expect(await api.call('/people', { json: { address: 'Ann@us.test', role: 'viewer' } })).toMatchObject({
      status: 409,
      body: { detail: expect.stringContaining('has this address already') },
    });
  });

  it('are never without an administrator', async () => {
    const [ann] = await people();
    const only = { status: 409, body: { detail: expect.stringContaining('the only administrator') } };
    expect(await api.call(`/people/${ann.personId}/role`, { json: { role: 'csm' } })).toMatchObject(only);
    expect(await api.call(`/people/${ann.personId}/remove`, { json: {} })).toMatchObject(only);
    await invite('cyd@us.test', 'admin');
    expect((await api.call(`/people/${ann.personId}/role`, { json: { role: 'csm' } })).status).toBe(200);
  });

  it.each(['role', 'remove'])('who are not there cannot be changed (%s)', async (what) => {
    const json = what === 'role' ? { role: 'admin' } : {};
    expect((await api.call(`/people/nobody/${what}`, { json })).status).toBe(404);
  });

  it('that an identity provider of the company knows are changed there', async () => {
    const elsewhere = createWholeApi({ ...api.ports, people: undefined }, { identify: localIdentity });
    expect(JSON.parse((await elsewhere(httpEvent('/people'), {})).body)).toEqual({ keptHere: false, people: [] });
    const event = httpEvent('/people', { json: { address: 'a@us.test', role: 'csm' } });
    const answer = await elsewhere(event, {});
    expect([answer.statusCode, JSON.parse(answer.body).detail]).toEqual([
      409,
      expect.stringContaining("company's own identity provider"),
    ]);
  });
});
