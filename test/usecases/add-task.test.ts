import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addTask } from '../../lib/usecases/add-task.ts';
import { assignTask } from '../../lib/usecases/assign-task.ts';
import { completeTask } from '../../lib/usecases/complete-task.ts';
import { reopenTask } from '../../lib/usecases/reopen-task.ts';
import { playbookWorld } from '../factories/playbook-world.ts';
import { aTask } from '../factories/work.ts';

let world: Awaited<ReturnType<typeof playbookWorld>>;
beforeEach(async () => {
  world = await playbookWorld();
});
afterEach(() => world.close());

const request = {
  requestId: 'click-0001',
  accountId: 'acme',
  title: 'Call Ada',
  dueDay: '2026-03-05',
  by: 'ann@us.test',
};
const add = (over = {}) => addTask({ ...request, ...over }, world.ports);

describe('a task by hand', () => {
  it("is in the inbox of the account's CSM, once for a double click", async () => {
    const [first, second] = [await add(), await add()];
    expect([first.added, second.added]).toEqual([true, false]);
    expect(await world.ports.tasks.open(10)).toMatchObject([
      {
        title: 'Call Ada',
        assignedTo: ['csm@northgauge.example'],
        accountName: 'Acme & Sons',
        createdBy: 'ann@us.test',
      },
    ]);
    expect(await world.ports.tasks.madeByHand('acme')).toHaveLength(1);
  });

  it('is completed without a playbook that would have to be told, and can be taken up again', async () => {
    const { task } = await add({ assignee: 'bo@us.test' });
    const done = await completeTask(
      { taskId: task.taskId, outcome: 'done', note: 'She is well', by: 'bo' },
      world.ports,
    );
    expect(done).toMatchObject({ completed: true, task: { state: 'done', outcome: 'done' } });
    expect(world.outside.resumed).toEqual([]);
    expect(await world.ports.tasks.done(10)).toHaveLength(1);
    expect(await reopenTask({ taskId: task.taskId }, world.ports)).toMatchObject({ reopened: true });
    const [open] = await world.ports.tasks.open(10);
    expect(open).toMatchObject({ state: 'open', assignedTo: ['bo@us.test'] });
    expect(open?.outcome).toBeUndefined();
    expect(await reopenTask({ taskId: task.taskId }, world.ports)).toMatchObject({ reopened: false });
  });

  it('is given to somebody else while it is open', async () => {
    const { task } = await add();
    await assignTask({ taskId: task.taskId, assignee: 'bo@us.test' }, world.ports);
    expect((await world.ports.tasks.find(task.taskId))?.assignedTo).toEqual(['bo@us.test']);
    await completeTask({ taskId: task.taskId, outcome: 'done' }, world.ports);
    await expect(assignTask({ taskId: task.taskId, assignee: 'x@us.test' }, world.ports)).rejects.toMatchObject({
      name: 'TaskSettled',
    });
  });

  it('is for an account there is', async () => {
    await expect(add({ accountId: 'nobody' })).rejects.toMatchObject({ name: 'NotFound' });
  });
});

describe("a playbook's task", () => {
  it('stays completed: its playbook has gone on', async () => {
    await world.ports.tasks.create(aTask('run-1.call', { accountId: 'acme' }));
    await completeTask({ taskId: 'run-1.call', outcome: 'done' }, world.ports);
    await expect(reopenTask({ taskId: 'run-1.call' }, world.ports)).rejects.toMatchObject({ name: 'TaskSettled' });
  });
});
