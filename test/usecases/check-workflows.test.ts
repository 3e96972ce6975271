import { describe, expect, it } from 'vitest';
import { liquidTemplates } from '../../lib/adapters/liquid/liquid-templates.ts';
import { yamlDocuments } from '../../lib/adapters/yaml/yaml-documents.ts';
import { checkWorkflows } from '../../lib/usecases/check-workflows.ts';
import { faultLines } from '../factories/faults.ts';
import { shippedWorkflows } from '../factories/workflow-files.ts';

const ports = { documents: yamlDocuments, templates: liquidTemplates() };
const faultsWith = (over: Record<string, string | undefined>) => {
  const { faults } = checkWorkflows(shippedWorkflows(over), ports);
  return faults.map((fault) => `${fault.file}:${faultLines([fault])}`);
};

describe('the shipped workflows', () => {
  it('read without fault', () => {
    const { value, faults } = checkWorkflows(shippedWorkflows(), ports);
    expect(faultLines(faults)).toEqual([]);
    expect([...(value?.playbooks.keys() ?? [])].sort()).toEqual(['csm-task', 'exec-escalation', 'onboarding-nudge']);
  });
});

const wrong: [what: string, over: Record<string, string | undefined>, faults: string[]][] = [
  [
    'a file that is missing',
    { 'rules.yaml': undefined },
    ['rules.yaml:undefined:undefined this file is missing (copy it from the default workflows and change it)'],
  ],
  ['YAML that does not read', { 'settings.yaml': 'company: [' }, []],
  [
    'a template variable that does not exist',
    { 'templates/setup-help.txt': 'Subject: Hello\n\nDear {{ contact.frist_name }},\n' },
    ['templates/setup-help.txt:3:9 there is no variable "contact.frist_name" (did you mean "first_name"?)'],
  ],
  [
    'a template variable of no group',
    { 'templates/setup-help.html': '<p>{{ acount.name }}</p>' },
    ['templates/setup-help.html:1:7 there is no variable "acount.name" (did you mean "account"?)'],
  ],
  [
    'a template that reads an unknown metric',
    { 'templates/setup-help.html': '<p>{{ metrics.dashbords }}</p>' },
    ['templates/setup-help.html:1:7 there is no variable "metrics.dashbords" (did you mean "dashboards"?)'],
  ],
  [
    'a template tag that is not closed',
    { 'templates/setup-help.html': '<p>{% if account.name %}</p>' },
    ['templates/setup-help.html:1:4 tag {% if account.name %} not closed'],
  ],
  [
    'a template that leaves values unescaped',
    { 'templates/setup-help.html': '<p>{{ account.name | raw }}</p>' },
    ['templates/setup-help.html:1:4 undefined filter: raw'],
  ],
  [
    'a template that reads files',
    { 'templates/setup-help.html': "{% include '/etc/passwd' %}" },
    ['templates/setup-help.html:1:1 tag "include" not found'],
  ],
  [
    'a template without a subject',
    { 'templates/setup-help.txt': 'Hello\n' },
    [
      'templates/setup-help.txt:1:1 the first line is not a subject (begin with Subject: and what the message is about)',
    ],
  ],
  [
    'half a template',
    { 'templates/setup-help.html': undefined },
    [
      'templates/setup-help.html:undefined:undefined this half of the template is missing (a message has a text and an HTML part: write both)',
    ],
  ],
  [
    'a footer without a way out',
    { 'templates/footer.html': '<p>{{ company.name }}</p>' },
    [
      'templates/footer.html:1:1 the footer has no way out (write {{ unsubscribe.url }}: customers must be able to stop)',
    ],
  ],
];

describe('workflows that cannot be right', () => {
  it.each(wrong)('with %s are answered where it stands, in words', (_, over, faults) => {
    const found = faultsWith(over);
    if (faults.length === 0) expect(found.length).toBeGreaterThan(0);
    else expect(found).toEqual(faults);
  });
});
