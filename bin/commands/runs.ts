import type { Command } from 'commander';
import { runStates } from '../../lib/domain/playbooks/run.ts';
import { listRuns, type RunsQuery } from '../../lib/usecases/list-runs.ts';
import { showRun } from '../../lib/usecases/show-run.ts';
import { presentRun, presentRuns } from '../present/runs.ts';
import type { Terminal } from '../present/terminal.ts';
import { heading, more } from '../present/words.ts';
import { type CommonOptions, command, oneOf, wholeNumber } from './command.ts';
import { withHoldfast } from './with-holdfast.ts';

type Options = CommonOptions & RunsQuery & { account?: string };

/** `runs [id]`: playbook runs, or one with its history. */
export function runsCommand(terminal: Terminal): Command {
  return command('runs', 'Playbook runs, the newest first; or one of them, step by step.')
    .argument('[id]', 'a run, to see its steps, messages and tasks')
    .option('--state <state>', `only one state: ${runStates.join(', ')}`, oneOf(runStates))
    .option('--playbook <id>', 'only one playbook')
    .option('--account <id>', 'only those of one account')
    .option('--limit <count>', 'how many, up to 200', wholeNumber(1, 200), 50)
    .option('--cursor <cursor>', 'the page after one that was shown')
    .action((runId: string | undefined, options: Options) =>
      runId === undefined ? listThem(options, terminal) : showOne(runId, options, terminal),
    );
}

async function listThem({ account, ...options }: Options, terminal: Terminal): Promise<void> {
  const page = await withHoldfast(options, ({ ports }) => listRuns({ ...options, accountId: account }, ports));
  const shown = page.runs.length === 0 ? 'No playbook has run.' : presentRuns(page.runs, terminal);
  const text = `${heading('Playbook runs', terminal)}\n\n${shown}${more(page.runs.length, undefined, page.next, terminal)}`;
  terminal.out(options.json ? JSON.stringify(page) : text);
}

async function showOne(runId: string, options: CommonOptions, terminal: Terminal): Promise<void> {
  const run = await withHoldfast(options, ({ ports }) => showRun({ runId }, ports));
  terminal.out(options.json ? JSON.stringify(run) : presentRun(run, terminal));
}
