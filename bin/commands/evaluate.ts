import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Command } from 'commander';
import { snapshotFile } from '../../lib/adapters/files/snapshot-file.ts';
import { asksUntold } from '../../lib/domain/contest/unjudgeable.ts';
import type { Day } from '../../lib/domain/day.ts';
import { compileCondition } from '../../lib/domain/expressions/compile-condition.ts';
import type { Condition, ExpressionFault } from '../../lib/domain/expressions/expression.ts';
import type { Catalogue } from '../../lib/domain/metrics/catalogue.ts';
import type { Holdfast } from '../../lib/local/open-holdfast.ts';
import { type EvaluationReport, evaluate } from '../../lib/usecases/evaluate.ts';
import { loadCurrentWorkflows } from '../../lib/usecases/load-workflows.ts';
import { WrongUsage } from '../errors.ts';
import { presentEvaluation } from '../present/evaluation.ts';
import { showProgress } from '../present/progress-bar.ts';
import type { Terminal } from '../present/terminal.ts';
import { type CommonOptions, command, dayArgument, wholeNumber } from './command.ts';
import { withHoldfast } from './with-holdfast.ts';

type Options = CommonOptions & {
  horizon: number;
  trainBefore: Day;
  until?: Day;
  where?: string;
  testWhere?: string;
  snapshots?: string;
};

/** `evaluate`: how well churn risk, health, bands and rules would have told who leaves. */
export function evaluateCommand(terminal: Terminal): Command {
  return command(
    'evaluate',
    'How well risk, health and rules told who would leave: trained before a day, tested after it.',
  )
    .requiredOption('--train-before <day>', 'train on what was known before this day, test from it on', dayArgument)
    .option('--horizon <days>', 'how soon a cancellation must follow', wholeNumber(1, 365), 28)
    .option(
      '--until <day>',
      'the last day on which a cancellation counts (default: the end of the history)',
      dayArgument,
    )
    .option('--where <condition>', 'only customers for whom this held on the day of the snapshot')
    .option('--test-where <condition>', 'the same, for the days that are tested (default: as --where)')
    .option('--snapshots <file>', 'write the snapshots to a CSV file, to try another model on them')
    .action(async (options: Options) => {
      const report = await withHoldfast(options, (holdfast) => ask(options, holdfast, terminal));
      terminal.out(options.json ? JSON.stringify(report) : presentEvaluation(report, terminal));
    });
}

async function ask(options: Options, { ports }: Holdfast, terminal: Terminal): Promise<EvaluationReport> {
  const { horizon: horizonDays, trainBefore, until } = options;
  const published = await loadCurrentWorkflows(ports);
  const where = conditionOf('--where', options.where, published.catalogue);
  const testWhere = conditionOf('--test-where', options.testWhere, published.catalogue);
  const snapshots = options.snapshots === undefined ? undefined : await fileFor(options.snapshots);
  const progress = showProgress(terminal);
  const question = { published, horizonDays, trainBefore, until, where, testWhere };
  return evaluate(question, { ...ports, progress, snapshots }).finally(() => progress.stop());
}

/** The file that the snapshots go to. It is tried before the work is done. */
async function fileFor(path: string) {
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
  const isWritable = await access(dirname(path), constants.W_OK).then(
    () => true,
    () => false,
  );
  if (isWritable && !isFolder) return snapshotFile(path);
  throw new WrongUsage(
    `The snapshots cannot be written to ${path}: give a file in a folder that exists and may be written to.`,
  );
}

function conditionOf(option: string, text: string | undefined, catalogue: Catalogue): Condition | undefined {
  if (text === undefined) return undefined;
  const { condition, fault } = compileCondition(text, catalogue);
  if (!condition) throw new WrongUsage(faultInWords(option, fault));
  const untold = asksUntold(condition);
  if (untold === undefined) return condition;
  throw new WrongUsage(
    `The condition of ${option} asks for ${untold}: ask for metrics, attributes, milestones, peers or health.`,
  );
}

function faultInWords(option: string, { message, hint, offset }: ExpressionFault): string {
  const said = `The condition of ${option} is wrong at character ${offset + 1}: ${message}`;
  const whole = hint ? `${said}; ${hint}` : said;
  return /[.?!]$/.test(whole) ? whole : `${whole}.`;
}
