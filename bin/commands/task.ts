import { userInfo } from 'node:os';
import { Command } from 'commander';
import { completeTask } from '../../lib/usecases/complete-task.ts';
import { taskLine } from '../../lib/usecases/task-line.ts';
import type { Terminal } from '../present/terminal.ts';
import { type CommonOptions, command } from './command.ts';
import { withHoldfast } from './with-holdfast.ts';

type Options = CommonOptions & { outcome: string; note?: string };

/** `task complete <id> --outcome …`: says what came of a task. */
export function taskCommand(terminal: Terminal): Command {
  const complete = command('complete', 'Says what came of a task; its playbook goes on.')
    .argument('<id>', 'the task, as `tasks` lists it')
    .requiredOption('--outcome <outcome>', 'one of the outcomes that the task offers')
    .option('--note <text>', 'what the next person should know')
    .action((taskId: string, options: Options) => runComplete(taskId, options, terminal));
  return new Command('task').description('Work on one task.').addCommand(complete);
}

async function runComplete(taskId: string, { outcome, note, ...options }: Options, terminal: Terminal): Promise<void> {
  const request = { taskId, outcome, note, by: userInfo().username };
  const { task, completed } = await withHoldfast(options, ({ ports }) => completeTask(request, ports));
  if (options.json) return terminal.out(JSON.stringify({ task: taskLine(task), completed }));
  const said = completed ? 'Completed' : `Was completed before, with the outcome ${task.outcome}`;
  terminal.out(`${terminal.paint('green', '✓')} ${said}: ${task.title} (${task.accountName ?? task.accountId}).`);
}
