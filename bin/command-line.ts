import { Command, CommanderError } from 'commander';
import packageJson from '../package.json' with { type: 'json' };
import { accountCommand } from './commands/account.ts';
import { accountsCommand } from './commands/accounts.ts';
import { backtestCommand } from './commands/backtest.ts';
import { companyCommand } from './commands/company.ts';
import { digestCommand } from './commands/digest.ts';
import { evaluateCommand } from './commands/evaluate.ts';
import { importCommand } from './commands/import.ts';
import { metricsCommand } from './commands/metrics.ts';
import { outboxCommand } from './commands/outbox.ts';
import { playbooksCommand } from './commands/playbooks.ts';
import { retentionCommand } from './commands/retention.ts';
import { reviewCommand } from './commands/review.ts';
import { riskCommand } from './commands/risk.ts';
import { runCommand } from './commands/run.ts';
import { runsCommand } from './commands/runs.ts';
import { scorecardsCommand } from './commands/scorecards.ts';
import { sourcesCommand } from './commands/sources.ts';
import { startCommand } from './commands/start.ts';
import { tableCommand } from './commands/table.ts';
import { taskCommand } from './commands/task.ts';
import { tasksCommand } from './commands/tasks.ts';
import { workflowsCommand } from './commands/workflows.ts';
import { WrongUsage } from './errors.ts';
import { presentError } from './present/error.ts';
import type { Terminal } from './present/terminal.ts';

/** What a process ends with. */
export const exitCodes = { ok: 0, failed: 1, usage: 2 } as const;

const EXAMPLES = `
Examples:
  npm start                                              the sample company, judged up to today, and the API
  npm run -s holdfast -- import exports/ --map map.yaml  take in your own exports
  npm run -s holdfast -- run                             judge the last complete day
  npm run -s holdfast -- account acc-0042                one account, every number explained`;

const COMMANDS = [
  startCommand,
  importCommand,
  runCommand,
  accountsCommand,
  accountCommand,
  metricsCommand,
  sourcesCommand,
  companyCommand,
  retentionCommand,
  digestCommand,
  reviewCommand,
  tasksCommand,
  taskCommand,
  outboxCommand,
  runsCommand,
  playbooksCommand,
  riskCommand,
  workflowsCommand,
  backtestCommand,
  evaluateCommand,
  scorecardsCommand,
  tableCommand,
];

/** Runs one command line and gives the exit code: 0, 1 when something failed, 2 when the command line is wrong. */
export async function runCommandLine(args: string[], terminal: Terminal): Promise<number> {
  const program = programFor(terminal);
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCodes.ok;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
    terminal.err(presentError(error, { json: args.includes('--json'), terminal }));
    return error instanceof WrongUsage ? exitCodes.usage : exitCodes.failed;
  }
}

function programFor(terminal: Terminal): Command {
  const program = new Command('holdfast')
    .description('Watches every customer account, explains its health, and acts before it leaves.')
    .version(packageJson.version)
    .addHelpText('after', EXAMPLES)
    // A command's options are its own, although `account` and `account override` both have them.
    .enablePositionalOptions()
    .showHelpAfterError('Add --help to see what there is.');
  for (const define of COMMANDS) program.addCommand(define(terminal));
  for (const command of everyCommand(program)) {
    command
      .exitOverride()
      .configureHelp({ helpWidth: terminal.columns, styleTitle: (title) => terminal.paint('bold', title) })
      .configureOutput({
        writeOut: (text) => terminal.out(text.trimEnd()),
        writeErr: (text) => terminal.err(text.trimEnd()),
      });
  }
  return program;
}

function everyCommand(command: Command): Command[] {
  return [command, ...command.commands.flatMap(everyCommand)];
}
