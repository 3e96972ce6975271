import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { yamlDocuments } from '../../lib/adapters/yaml/yaml-documents.ts';
import type { Day } from '../../lib/domain/day.ts';
import { parseRules } from '../../lib/domain/rules/parse-rules.ts';
import type { Rule } from '../../lib/domain/rules/rule.ts';
import type { Workflows } from '../../lib/domain/workflows/workflows.ts';
import type { FolderStores } from '../../lib/local/open-folder-stores.ts';
import { type Backtest, backtestRule } from '../../lib/usecases/backtest-rule.ts';
import { loadCurrentWorkflows } from '../../lib/usecases/load-workflows.ts';
import { FaultsFound, WrongUsage } from '../errors.ts';
import { linksOf, presentBacktest } from '../present/backtest.ts';
import { showProgress } from '../present/progress-bar.ts';
import type { Terminal } from '../present/terminal.ts';
import { type CommonOptions, command, dayArgument, wholeNumber } from './command.ts';
import { withStores } from './with-stores.ts';

type Options = CommonOptions & { from?: Day; to?: Day; horizon: number; rules?: string; limit: number };

/** `backtest <rule>`: what a rule would have done on the history. */
export function backtestCommand(terminal: Terminal): Command {
  return command('backtest', 'What a rule would have done: judges the history anew, day after day; changes nothing.')
    .argument('<rule>', 'the id of a rule')
    .option('--from <day>', 'the first day (default: 90 days before the last)', dayArgument)
    .option('--to <day>', 'the last day (default: the last of the history)', dayArgument)
    .option('--horizon <days>', 'how soon a cancellation must follow a firing', wholeNumber(1, 365), 28)
    .option('--rules <file>', 'take the rule from this file: a draft, beside the published rule of the same id')
    .option('--limit <count>', 'how many of the flagged accounts to print; JSON has all', wholeNumber(0, 10_000), 20)
    .action(async (ruleId: string, options: Options) => {
      const backtest = await withStores(options, (stores) => ask(ruleId, options, stores, terminal));
      const { live, draft } = backtest;
      const linked = { ...backtest, ...(live && { live: linksOf(live) }), ...(draft && { draft: linksOf(draft) }) };
      terminal.out(options.json ? JSON.stringify(linked) : presentBacktest(backtest, options.limit, terminal));
    });
}

async function ask(ruleId: string, options: Options, { ports }: FolderStores, terminal: Terminal): Promise<Backtest> {
  const { from, to, horizon: horizonDays, rules } = options;
  const published = await loadCurrentWorkflows(ports);
  const drafts = rules === undefined ? undefined : await draftsIn(rules, published);
  const progress = showProgress(terminal);
  const question = { ruleId, published, drafts, from, to, horizonDays };
  return backtestRule(question, { ...ports, progress }).finally(() => progress.stop());
}

/** The rules of a file, checked as publishing would check them. */
async function draftsIn(file: string, { catalogue }: Workflows): Promise<Rule[]> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    const reason = error.code === 'ENOENT' ? 'is not there' : 'cannot be read';
    throw new WrongUsage(`The file of rules ${file} ${reason}; it is written as workflows/rules.yaml is.`);
  });
  const { value: document, faults: unreadable } = yamlDocuments.read(file, text);
  const { value, faults } = document ? parseRules(document, catalogue) : { value: undefined, faults: unreadable };
  if (value) return value;
  throw new FaultsFound(faults, 'Nothing was replayed.');
}
