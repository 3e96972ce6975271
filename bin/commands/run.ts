import type { Command } from 'commander';
import type { Day } from '../../lib/domain/day.ts';
import type { DaySummary } from '../../lib/domain/portfolio/summarise-day.ts';
import type { Holdfast } from '../../lib/local/open-holdfast.ts';
import type { LocalPorts } from '../../lib/local/ports.ts';
import { RunRefused } from '../../lib/usecases/errors.ts';
import { loadCurrentWorkflows } from '../../lib/usecases/load-workflows.ts';
import { lastCompleteDay } from '../../lib/usecases/plan-run.ts';
import { splitRun } from '../../lib/usecases/split-run.ts';
import { WrongUsage } from '../errors.ts';
import { showProgress } from '../present/progress-bar.ts';
import { presentSummary } from '../present/summary.ts';
import type { Terminal } from '../present/terminal.ts';
import { type CommonOptions, command, dayArgument } from './command.ts';
import { withHoldfast } from './with-holdfast.ts';

type Options = CommonOptions & { at?: Day; until?: Day; act: boolean };

/** `run`: judges one day or a range of days. */
export function runCommand(terminal: Terminal): Command {
  return command(
    'run',
    'Judges a day: collects, measures, compares, scores, fires rules; acts when the day is the last complete one.',
  )
    .option('--at <day>', 'the day, or the first of a range (default: the last complete day, UTC)', dayArgument)
    .option('--until <day>', 'the last day of the range', dayArgument)
    .option('--act', 'start playbooks although the days are past', false)
    .action(async (options: Options) => {
      const summary = await withHoldfast(options, (holdfast) => judge(options, holdfast, terminal));
      terminal.out(options.json ? JSON.stringify(summary) : presentSummary(summary, terminal));
    });
}

async function judge(options: Options, { ports }: Holdfast, terminal: Terminal): Promise<DaySummary> {
  const range = rangeOf(options, lastCompleteDay(ports.clock));
  await requireSomethingToJudge(ports);
  const { awaitRunningRuns, judgeDays } = await import('../../lib/local/judge-days.ts');
  const progress = showProgress(terminal);
  try {
    await awaitRunningRuns(ports);
    await judgeDays(splitRun(range, options.act), ports, progress);
  } finally {
    progress.stop();
  }
  return (await ports.days.daySummary(range.until)) as DaySummary;
}

/** Said before a run is started: it could only fail. */
async function requireSomethingToJudge(ports: LocalPorts): Promise<void> {
  await loadCurrentWorkflows(ports);
  if ((await ports.imports.sources()).length > 0) return;
  throw new RunRefused(
    'Nothing has been imported yet: take in an export first (`holdfast import <folder> --map <file>`).',
  );
}

function rangeOf({ at, until }: Options, complete: Day): { from: Day; until: Day } {
  if (at === undefined && until !== undefined) throw new WrongUsage('--until needs --at, the first day of the range.');
  const range = { from: at ?? complete, until: until ?? at ?? complete };
  if (range.until < range.from) throw new WrongUsage(`--until ${range.until} is before --at ${range.from}.`);
  if (range.until > complete) {
    throw new WrongUsage(`${range.until} is not over yet; the last complete day is ${complete} (UTC).`);
  }
  return range;
}
