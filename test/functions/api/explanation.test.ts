import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aJudgedDay } from '../../factories/judged-day.ts';
import { aRow, aSummary } from '../../factories/portfolio.ts';
import { aRun } from '../../factories/work.ts';
import { publishSomeFiles } from '../../factories/workflows.ts';
import { apiUnderTest } from './api-under-test.ts';

let api: Awaited<ReturnType<typeof apiUnderTest>>;
const firing = {
  ruleId: 'fading',
  accountId: 'acc-1',
  severity: 'warning',
  playbook: 'csm-task',
  reason: 'logins fell',
} as const;

beforeAll(async () => {
  api = await apiUnderTest();
  const { days, firings, runs, workflows } = api.ports;
  await publishSomeFiles(workflows);
  await days.writeJudgedDays([aJudgedDay('acc-1'), aJudgedDay('acc-1', { day: '2026-02-28' })]);
  await days.writePortfolio('2026-03-01', 0, [aRow('acc-1')]);
  await days.writeDaySummary(aSummary('2026-03-01', { accounts: 1 }));
  await firings.record({ ...firing, firingId: 'f-1', day: '2026-01-10', outcome: 'recorded' });
  await firings.record({ ...firing, firingId: 'f-2', day: '2026-02-28', outcome: 'started' });
  await runs.begin(aRun('f-2', { accountId: 'acc-1' }));
});
afterAll(() => api.close());

describe('GET /accounts/{accountId}', () => {
  it('explains every point of the score: value, peers, weight and why', async () => {
    const { status, body } = await api.call('/accounts/acc-1');
    expect([status, body.day]).toEqual([200, '2026-03-01']);
    const { points, ...standing } = aJudgedDay('acc-1').health;
    expect(body.health).toMatchObject(standing);
    expect(body.health.points).toMatchObject(points);
    expect(body.health.points.map((one: { part?: number }) => one.part)).toEqual([31, undefined]);
  });

  it('says what changed since the judged day before, or since another, and that the day asked for was not judged', async () => {
    const { body } = await api.call('/accounts/acc-1');
    expect(body.change).toMatchObject({ since: '2026-02-28', day: '2026-03-01', difference: 0, lines: [] });
    expect((await api.call('/accounts/acc-1?day=2026-02-28')).body.change).toBeUndefined();
    expect((await api.call('/accounts/acc-1?since=2026-02-28')).body.change.since).toBe('2026-02-28');
    expect(await api.call('/accounts/acc-1?since=2026-02-01')).toMatchObject({
      status: 404,
      body: { detail: 'Expected a day before 2026-03-01 on which account acc-1 was judged; found 2026-02-01.' },
    });
  });

  it('tells every metric with its change and freshness, or why it is missing', async () => {
    const { body } = await api.call('/accounts/acc-1');
    expect(body.metrics).toMatchObject(
      expect.arrayContaining([
        expect.objectContaining({
          ...{ metric: 'logins_28d', value: 12, change: -0.5, sources: ['admin-tool'] },
          ...{ newestDay: '2026-02-27', ageInDays: 2 },
        }),
        expect.objectContaining({ metric: 'dashboards', missing: 'stale', sources: [] }),
      ]),
    );
  });

  it('tells of each milestone when it was reached, or how overdue it is', async () => {
    const { body } = await api.call('/accounts/acc-1');
    expect(body.milestones).toMatchObject([
      { milestone: 'data-flowing', reachedDay: '2026-01-05' },
      { milestone: 'dashboards-built', dueDay: '2026-01-31', overdueDays: 29 },
      { milestone: 'more-built', required: false },
    ]);
  });

  it('tells where each rule stands, and leaves out those that are off', async () => {
    const { body } = await api.call('/accounts/acc-1');
    expect(body.rules).toMatchObject([
      {
        rule: 'fading',
        standing: 'cooling-down',
        holdsSince: '2026-02-26',
        firedDay: '2026-02-28',
        silentUntil: '2026-03-30',
      },
    ]);
  });

  it('lists firings newest first, and the runs they started', async () => {
    const { body } = await api.call('/accounts/acc-1');
    expect(body.firings.map((one: { firingId: string }) => one.firingId)).toEqual(['f-2', 'f-1']);
    expect(body.runs).toMatchObject([{ runId: 'f-2' }]);
  });

  it('goes back to an earlier judged day', async () => {
    expect(await api.call('/accounts/acc-1?day=2026-02-28')).toMatchObject({
      status: 200,
      body: { day: '2026-02-28' },
    });
  });

  it.each([
    ['/accounts/acc-7', 'There is no account acc-7 among those judged on 2026-03-01. Did you mean acc-1?'],
    ['/accounts/acc-1%20Ltd', 'There is no account acc-1 Ltd among those judged on 2026-03-01. Did you mean acc-1?'],
    ['/accounts/entirely-different', 'There is no account entirely-different among those judged on 2026-03-01.'],
    ['/accounts/acc-1?day=2026-01-01', 'Account acc-1 was not judged on 2026-01-01; the latest day is 2026-03-01.'],
  ])('answers %s with 404 and what to do', async (path, detail) => {
    expect(await api.call(path)).toMatchObject({ status: 404, body: { detail } });
  });
});
