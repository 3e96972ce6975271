import type { Command } from 'commander';
import { listTasks, type TasksQuery, taskStates } from '../../lib/usecases/list-tasks.ts';
import { presentTasks } from '../present/tasks.ts';
import type { Terminal } from '../present/terminal.ts';
import { counted, heading, more } from '../present/words.ts';
import { type CommonOptions, command, oneOf, wholeNumber } from './command.ts';
import { withHoldfast } from './with-holdfast.ts';

/** `tasks`: the inbox. */
export function tasksCommand(terminal: Terminal): Command {
  return command('tasks', 'The inbox: open tasks, the one due first first.')
    .option('--state <state>', `which: ${taskStates.join(', ')}`, oneOf(taskStates), 'open')
    .option('--assignee <address>', 'only those of one person, by e-mail address')
    .option('--account <id>', 'only those about one account')
    .option('--limit <count>', 'how many, up to 200', wholeNumber(1, 200), 50)
    .option('--cursor <cursor>', 'the page after one that was shown')
    .action(async ({ account, ...options }: CommonOptions & TasksQuery & { account?: string }) => {
      const query = { ...options, accountId: account };
      const page = await withHoldfast(options, ({ ports }) => listTasks(query, ports));
      terminal.out(options.json ? JSON.stringify(page) : presentPage(page, options.state, terminal));
    });
}

function presentPage({ total, tasks, next }: Awaited<ReturnType<typeof listTasks>>, state: string, terminal: Terminal) {
  const title = heading(`${counted(total, state === 'all' ? 'task' : `${state} task`)}`, terminal);
  if (total === 0) return title;
  return `${title}\n\n${presentTasks(tasks, terminal)}${more(tasks.length, total, next, terminal)}`;
}
