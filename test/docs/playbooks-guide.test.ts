import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parsePlaybook } from '../../lib/domain/playbooks/parse-playbook.ts';
import { aCatalogue } from '../factories/catalogue.ts';
import { faultLines, parseText } from '../factories/faults.ts';

const guide = readFileSync('docs/guides/playbooks.md', 'utf8');
const blocks = [...guide.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, block]) => block ?? '');
const known = { templates: ['setup-help', 'first-dashboard', 'escalation'], endpoints: ['crm'] };

describe('the guide to playbooks', () => {
  it.each(['workflows/playbooks/onboarding-nudge.yaml', 'workflows/settings.yaml'])('shows %s as it is', (file) => {
    expect(blocks).toContain(readFileSync(file, 'utf8'));
  });

  it.each(blocks.filter((block) => block.startsWith('- ')))('shows steps that work: %s', (block) => {
    const steps = block.replaceAll(/^/gm, '  ');
    const text = `id: guide\ntitle: Guide\nsteps:\n${steps}\n  - exit-when: implemented\n`;
    const { faults } = parseText('playbooks/guide.yaml', text, (document) =>
      parsePlaybook(document, aCatalogue(), known),
    );
    expect(faultLines(faults)).toEqual([]);
  });
});
