import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aMail, aRun, aTask } from '../../factories/work.ts';
import { apiUnderTest } from './api-under-test.ts';

let api: Awaited<ReturnType<typeof apiUnderTest>>;
beforeAll(async () => {
  api = await apiUnderTest();
  const { runs, tasks, deliveries } = api.ports;
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
