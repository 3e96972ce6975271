import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { liquidTemplates } from '../../../lib/adapters/liquid/liquid-templates.ts';
import { parseWorkflows } from '../../../lib/domain/workflows/parse-workflows.ts';
import { documentOf } from '../../factories/dossiers.ts';

const templates = liquidTemplates();
const folder = new URL('../../../workflows/', import.meta.url);
const names = readdirSync(folder, { recursive: true }).map(String);
const shipped = Object.fromEntries(
  names
    .filter((name) => /[.](yaml|txt|html)$/.test(name))
    .map((name) => [name, readFileSync(new URL(name, folder), 'utf8')]),
);

/** The shipped folder with some files replaced (undefined takes one away). */
function parse(changes: Record<string, string | undefined> = {}) {
  const changed = Object.entries({ ...shipped, ...changes }).filter(([, text]) => text !== undefined);
  const files = Object.fromEntries(changed) as Record<string, string>;
  const documents = Object.entries(files)
    .filter(([file]) => file.endsWith('.yaml'))
    .map(([file, text]) => documentOf(file, text));
  return parseWorkflows({ documents, files, readTemplate: (file, text) => templates.read(file, text) });
}

const said = (changes: Record<string, string | undefined>) =>
  parse(changes).faults.map(({ file, message, hint }) => `${file}: ${message}${hint ? ` (${hint})` : ''}`);

const instead = (file: string, from: string, to: string) => ({ [file]: (shipped[file] as string).replace(from, to) });

describe('the shipped workflows', () => {
  const { value, faults } = parse();

  it('have no fault', () => {
    expect(faults).toEqual([]);
  });

  it('measure all seven groups of Customer Success, and the implementation, the relationship and the contract', () => {
    const groups = new Set([...(value?.catalogue.metrics.values() ?? [])].map(({ group }) => group));
    expect([...groups].sort()).toEqual([
      'commercial',
      'customisation',
      'data',
      'engagement',
      'features',
      'implementation',
      'logins-and-users',
      'relationship',
      'sentiment',
      'support',
    ]);
  });

  it('start each of their playbooks from a rule', () => {
    const started = new Set(value?.rules.map(({ playbook }) => playbook));
    expect([...(value?.playbooks.keys() ?? [])].every((id) => started.has(id))).toBe(true);
  });

  it('compare every metric with peers, changes and neutral ones too', () => {
    expect(value?.peerMetrics).toEqual([...(value?.catalogue.metrics.keys() ?? [])]);
    expect(value?.peerMetrics).toEqual(expect.arrayContaining(['employees', 'logins_28d_change']));
  });
});

describe('a folder that does not fit together', () => {
  it.each<[string, Record<string, string | undefined>, string]>([
    [
      'a rule that starts a playbook there is not',
      instead('rules.yaml', 'playbook: csm-task', 'playbook: csm-taks'),
      'rules.yaml: there is no playbook "csm-taks" (did you mean "csm-task"?)',
    ],
    [
      'a rule that asks for a milestone there is not',
      instead('rules.yaml', 'reached("data-flowing")', 'reached("data-flows")'),
      'rules.yaml: there is no milestone "data-flows" (did you mean "data-flowing"?)',
    ],
    [
      'a file that is missing',
      { 'scorecard.yaml': undefined },
      'scorecard.yaml: this file is missing (copy it from the default workflows and change it)',
    ],
    [
      'a file nobody reads',
      { 'rule.yaml': 'rules: []' },
      'rule.yaml: this file is not read (did you mean "rules.yaml"?)',
    ],
  ])('has %s', (_, changes, expected) => {
    expect(said(changes)).toEqual([expected]);
  });

  it('is told of faults in several files at once, but not of what follows from a faulty catalogue', () => {
    const both = {
      ...instead('scorecard.yaml', 'weight: 12', 'weight: -1'),
      ...instead('milestones.yaml', 'gauges >= 1', 'gagues >= 1'),
    };
    expect(said(both)).toEqual([
      'milestones.yaml: there is no metric or variable "gagues" (did you mean "gauges"?)',
      'scorecard.yaml: expected a number above 0',
    ]);
    expect(said({ ...both, ...instead('metrics.yaml', 'record: usage', 'record: usages') })).toHaveLength(1);
  });
});
