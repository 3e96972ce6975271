import { readFile, stat } from 'node:fs/promises';
import type { Command } from 'commander';
import { readWorkflowFolder } from '../../lib/adapters/files/workflow-folder.ts';
import type { Day } from '../../lib/domain/day.ts';
import type { Holdfast } from '../../lib/local/open-holdfast.ts';
import { compareScorecards } from '../../lib/usecases/compare-scorecards.ts';
import { findScorecards, type NamedScorecards, type ScorecardsWanted } from '../../lib/usecases/find-scorecards.ts';
import { listScorecards } from '../../lib/usecases/list-scorecards.ts';
import { FaultsFound, WrongUsage } from '../errors.ts';
import { showProgress } from '../present/progress-bar.ts';
import { presentComparison, presentScorecards } from '../present/scorecards.ts';
import type { Terminal } from '../present/terminal.ts';
import { type CommonOptions, command, dayArgument, wholeNumber } from './command.ts';
import { withHoldfast } from './with-holdfast.ts';

type CompareOptions = CommonOptions & { from?: Day; to?: Day; horizon: number; every: number; limit: number };

/** `scorecards`, `scorecards compare A B`: the definitions of health there are, and two of them on the same history. */
export function scorecardsCommand(terminal: Terminal): Command {
  const compare = command(
    'compare',
    'Two definitions of health on the same history: who moves, and which predicts better.',
  )
    .argument('<a>', '"current", a published version of the workflows, or a file or folder')
    .argument('<b>', 'the other one')
    .option('--from <day>', 'the first day; a year before the last unless given', dayArgument)
    .option('--to <day>', 'the last day; the last that records tell of unless given', dayArgument)
    .option(
      '--horizon <days>',
      'an account counts as leaving when it does within so many days',
      wholeNumber(1, 365),
      28,
    )
    .option('--every <days>', 'how many days apart the history is looked at', wholeNumber(1, 90), 7)
    .option('--limit <count>', 'how many of the accounts that move to show', wholeNumber(0, 1000), 15)
    .action((a: string, b: string, options: CompareOptions) => runCompare([a, b], options, terminal));
  return command('scorecards', 'The scorecards there are, and the days they were in force.')
    .enablePositionalOptions()
    .addCommand(compare)
    .action(async (options: CommonOptions) => {
      const { scorecards } = await withHoldfast(options, ({ ports }) => listScorecards({}, ports));
      terminal.out(options.json ? JSON.stringify({ scorecards }) : presentScorecards(scorecards, terminal));
    });
}

async function runCompare(names: [string, string], options: CompareOptions, terminal: Terminal): Promise<void> {
  const { from, to: until, horizon: horizonDays, every: everyDays, limit } = options;
  const progress = showProgress(terminal);
  const compared = await withHoldfast(options, async ({ ports }) => {
    const [one, other] = [await found(names[0], ports), await found(names[1], ports)];
    return compareScorecards({ one, other, from, until, horizonDays, everyDays }, { ...ports, progress });
  }).finally(() => progress.stop());
  terminal.out(options.json ? JSON.stringify(compared) : presentComparison(compared, limit, terminal));
}

async function found(name: string, ports: Holdfast['ports']): Promise<NamedScorecards> {
  const wanted = await wantedOf(name);
  const { value, faults } = await findScorecards(wanted, ports);
  if (value) return value;
  throw new FaultsFound(faults, 'Correct it, and compare again.');
}

/** A name that is a file or folder on this machine is a draft; anything else is left to be found. */
async function wantedOf(name: string): Promise<ScorecardsWanted> {
  const there = await stat(name).catch(() => undefined);
  if (!there) return { name };
  if (there.isFile()) return { name, files: { 'scorecard.yaml': await readFile(name, 'utf8') } };
  const files = await readWorkflowFolder(name);
  if (files) return { name, files };
  throw new WrongUsage(`There is nothing to read in ${name}; name a scorecard.yaml or a workflows folder.`);
}
