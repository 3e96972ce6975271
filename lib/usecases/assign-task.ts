import type { Task } from '../domain/playbooks/task.ts';
import type { TaskStore } from '../ports/playbooks.ts';
import { NotFound, TaskSettled } from './errors.ts';

/** Gives an open task to somebody, by their e-mail address. Throws NotFound, or TaskSettled when it is not open any more. */
export async function assignTask(
  { taskId, assignee }: { taskId: string; assignee: string },
  { tasks }: { tasks: TaskStore },
): Promise<{ task: Task }> {
  const task = await tasks.find(taskId);
  if (!task) throw new NotFound(`There is no task ${taskId}.`);
  const given: Task = { ...task, assignedTo: [assignee] };
  if (task.state === 'open' && (await tasks.changeOpen(given))) return { task: given };
  throw new TaskSettled("This task was completed before: it is nobody's any more.");
}
