import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../../lib/domain/people/role.ts';
import { anAccount, dossierOf } from '../../factories/dossiers.ts';
import { publishSomeFiles } from '../../factories/workflows.ts';
import { apiUnderTest } from './api-under-test.ts';

let api: Awaited<ReturnType<typeof apiUnderTest>>;
let role: Role = 'csm';
const path = '/accounts/acc-1/overrides';
const body = { set: { band: 'red' }, until: '2026-05-01', because: 'They told us that they look elsewhere.' };

beforeAll(async () => {
  api = await apiUnderTest(() => ({ subject: 'ann', role }));
  const { profile } = dossierOf([anAccount('2026-01-01', { accountId: 'acc-1' })]);
  await api.ports.records.write({ profiles: [profile], months: [], newAccountIds: ['acc-1'] });
  await publishSomeFiles(api.ports.workflows);
});
afterAll(() => api.close());

const set = (over: object = {}, to = path) => api.call(to, { json: { ...body, ...over } });

describe('POST /accounts/{accountId}/overrides', () => {
  it('keeps what a CSM sets, from today on, in the name of who is signed in', async () => {
    expect(await set()).toMatchObject({
      status: 200,
      body: { ...body, from: '2026-03-02', by: 'ann', accountId: 'acc-1', overrideId: expect.any(String) },
    });
  });

  it.each([
    ['a band that nobody sets', { set: { band: 'unknown' } }, 'body.set'],
    ['two things at once', { set: { band: 'red', score: 3 } }, 'body.set'],
    ['a score above 100', { set: { score: 101 } }, 'body.set.score'],
    ['no reason', { because: '  ' }, 'body.because'],
    ['a long reason', { because: 'x'.repeat(501) }, 'body.because'],
    ['somebody else as author', { by: 'bob' }, 'body'],
  ])('refuses %s', async (_, over, where) => {
    const { status, body } = await set(over);
    expect([status, body.errors.map((one: { path: string }) => one.path)]).toEqual([400, [where]]);
  });

  it.each([
    ['that ends in more than 180 days', { until: '2026-08-30' }, /within 180 days, by 2026-08-29; found 2026-08-30/],
    ['that is over', { until: '2026-03-01', from: '2026-02-20' }, /last until today, 2026-03-02/],
    ['that ends before it begins', { from: '2026-04-01', until: '2026-03-20' }, /not to lie before the first/],
    ['that begins long ago', { from: '2026-01-01' }, /no more than 31 days ago, on 2026-01-30/],
    ['of a measure there is not', { set: { measure: 'login', points: 0 } }, /did you mean "logins"\?/],
  ])('refuses one %s, and says what to do', async (_, over, detail) => {
    expect(await set(over)).toMatchObject({ status: 400, body: { detail: expect.stringMatching(detail) } });
  });

  it('answers 404 for an account there is not', async () => {
    expect(await set({}, '/accounts/nobody/overrides')).toMatchObject({ status: 404 });
  });

  it('is not for viewers, who may read them', async () => {
    role = 'viewer';
    expect(await set()).toMatchObject({ status: 403 });
    expect(await api.call(path)).toMatchObject({ status: 200 });
    role = 'csm';
  });
});

describe('withdrawing an override', () => {
  it('ends it once, and keeps it on record', async () => {
    const { overrideId } = (await set({ set: { score: 20 } })).body;
    const withdraw = () => api.call(`${path}/${overrideId}/withdraw`, { json: {} });
    expect(await withdraw()).toMatchObject({
      status: 200,
      body: { withdrawn: true, override: { withdrawnBy: 'ann' } },
    });
    expect(await withdraw()).toMatchObject({ status: 200, body: { withdrawn: false } });
    const { overrides } = (await api.call(path)).body;
    expect(overrides.find((one: { overrideId: string }) => one.overrideId === overrideId)).toMatchObject({
      state: 'withdrawn',
      set: { score: 20 },
    });
  });

  it('answers 404 for one there is not', async () => {
    expect(await api.call(`${path}/none/withdraw`, { json: {} })).toMatchObject({ status: 404 });
  });
});
