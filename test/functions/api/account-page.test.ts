import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../../lib/domain/people/role.ts';
import { monthWith } from '../../../lib/domain/records/dossier.ts';
import { aJudgedDay } from '../../factories/judged-day.ts';
import { apiUnderTest } from './api-under-test.ts';
import { fillStores } from './fill-stores.ts';

let role: Role = 'csm';
let api: Awaited<ReturnType<typeof apiUnderTest>>;
beforeAll(async () => {
  api = await apiUnderTest(() => ({ subject: 'ann', role }));
  const { ports } = api;
  await fillStores(ports);
  const { workflowsVersion } = (await ports.days.latestJudgedDay('A')) ?? {};
  await ports.days.writeJudgedDays(
    ['2026-02-01', '2026-02-22', '2026-02-25'].map((day, index) =>
      aJudgedDay('A', { day, metrics: { logins_28d: index }, workflowsVersion }),
    ),
  );
  const own = { accountId: 'A', source: 'desk' };
  const month = monthWith({
    accountId: 'A',
    month: '2026-02',
    cases: [
      { ...own, kind: 'case', caseId: 'closed', openedAt: '2026-02-20T09:00:00Z', resolvedAt: '2026-02-21T09:00:00Z' },
      { ...own, kind: 'case', caseId: 'open', openedAt: '2026-02-02T09:00:00Z' },
    ],
    surveys: [{ ...own, kind: 'survey', surveyId: 's', type: 'nps', sentDay: '2026-02-05' }],
  });
  await ports.records.write({ profiles: [], months: [month], newAccountIds: [] });
});
afterAll(() => api.close());

describe('GET /accounts/{accountId}/page', () => {
  it('has all that the page shows: the account explained, its past, people, cases, tasks and what may be started', async () => {
    role = 'csm';
    const { status, body } = await api.call('/accounts/A/page');
    expect(status).toBe(200);
    expect(body.account).toMatchObject({ accountId: 'A', day: '2026-03-01' });
    expect(body.standings.map(({ day }: { day: string }) => day)).toEqual([
      '2026-02-01',
      '2026-02-22',
      '2026-02-25',
      '2026-03-01',
    ]);
    expect(body.series.days.at(-1)).toBe('2026-03-01');
    expect(body.series.values.logins_28d.slice(-5, -1)).toEqual([0, null, null, 1]);
    expect(body.dealings.cases.map(({ caseId }: { caseId: string }) => caseId)).toEqual(['open', 'closed']);
    expect(body.dealings.surveys[0].answeredDay).toBeUndefined();
    expect(body.tasks.map(({ taskId }: { taskId: string }) => taskId)).toEqual(['by-hand-1.task']);
    expect(body.pause).toMatchObject({ until: '2026-03-09' });
    expect(JSON.stringify(body)).not.toMatch(/taskToken|secret/);
  });

  it('tells a viewer nothing of people', async () => {
    role = 'viewer';
    const { body } = await api.call('/accounts/A/page');
    expect([body.dealings, body.account.accountId]).toEqual([undefined, 'A']);
    expect(await api.call('/accounts/A/timeline')).toMatchObject({ status: 403 });
  });
});

describe('GET /accounts/{accountId}/timeline', () => {
  it.each(['notes', 'signals,messages'])('is narrowed to %s', async (groups) => {
    role = 'csm';
    const { status, body } = await api.call(`/accounts/A/timeline?groups=${groups}`);
    expect([status, body.entries.length > 0]).toEqual([200, true]);
  });

  it('refuses a group that there is not', async () => {
    expect(await api.call('/accounts/A/timeline?groups=gossip')).toMatchObject({ status: 400 });
  });
});

describe('what people do by hand', () => {
  const post = (path: string, json: object) => api.call(path, { json });

  it('is done in the name of who is signed in', async () => {
    role = 'csm';
    expect(await post('/accounts/A/notes', { text: ' They are well ' })).toMatchObject({
      status: 200,
      body: { by: 'ann', text: 'They are well' },
    });
    expect(await post('/accounts/A/notes/20260302060000000-1', { text: 'No' })).toMatchObject({ status: 403 });
    expect(await post('/accounts/A/pause', { until: '2026-03-05', because: 'They asked' })).toMatchObject({
      status: 200,
      body: { by: 'ann' },
    });
    expect(await post('/accounts/A/resume', {})).toMatchObject({ status: 200, body: { pause: { endedBy: 'ann' } } });
    const task = {
      requestId: 'click-0001',
      accountId: 'A',
      title: 'Call',
      dueDay: '2026-03-09',
      assignee: 'bo@us.test',
    };
    expect(await post('/tasks', task)).toMatchObject({
      status: 200,
      body: { added: true, task: { createdBy: 'ann' } },
    });
    expect(await post('/tasks/run-1.call/reopen', {})).toMatchObject({ status: 409 });
    expect(await post('/outbox/run-1.nudge/decide', { decision: 'cancel' })).toMatchObject({ status: 409 });
  });

  it.each([
    ['/accounts/A/runs', { requestId: 'short', playbook: 'p' }, 400],
    ['/accounts/A/runs', { requestId: 'click-0002', playbook: 'none' }, 404],
    ['/accounts/A/pause', { until: '2020-01-01', because: 'x' }, 400],
    ['/accounts/none/notes', { text: 'x' }, 404],
  ])('refuses POST %s %j with %i', async (path, json, status) => {
    expect(await post(path, json)).toMatchObject({ status });
  });
});
