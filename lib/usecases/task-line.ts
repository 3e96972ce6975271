import type { Task } from '../domain/playbooks/task.ts';

/** A task as people see it: without what its playbook waits on. */
export type TaskLine = Omit<Task, 'taskToken' | 'ahead' | 'signalled'>;

/** What is shown of a task. */
export function taskLine({ taskToken: _, ahead: __, signalled: ___, ...shown }: Task): TaskLine {
  return shown;
}
