import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aMail, aRun, aTask } from '../../factories/work.ts';
import { publishSomeFiles } from '../../factories/workflows.ts';
import { apiUnderTest } from './api-under-test.ts';

let api: Awaited<ReturnType<typeof apiUnderTest>>;
beforeAll(async () => {
  api = await apiUnderTest();
  const { runs, tasks, deliveries, workflows } = api.ports;
  await publishSomeFiles(workflows);
  await runs.begin(aRun('run-1'));
  await runs.begin(aRun('run-2', { accountId: 'B', startedAt: '2026-03-02T07:00:00.000Z' }));
  await runs.end('run-2', { state: 'exited', endedAt: '2026-03-02T08:00:00.000Z', endReason: 'implemented' });
  await runs.recordStep('run-1', { stepId: 'nudge', kind: 'email', at: '2026-03-02T06:00:01.000Z', outcome: 'sent' });
  await tasks.create(aTask('run-1.late', { dueDay: '2026-03-01' }));
  await tasks.create(aTask('run-2.later', { dueDay: '2026-03-20', accountId: 'B', assignedTo: ['other@us.test'] }));
  await deliveries.create(aMail('run-1.nudge'));
  await deliveries.create(
    aMail('run-2.held', {
      state: 'held',
      reason: 'quiet hours',
      createdAt: '2026-03-02T06:30:00.000Z',
      runId: 'run-2',
    }),
  );
});
afterAll(() => api.close());

describe('GET /tasks', () => {
  it.each([
    ['', ['run-1.late', 'run-2.later']],
    ['?assignee=OTHER@us.test', ['run-2.later']],
    ['?accountId=A', ['run-1.late']],
    ['?state=done', []],
    ['?state=all&limit=1', ['run-1.late']],
  ])('lists /tasks%s', async (query, expected) => {
    const { status, body } = await api.call(`/tasks${query}`);
    expect([status, body.tasks.map((task: { taskId: string }) => task.taskId)]).toEqual([200, expected]);
  });

  it('says which are overdue, and never what a playbook waits on', async () => {
    const { body } = await api.call('/tasks');
    expect(body.tasks.map((task: { overdue: boolean }) => task.overdue)).toEqual([true, false]);
    expect(JSON.stringify(body)).not.toMatch(/secret|taskToken|signalled/);
  });
});

describe('GET /runs', () => {
  it.each([
    ['', ['run-2', 'run-1']],
    ['?state=exited', ['run-2']],
    ['?accountId=A', ['run-1']],
    ['?playbook=other', []],
  ])('lists /runs%s, newest first', async (query, expected) => {
    const { body } = await api.call(`/runs${query}`);
    expect(body.runs.map((run: { runId: string }) => run.runId)).toEqual(expected);
  });

  it('shows a run with its steps, messages and tasks', async () => {
    const { status, body } = await api.call('/runs/run-1');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      runId: 'run-1',
      steps: [{ stepId: 'nudge', outcome: 'sent' }],
      deliveries: [{ deliveryId: 'run-1.nudge' }],
      tasks: [{ taskId: 'run-1.late' }],
    });
    expect(JSON.stringify(body)).not.toContain('secret');
  });

  it.each([
    ['long', 'x'.repeat(1000)],
    ['long in bytes', '\u{1F600}'.repeat(300)],
  ])('refuses an id that is too %s for the table', async (_, id) => {
    expect(await api.call(`/runs/${encodeURIComponent(id)}`)).toMatchObject({ status: 400 });
  });

  it('has no run that was never started', async () => {
    expect(await api.call('/runs/nothing')).toMatchObject({ status: 404, body: { title: 'Not found' } });
  });
});

describe('GET /outbox', () => {
  it('lists what left and what is held with its reason, newest first', async () => {
    const { body } = await api.call('/outbox');
    expect(body.deliveries).toMatchObject([
      { deliveryId: 'run-2.held', reason: 'quiet hours' },
      { deliveryId: 'run-1.nudge' },
    ]);
    expect(JSON.stringify(body)).not.toContain('secret');
  });

  it('shows one message', async () => {
    const { body } = await api.call('/outbox/run-1.nudge');
    expect(body).toMatchObject({
      state: 'sent',
      subject: 'Your first dashboard',
      attempts: 1,
      category: 'operational',
    });
    expect(await api.call('/outbox/none')).toMatchObject({ status: 404 });
  });
});

describe('POST /tasks/{taskId}/complete', () => {
  const complete = (taskId: string, json: unknown) => api.call(`/tasks/${taskId}/complete`, { json });

  it.each([
    [{}, 'body.outcome'],
    [{ outcome: 'done', mood: 'good' }, 'body'],
    [{ outcome: '' }, 'body.outcome'],
    ['done', 'body'],
  ])('refuses the body %j, saying where', async (body, path) => {
    const answer = await complete('run-2.later', body);
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ path }] } });
  });

  it('refuses an outcome that the task does not offer', async () => {
    const answer = await complete('run-2.later', { outcome: 'forgotten' });
    expect(answer).toMatchObject({ status: 400, body: { detail: expect.stringContaining('done, no-answer') } });
  });

  it('refuses what is no JSON, is too long, or comes as a form', async () => {
    const send = (headers: Record<string, string>, body: string) =>
      api.call('/tasks/run-2.later/complete', { method: 'POST', headers, raw: body });
    const json = { 'content-type': 'application/json' };
    expect(await send(json, '{')).toMatchObject({ status: 400, body: { errors: [{ path: 'body' }] } });
    expect(await send(json, ' '.repeat(70_000))).toMatchObject({ status: 413 });
    expect(await send({ 'content-type': 'text/plain' }, '{}')).toMatchObject({ status: 415 });
    expect(await send({}, '')).toMatchObject({ status: 415 });
  });

  it('has no task that was never created', async () => {
    expect(await complete('run-2.none', { outcome: 'done' })).toMatchObject({ status: 404 });
  });

  it('records the outcome once, and by whom', async () => {
    const first = await complete('run-2.later', { outcome: 'done', note: 'they will renew' });
    expect(first).toMatchObject({
      status: 200,
      body: { completed: true, task: { state: 'done', outcome: 'done', completedBy: 'local' } },
    });
    expect(await complete('run-2.later', { outcome: 'done' })).toMatchObject({
      status: 200,
      body: { completed: false },
    });
    expect(await complete('run-2.later', { outcome: 'no-answer' })).toMatchObject({ status: 409 });
    expect((await api.call('/tasks?state=done')).body.tasks).toMatchObject([{ taskId: 'run-2.later' }]);
  });
});
