import { describe, expect, it } from 'vitest';
import { liquidTemplates } from '../../../lib/adapters/liquid/liquid-templates.ts';
import { parseWorkflows } from '../../../lib/domain/workflows/parse-workflows.ts';
import { documentOf } from '../../factories/dossiers.ts';
import { shippedWorkflows } from '../../factories/workflow-files.ts';

const templates = liquidTemplates();
const shipped = shippedWorkflows();

/** The faults of the shipped folder with one rule more, and something added to the template that customers are sent first. */
function said({ rule = '', template = '' }: { rule?: string; template?: string }): string[] {
  const files: Record<string, string> = {
    ...shipped,
    'rules.yaml': `${shipped['rules.yaml']}\n${rule}`,
    'templates/setup-help.txt': `${shipped['templates/setup-help.txt']}${template}`,
  };
  const documents = Object.entries(files)
    .filter(([file]) => file.endsWith('.yaml'))
    .map(([file, text]) => documentOf(file, text));
  const { faults } = parseWorkflows({ documents, files, readTemplate: (file, text) => templates.read(file, text) });
  return faults.map(({ file, message }) => `${file}: ${message}`);
}

const rule = (when: string, playbook: string, because = '') => `  - id: about-to-leave
    label: About to leave
    when: ${when}
    severity: warning
    playbook: ${playbook}
    mode: live
${because && `    because: "${because}"\n`}`;

const REASON = '\n{{ playbook.reason }}';

describe('the churn risk and customers', () => {
  it.each(['risk.probability', 'risk', 'metrics.risk'])('a template cannot name %s', (name) => {
    expect(said({ template: `\n{{ ${name} }}` })[0]).toContain(`there is no variable "${name}"`);
  });

  it.each([
    ['its reason names the values it looked at', rule('risk.probability > 0.3', 'onboarding-nudge')],
    ['its reason has {risk} in it', rule('logins_28d < 5', 'onboarding-nudge', 'At {risk}')],
  ])('a rule cannot tell customers by its reason: %s', (_, written) => {
    expect(said({ rule: written, template: REASON })).toEqual([
      'rules.yaml: customers would read their churn risk: the reason tells it, and onboarding-nudge sends them "setup-help", which writes playbook.reason',
    ]);
  });

  it.each([
    ['the template does not write the reason', rule('risk.probability > 0.3', 'onboarding-nudge'), ''],
    ['the reason does not tell it', rule('risk.probability > 0.3', 'onboarding-nudge', 'Hardly used'), REASON],
    ['the playbook writes to colleagues only', rule('risk.probability > 0.3', 'csm-task'), REASON],
    ['the rule does not look at it', rule('logins_28d < 5', 'onboarding-nudge'), REASON],
  ])('a rule may look at it when %s', (_, written, template) => {
    expect(said({ rule: written, template })).toEqual([]);
  });
});
