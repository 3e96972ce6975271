import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dynamoDeliveryStore } from '../../../lib/adapters/dynamodb/delivery-store.ts';
import { dynamoMessageLogStore } from '../../../lib/adapters/dynamodb/message-log-store.ts';
import { dynamoPauseStore } from '../../../lib/adapters/dynamodb/pause-store.ts';
import { dynamoRunStore } from '../../../lib/adapters/dynamodb/run-store.ts';
import { dynamoSuppressionStore } from '../../../lib/adapters/dynamodb/suppression-store.ts';
import type { Table } from '../../../lib/adapters/dynamodb/table.ts';
import { dynamoTaskStore } from '../../../lib/adapters/dynamodb/task-store.ts';
import { dynamoWorkflowStore } from '../../../lib/adapters/dynamodb/workflow-store.ts';
import type { MailDelivery } from '../../../lib/domain/messages/delivery.ts';
import type { Task } from '../../../lib/domain/playbooks/task.ts';
import { embeddedTable } from '../../factories/embedded-table.ts';
import { aRun } from '../../factories/playbook-world.ts';
import { aTaskByHand } from '../../factories/work.ts';

let table: Table;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ table, close } = await embeddedTable());
});
afterAll(() => close());

const at = (minute: number) => `2026-03-03T10:${String(minute).padStart(2, '0')}:00.000Z`;
const aDelivery = (runId: string, over: Partial<MailDelivery>): MailDelivery => ({
  deliveryId: `${runId}.1-email`,
  runId,
  stepId: '1-email',
  playbook: 'p',
  accountId: 'acme',
  workflowsVersion: 'v',
  state: 'held',
  createdAt: at(0),
  attempts: 0,
  channel: 'email',
  audience: 'customer',
  category: 'operational',
  template: 't',
  to: ['ada@acme.example'],
  firingReason: 'r',
  ...over,
});

describe('runs', () => {
  it('begin once, end once, and are listed newest first', async () => {
    const runs = dynamoRunStore(table);
    const run = (runId: string, minute: number) => ({
      ...aRun('v', { runId }),
      title: 'T',
      startedAt: at(minute),
      state: 'running' as const,
    });
    expect(await runs.begin(run('r1', 1))).toBe(true);
    expect(await runs.begin(run('r1', 9))).toBe(false);
    await runs.begin(run('r2', 2));
    expect((await runs.newest(10)).map(({ runId }) => runId)).toEqual(['r2', 'r1']);
    expect(await runs.end('r1', { state: 'completed', endedAt: at(5), endReason: 'end' })).toBe(true);
    expect(await runs.end('r1', { state: 'failed', endedAt: at(6), endReason: 'late' })).toBe(false);
    expect(await runs.find('r1')).toMatchObject({ state: 'completed', startedAt: at(1) });
  });

  it('tell their steps in the order they were performed', async () => {
    const runs = dynamoRunStore(table);
    for (const [stepId, minute] of [
      ['10-email', 3],
      ['2-branch', 1],
      ['9-task', 2],
    ] as const) {
      await runs.recordStep('r3', { stepId, kind: 'email', at: at(minute), outcome: 'sent' });
    }
    expect((await runs.steps('r3')).map(({ stepId }) => stepId)).toEqual(['2-branch', '9-task', '10-email']);
  });
});

describe('pauses', () => {
  it('are kept, and the newest of an account is the one that counts', async () => {
    const pauses = dynamoPauseStore(table);
    const pause = { accountId: 'hand', until: '2026-03-09', because: 'They asked', by: 'ann', createdAt: at(1) };
    expect(await pauses.latest('hand')).toBeUndefined();
    for (const pauseId of ['20260303-a', '20260304-b']) await pauses.write({ ...pause, pauseId });
    await pauses.write({ ...pause, pauseId: '20260303-a', endedAt: at(2) });
    expect(await pauses.latest('hand')).toMatchObject({ pauseId: '20260304-b' });
    expect((await pauses.ofAccount('hand')).map(({ endedAt }) => endedAt)).toEqual([undefined, at(2)]);
  });
});

describe('deliveries', () => {
  it('are due by their time, and the newest come first whatever their state', async () => {
    const deliveries = dynamoDeliveryStore(table);
    await deliveries.create(aDelivery('a', { dueAt: at(30), createdAt: at(1) }));
    await deliveries.create(aDelivery('b', { dueAt: at(10), createdAt: at(2) }));
    await deliveries.create(aDelivery('c', { state: 'sent', createdAt: at(3) }));
    expect(await deliveries.create(aDelivery('c', {}))).toBe(false);
    const ids = (list: { runId?: string }[]) => list.map(({ runId }) => runId);
    expect(ids(await deliveries.due(at(9), 10))).toEqual([]);
    expect(ids(await deliveries.due(at(10), 10))).toEqual(['b']);
    expect(ids(await deliveries.due(at(40), 10))).toEqual(['b', 'a']);
    expect(ids(await deliveries.newest(2))).toEqual(['c', 'b']);
    expect(ids(await deliveries.ofRun('a'))).toEqual(['a']);
  });

  it('change only for whoever saw them as they are', async () => {
    const deliveries = dynamoDeliveryStore(table);
    const held = aDelivery('d', { dueAt: at(1) });
    await deliveries.create(held);
    const claimed = { ...held, state: 'claimed' as const, attempts: 1 };
    expect(await Promise.all([deliveries.change(held, claimed), deliveries.change(held, claimed)])).toEqual(
      expect.arrayContaining([true, false]),
    );
    expect(await deliveries.change(claimed, { ...claimed, state: 'sent', dueAt: undefined })).toBe(true);
    expect(await deliveries.due(at(59), 10)).not.toContainEqual(expect.objectContaining({ runId: 'd' }));
  });
});

