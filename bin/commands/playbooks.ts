import { Command } from 'commander';
import { type TaskAssumption, taskAssumptions } from '../../lib/domain/playbooks/trial.ts';
import { tryPlaybook } from '../../lib/usecases/trying/try-playbook.ts';
import type { Terminal } from '../present/terminal.ts';
import { presentTrial } from '../present/trial.ts';
import { type CommonOptions, command, oneOf } from './command.ts';
import { withHoldfast } from './with-holdfast.ts';

type Options = CommonOptions & { tasks: TaskAssumption; letters?: boolean };

/** `playbooks try <playbook> <account>`: what would happen if it began now for the account. */
export function playbooksCommand(terminal: Terminal): Command {
  const trying = command('try', 'What would happen if a playbook began now for an account; nothing of it does.')
    .argument('<playbook>', 'the id of a published playbook')
    .argument('<account>', 'the id of an account')
    .option('--tasks <how>', `what becomes of its tasks: ${taskAssumptions.join(', ')}`, oneOf(taskAssumptions), 'done')
    .option('--letters', 'print each mail as its reader would see it')
    .action((playbook: string, accountId: string, options: Options) => run({ playbook, accountId }, options, terminal));
  return new Command('playbooks').description('Try a playbook before it acts.').addCommand(trying);
}

async function run(
  asked: { playbook: string; accountId: string },
  { tasks: assumed, letters, ...options }: Options,
  terminal: Terminal,
): Promise<void> {
  const trial = await withHoldfast(options, ({ ports }) => tryPlaybook({ ...asked, assumed }, ports));
  terminal.out(options.json ? JSON.stringify(trial) : presentTrial(trial, { letters }, terminal));
}
