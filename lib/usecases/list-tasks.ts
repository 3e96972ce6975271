import { type Day, dayOf } from '../domain/day.ts';
import type { Task } from '../domain/playbooks/task.ts';
import type { TaskStore } from '../ports/playbooks.ts';
import type { Clock } from '../ports/system.ts';
import { listedAtMost } from './list-runs.ts';
import { type PageRequest, pageOf } from './page-of.ts';
import { type TaskLine, taskLine } from './task-line.ts';

export const taskStates = ['open', 'done', 'all'] as const;
export type TasksQuery = PageRequest & { state: (typeof taskStates)[number]; assignee?: string; accountId?: string };

/** A task in a list; `overdue` when it is open past its due day. */
export type ListedTask = TaskLine & { overdue: boolean };

/** The inbox: open tasks, the one due first first, then those that are done, newest first. `assignee` is an e-mail address. */
export async function listTasks(
  query: TasksQuery,
  ports: { tasks: TaskStore; clock: Clock },
): Promise<{ total: number; tasks: ListedTask[]; next?: string }> {
  const tasks = [...(await openOnes(query, ports)), ...(await doneOnes(query, ports))].filter((task) =>
    fits(task, query),
  );
  const { items, next } = pageOf(tasks, (task) => task.taskId, `tasks ${query.state}`, query);
  const today = dayOf(ports.clock.now());
  return { total: tasks.length, tasks: items.map((task) => listed(task, today)), next };
}

async function openOnes({ state }: TasksQuery, { tasks }: { tasks: TaskStore }): Promise<Task[]> {
  return state === 'done' ? [] : tasks.open(listedAtMost);
}

async function doneOnes({ state }: TasksQuery, { tasks }: { tasks: TaskStore }): Promise<Task[]> {
  return state === 'open' ? [] : tasks.done(listedAtMost);
}

function fits({ assignedTo, accountId }: Task, query: TasksQuery): boolean {
  const assignee = query.assignee?.toLowerCase();
  return (
    (assignee === undefined || assignedTo.some((address) => address.toLowerCase() === assignee)) &&
    (query.accountId === undefined || accountId === query.accountId)
  );
}

function listed(task: Task, today: Day): ListedTask {
  return { ...taskLine(task), overdue: task.state === 'open' && task.dueDay < today };
}
