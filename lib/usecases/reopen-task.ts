import { type Task, waitingFor } from '../domain/playbooks/task.ts';
import type { TaskStore } from '../ports/playbooks.ts';
import { NotFound, TaskSettled } from './errors.ts';

/**
 * Takes back that a task was completed. Only one made by hand can be: the playbook of any other has gone on. `reopened` is
 * false when it is open. Throws NotFound or TaskSettled.
 */
export async function reopenTask(
  { taskId }: { taskId: string },
  { tasks }: { tasks: TaskStore },
): Promise<{ task: Task; reopened: boolean }> {
  const task = await tasks.find(taskId);
  if (!task) throw new NotFound(`There is no task ${taskId}.`);
  if (waitingFor(task)) throw new TaskSettled('The playbook of this task has gone on: its outcome stays.');
  if (task.state === 'open') return { task, reopened: false };
  const { outcome: _, note: __, completedBy: ___, completedAt: ____, ...open } = task;
  const after: Task = { ...open, state: 'open' };
  return { task: after, reopened: await tasks.reopen(after) };
}
