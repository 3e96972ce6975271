import { Command } from 'commander';
import { liquidTemplates } from '../../lib/adapters/liquid/liquid-templates.ts';
import { yamlDocuments } from '../../lib/adapters/yaml/yaml-documents.ts';
import { checkWorkflows } from '../../lib/usecases/check-workflows.ts';
import { FaultsFound } from '../errors.ts';
import { presentBudget } from '../present/alert-budget.ts';
import { inFolder } from '../present/faults.ts';
import type { Terminal } from '../present/terminal.ts';
import { counted } from '../present/words.ts';
import { askBudget } from './check-budget.ts';
import { type CommonOptions, command } from './command.ts';
import { publishCommand } from './publish.ts';
import { pullCommand } from './pull.ts';
import { workflowFilesOf } from './workflow-files-of.ts';

/** `workflows check|publish|pull [folder]`: what a CS leader writes, checked and put to work. */
export function workflowsCommand(terminal: Terminal): Command {
  const check = command('check', 'Reads the folder and says what is wrong with it; changes nothing.')
    .argument('[folder]', 'the workflows folder', 'workflows')
    .action((folder: string, options: CommonOptions) => runCheck(folder, options, terminal));
  return new Command('workflows')
    .description('Metrics, milestones, scorecard, rules, playbooks and templates: check, publish or pull them.')
    .addCommand(check)
    .addCommand(publishCommand(terminal))
    .addCommand(pullCommand(terminal));
}

async function runCheck(folder: string, options: CommonOptions, terminal: Terminal): Promise<void> {
  const files = await workflowFilesOf(folder);
  const { value, faults } = checkWorkflows(files, { documents: yamlDocuments, templates: liquidTemplates() });
  if (!value) throw new FaultsFound(inFolder(faults, folder), 'Correct the folder, and check it again.');
  const found = {
    metrics: value.catalogue.metrics.size,
    milestones: value.milestones.length,
    measures: value.scorecards.flatMap(({ measures }) => measures).length,
    rules: value.rules.length,
    playbooks: value.playbooks.size,
    templates: value.templates.size,
  };
  const words = Object.entries(found).map(([what, count]) => counted(count, what.slice(0, -1), what));
  const budget = await askBudget(value, options, terminal);
  if (options.json) return terminal.out(JSON.stringify({ faults: [], ...found, alertBudget: budget }));
  const summary = `${terminal.paint('green', '✓')} ${folder}: ${words.join(', ')}.`;
  terminal.out(`${summary}\n${presentBudget(budget, terminal)}`);
}
