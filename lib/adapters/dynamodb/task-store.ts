import type { Task } from '../../domain/playbooks/task.ts';
import type { TaskStore } from '../../ports/playbooks.ts';
import { deskOf } from './desk-partition.ts';
import type { Item } from './item.ts';
import type { Table } from './table.ts';

type TaskItem = Item & { task: Task };

const OPEN = 'TASKS#open';
const UNSIGNALLED = 'TASKS#unsignalled';
const DONE = 'TASKS#done';
const BY_HAND = 'TASK#';

function keyOf(taskId: string) {
  const dot = taskId.lastIndexOf('.');
  return { PK: `RUN#${taskId.slice(0, dot)}`, SK: `TASK#${taskId.slice(dot + 1)}` };
}

function listingOf(task: Task) {
  if (task.state === 'open') return { GSI1PK: OPEN, GSI1SK: `${task.dueDay}#${task.taskId}` };
  return { GSI1PK: task.signalled ? DONE : UNSIGNALLED, GSI1SK: `${task.completedAt}#${task.taskId}` };
}

/** Tasks in the table, each in its run's partition: open ones are listed by due day, completed ones by when they were. */
export function dynamoTaskStore(table: Table): TaskStore {
  const list = async (range: Parameters<Table['query']>[0]) =>
    (await Array.fromAsync(table.query<TaskItem>(range))).map(({ task }) => task);
  const find = async (taskId: string) => (await table.get<TaskItem>(keyOf(taskId), { consistent: true }))?.task;
  const attributesOf = (task: Task) => ({ ...listingOf(task), task, state: task.state });
  const change = (task: Task, from: Task['state']) =>
    table.update(keyOf(task.taskId), attributesOf(task), {
      expression: '#state = :from',
      names: { '#state': 'state' },
      values: { ':from': from },
    });

  return {
    find,

    async create(task) {
      const { taskId, accountId } = task;
      // Noted first: a note without a task is read as none.
      if (task.createdBy !== undefined) await table.put({ PK: deskOf(accountId), SK: `${BY_HAND}${taskId}`, taskId });
      return table.putIfAbsent({ ...keyOf(taskId), ...attributesOf(task) });
    },

    changeOpen: (task) => change(task, 'open'),

    reopen: (task) => change(task, 'done'),

    async madeByHand(accountId) {
      const range = { partition: deskOf(accountId), prefix: BY_HAND };
      const noted = await Array.fromAsync(table.query<Item & { taskId: string }>(range));
      const items = await table.getAll<TaskItem>(noted.map(({ taskId }) => keyOf(taskId)));
      return items.map(({ task }) => task);
    },

    async markSignalled(taskId) {
      const task = await find(taskId);
      if (task?.state === 'done') await table.update(keyOf(taskId), attributesOf({ ...task, signalled: true }));
    },

    open: (limit) => list({ partition: OPEN, listing: true, limit }),

    async done(limit) {
      const unsignalled = await list({ partition: UNSIGNALLED, listing: true, newestFirst: true, limit });
      const done = await list({ partition: DONE, listing: true, newestFirst: true, limit });
      const when = ({ completedAt = '' }: Task) => completedAt;
      return [...unsignalled, ...done].sort((a, b) => when(b).localeCompare(when(a))).slice(0, limit);
    },

    unsignalled: (limit) => list({ partition: UNSIGNALLED, listing: true, limit }),

    ofRun: (runId) => list({ partition: `RUN#${runId}`, prefix: 'TASK#' }),
  };
}
