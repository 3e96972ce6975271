import type { TaskLine } from '../../lib/usecases/task-line.ts';
import { table } from './table.ts';
import type { Terminal } from './terminal.ts';

type Shown = TaskLine & { overdue?: boolean };

/** Tasks: when each is due, what to do and why, and the id to complete it by. */
export function presentTasks(tasks: readonly Shown[], terminal: Terminal): string {
  return table(
    tasks,
    [
      { title: 'Due', cell: (task) => dueCell(task, terminal) },
      { title: 'Task', grow: 1, cell: (task) => whatCell(task, terminal) },
      { title: 'For', cell: ({ assignedTo, assignee }) => (assignedTo.length > 0 ? assignedTo.join('\n') : assignee) },
    ],
    terminal,
  );
}

function whatCell(
  { title, accountName, accountId, reason, taskId, state, outcomes }: Shown,
  terminal: Terminal,
): string {
  const offered = state === 'open' ? `\noutcomes: ${outcomes.join(', ')}` : '';
  const account = terminal.paint('bold', accountName ?? accountId);
  return `${account}: ${title}\n${reason}\n${terminal.paint('dim', `${taskId}${offered}`)}`;
}

function dueCell({ state, dueDay, overdue, outcome }: Shown, terminal: Terminal): string {
  if (state === 'done') return terminal.paint('green', `✓ ${outcome ?? 'done'}`);
  return overdue ? terminal.paint('red', `${dueDay}\noverdue`) : dueDay;
}