describe('tasks', () => {
  it('are open by due day until they are completed', async () => {
    const tasks = dynamoTaskStore(table);
    const task = { runId: 'r', stepId: '1-task', state: 'open', signalled: false, accountId: 'acme' } as Task;
    await tasks.create({ ...task, taskId: 'r.2-task', dueDay: '2026-03-09' });
    await tasks.create({ ...task, taskId: 'r.1-task', dueDay: '2026-03-05' });
    expect((await tasks.open(10)).map(({ taskId }) => taskId)).toEqual(['r.1-task', 'r.2-task']);
    const done = { ...task, taskId: 'r.1-task', dueDay: '2026-03-05', state: 'done' as const, completedAt: at(1) };
    expect(await tasks.changeOpen(done)).toBe(true);
    expect(await tasks.changeOpen(done)).toBe(false);
    expect(await tasks.unsignalled(10)).toHaveLength(1);
    await tasks.markSignalled('r.1-task');
    expect(await tasks.unsignalled(10)).toHaveLength(0);
    expect(await tasks.done(10)).toMatchObject([{ taskId: 'r.1-task', signalled: true }]);
    expect(await tasks.open(10)).toHaveLength(1);
  });
});

describe('what people begin by hand', () => {
  it('is found by the account it is for', async () => {
    const [runs, tasks] = [dynamoRunStore(table), dynamoTaskStore(table)];
    const byHand = { title: 'T', startedAt: at(1), startedBy: 'ann@us.test', state: 'running' as const };
    for (const runId of ['h1', 'h2']) await runs.begin({ ...aRun('v', { runId, accountId: 'hand' }), ...byHand });
    expect(await runs.begin({ ...aRun('v', { runId: 'h1', accountId: 'hand' }), ...byHand })).toBe(false);
    expect(await runs.startedByHand('hand')).toEqual(['h1', 'h2']);
    expect((await runs.findAll(['h2', 'h1', 'h1', 'none'])).map(({ runId }) => runId).sort()).toEqual(['h1', 'h2']);
    await tasks.create(aTaskByHand('by-hand-1.task', { accountId: 'hand' }));
    expect(await tasks.madeByHand('hand')).toMatchObject([{ taskId: 'by-hand-1.task', state: 'open' }]);
    expect([await runs.startedByHand('acme'), await tasks.madeByHand('acme')]).toEqual([[], []]);
  });

  it('and was completed is taken up again once', async () => {
    const tasks = dynamoTaskStore(table);
    const task = aTaskByHand('by-hand-2.task', { accountId: 'hand' });
    await tasks.create(task);
    expect(await tasks.reopen(task)).toBe(false);
    await tasks.changeOpen({ ...task, state: 'done', completedAt: at(1) });
    expect([await tasks.reopen(task), await tasks.reopen(task)]).toEqual([true, false]);
  });
});

describe('the log of messages', () => {
  it('takes one of two writes made from the same reading', async () => {
    const logs = dynamoMessageLogStore(table);
    for (const sent of [[], [{ deliveryId: 'd', contactId: 'c', at: at(1) }]]) {
      const log = { ...(await logs.read('acme')), sent };
      expect([await logs.write(log), await logs.write(log)]).toEqual([true, false]);
    }
    expect(await logs.read('acme')).toMatchObject({ revision: 2 });
  });
});

describe('suppressions', () => {
  it('hold for an address however it is written, and the table does not hold the address', async () => {
    const suppressions = dynamoSuppressionStore(table);
    await suppressions.add('Ada@Acme.example', { scope: 'all', reason: 'bounce', at: at(1) });
    expect(await suppressions.of(' ada@acme.EXAMPLE')).toEqual([{ scope: 'all', reason: 'bounce', at: at(1) }]);
    expect(await suppressions.of('bo@acme.example')).toEqual([]);
  });

  it('that a person asked for can be taken back, one category at a time, and no others', async () => {
    const suppressions = dynamoSuppressionStore(table);
    await suppressions.add('di@acme.example', { scope: 'all', reason: 'complaint', at: at(1) });
    await suppressions.add('di@acme.example', { scope: 'operational', reason: 'unsubscribed', at: at(1) });
    await suppressions.add('di@acme.example', { scope: 'promotional', reason: 'unsubscribed', at: at(1) });
    for (const _ of [1, 2]) await suppressions.resubscribe('Di@Acme.example', 'promotional');
    const left = (await suppressions.of('di@acme.example')).map(({ scope, reason }) => `${scope} ${reason}`);
    expect(left).toEqual(['all complaint', 'operational unsubscribed']);
  });
});

describe('published workflows', () => {
  it('keep every version, and know which is current', async () => {
    const workflows = dynamoWorkflowStore(table);
    expect(await workflows.current()).toBeUndefined();
    await workflows.writeFiles('v1', { 'rules.yaml': 'one', 'templates/a.txt': 'x'.repeat(300_000) });
    await workflows.writeFiles('v2', { 'rules.yaml': 'two' });
    await workflows.makeCurrent({ version: 'v2', publishedAt: at(1) });
    expect(await workflows.current()).toEqual({ version: 'v2', publishedAt: at(1) });
    expect(Object.keys((await workflows.files('v1')) ?? {})).toEqual(['rules.yaml', 'templates/a.txt']);
    expect(await workflows.files('v3')).toBeUndefined();
  });
});
