import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../../lib/domain/people/role.ts';
import { aJudgedDay } from '../../factories/judged-day.ts';
import { aRow, aSummary } from '../../factories/portfolio.ts';
import { publishSomeFiles } from '../../factories/workflows.ts';
import { apiUnderTest } from './api-under-test.ts';

let api: Awaited<ReturnType<typeof apiUnderTest>>;
let role: Role = 'csm';
const day = '2026-03-01';
const fading = { name: 'Use is fading', where: 'logins_28d_change < -0.4 && health.band != "green"' };

beforeAll(async () => {
  api = await apiUnderTest(() => ({ subject: 'u-1', name: 'ann@us.test', role }));
  const { days, workflows } = api.ports;
  await publishSomeFiles(workflows);
  const measured = (accountId: string, metrics: Record<string, number>) => {
    const { health: _, rules: _r, workflowsVersion: _w, ...one } = aJudgedDay(accountId, { metrics });
    return one;
  };
  await days.writePortfolio(day, 0, [
    aRow('fading', { band: 'yellow', mrr: 5 }),
    aRow('calm', { band: 'yellow' }),
    aRow('green', { band: 'green' }),
  ]);
  await days.writePortfolio(day, 1, [aRow('silent', { band: 'red' }), aRow('kept', { band: 'red', mrr: 1 })]);
  const accounts = [
    measured('fading', { logins_28d_change: -0.5 }),
    measured('calm', { logins_28d_change: 0.1 }),
    measured('green', { logins_28d_change: -0.9 }),
  ];
  await days.writeMetricPage({ day, shard: 0, number: 0, accounts });
  await days.writeMetricPage({ day, shard: 1, number: 0, accounts: [measured('silent', {})] });
  // What was measured of this one has expired: its judged day is read.
  await days.writeJudgedDays([aJudgedDay('kept', { metrics: { logins_28d_change: -1 } })]);
  await days.writeDaySummary(aSummary(day, { shards: 2 }));
});
afterAll(() => api.close());

const matches = async (where: string) => (await api.call(`/segments/matches?where=${encodeURIComponent(where)}`)).body;

describe('GET /segments/matches', () => {
  it('tells who fits a condition, and of how many it cannot be told', async () => {
    const found = await matches(fading.where);
    expect(found).toEqual({ day, accountIds: expect.any(Array), customers: 2, unknown: 1 });
    expect(found.accountIds.toSorted()).toEqual(['fading', 'kept']);
  });

  it('tells what is wrong with a condition, and where', async () => {
    expect(await matches('calm || login_28d < 3')).toMatchObject({ accountIds: [], fault: { offset: 0 } });
    expect(await matches('logins_28d < 3 && logons_28d > 1')).toMatchObject({
      fault: { offset: 18, hint: 'did you mean "logins_28d"?' },
    });
  });
});

describe('a segment', () => {
  let segmentId: string;

  it('is kept in the name of who is signed in, and listed for everybody', async () => {
    const { status, body } = await api.call('/segments', { json: fading });
    expect([status, body]).toMatchObject([200, { ...fading, by: 'ann@us.test', segmentId: expect.any(String) }]);
    segmentId = body.segmentId;
    role = 'viewer';
    expect((await api.call('/segments')).body.segments).toEqual([body]);
    role = 'csm';
  });

  it('narrows the list of accounts, together with any other condition', async () => {
    const ids = async (query: string) =>
      (await api.call(`/accounts?segment=${segmentId}${query}`)).body.accounts.map(
        (row: { accountId: string }) => row.accountId,
      );
    expect(await ids('')).toEqual(['kept', 'fading']);
    expect(await ids('&band=yellow')).toEqual(['fading']);
    expect(await ids(`&where=${encodeURIComponent('health.band == "red" || false')}`)).toEqual(['kept']);
  });

  it.each([
    ['a condition that cannot be read', { where: 'logins_28d <' }, 400, /character \d+/],
    ['a condition that is a number', { where: 'logins_28d' }, 400, /true or false/],
    ['no name', { name: ' ' }, 400, /not as described/],
    ['a name that another has', { name: 'use is FADING' }, 409, /name/],
  ])('is refused with %s', async (_, part, status, detail) => {
    const answer = await api.call('/segments', { json: { ...fading, name: 'Another', ...part } });
    expect([answer.status, answer.body.detail]).toEqual([status, expect.stringMatching(detail)]);
  });

  it('is changed under its id, deleted, and brought back', async () => {
    const changed = { ...fading, segmentId, name: 'Fading' };
    expect((await api.call('/segments', { json: changed })).body).toMatchObject({
      ...changed,
      changedBy: 'ann@us.test',
    });
    await api.call(`/segments/${segmentId}/delete`, { json: {} });
    expect((await api.call('/segments')).body.segments).toEqual([]);
    expect((await api.call(`/accounts?segment=${segmentId}`)).status).toBe(404);
    await api.call('/segments', { json: changed });
    expect((await api.call('/segments')).body.segments).toMatchObject([changed]);
  });

  it('is kept by nobody who only looks', async () => {
    role = 'viewer';
    expect((await api.call('/segments', { json: fading })).status).toBe(403);
    expect((await api.call(`/segments/${segmentId}/delete`, { json: {} })).status).toBe(403);
    role = 'csm';
  });

  it('says what is wrong with it since the workflows have changed', async () => {
    await api.ports.segments.write({
      ...{ segmentId: 'old', name: 'Old', by: 'bo@us.test', createdAt: '2025-01-01T00:00:00.000Z' },
      where: 'exports_28d > 3',
    });
    const { segments } = (await api.call('/segments')).body;
    expect(segments.at(-1)).toMatchObject({ segmentId: 'old', fault: { offset: 0 } });
  });
});
