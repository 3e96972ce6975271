import { relative } from 'node:path';
import { Command } from 'commander';
import { readWorkflowFolder } from '../../lib/adapters/files/workflow-folder.ts';
import { liquidTemplates } from '../../lib/adapters/liquid/liquid-templates.ts';
import { yamlDocuments } from '../../lib/adapters/yaml/yaml-documents.ts';
import type { Fault } from '../../lib/domain/errors.ts';
import type { WorkflowFiles } from '../../lib/ports.ts';
import { checkWorkflows } from '../../lib/usecases/check-workflows.ts';
import { publishWorkflows } from '../../lib/usecases/publish-workflows.ts';
import { FaultsFound, WrongUsage } from '../errors.ts';
import { presentBudget } from '../present/alert-budget.ts';
import type { Terminal } from '../present/terminal.ts';
import { counted } from '../present/words.ts';
import { askBudget } from './check-budget.ts';
import { type CommonOptions, command } from './command.ts';
import { withHoldfast } from './with-holdfast.ts';

/** `workflows check|publish [folder]`: what a CS leader writes, checked and put to work. */
export function workflowsCommand(terminal: Terminal): Command {
  const check = command('check', 'Reads the folder and says what is wrong with it; changes nothing.')
    .argument('[folder]', 'the workflows folder', 'workflows')
    .action((folder: string, options: CommonOptions) => runCheck(folder, options, terminal));
  const publish = command('publish', 'Checks the folder and puts it to work; runs under way finish as they began.')
    .argument('[folder]', 'the workflows folder', 'workflows')
    .action((folder: string, options: CommonOptions) => runPublish(folder, options, terminal));
  return new Command('workflows')
    .description('Metrics, milestones, scorecard, rules, playbooks and templates: check or publish them.')
    .addCommand(check)
    .addCommand(publish);
}

async function runCheck(folder: string, options: CommonOptions, terminal: Terminal): Promise<void> {
  const files = await filesOf(folder);
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

async function runPublish(folder: string, options: CommonOptions, terminal: Terminal): Promise<void> {
  const files = await filesOf(folder);
  const publication = await withHoldfast(options, ({ ports }) => publishWorkflows({ files }, ports), { make: true });
  const { version, faults } = publication;
  if (version === undefined) throw new FaultsFound(inFolder(faults, folder), 'Nothing was published.');
  if (options.json) return terminal.out(JSON.stringify(publication));
  const { changed, playbooks } = publication;
  const lines = Object.entries(playbooks).map(([id, what]) => `  ${id}: ${what}`);
  const title = changed
    ? `Published ${folder} as version ${version}.`
    : `${folder} is version ${version}, already published.`;
  terminal.out([`${terminal.paint('green', '✓')} ${title}`, ...lines].join('\n'));
}

async function filesOf(folder: string): Promise<WorkflowFiles> {
  const files = await readWorkflowFolder(folder);
  if (files) return files;
  throw new WrongUsage(`There is no folder ${folder}; name the folder of your metrics.yaml, rules.yaml and playbooks.`);
}

/** Faults name files inside the folder; a person wants a path to open. */
function inFolder(faults: readonly Fault[], folder: string): Fault[] {
  return faults.map((fault) => ({ ...fault, file: relative('.', `${folder}/${fault.file}`) }));
}
