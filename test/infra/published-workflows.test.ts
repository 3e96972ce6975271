import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readDeploymentConfig } from '../../lib/infra/deployment-config.ts';
import { publishedWorkflows, readWorkflows } from '../../lib/infra/published-workflows.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'holdfast-workflows-'));
  mkdirSync(join(folder, 'playbooks'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the workflows that a deployment publishes', () => {
  it('are the texts of the folder by path, without what an editor leaves behind', () => {
    writeFileSync(join(folder, 'rules.yaml'), 'rules: []\n');
    writeFileSync(join(folder, 'playbooks', 'nudge.yaml'), 'id: nudge\n');
    writeFileSync(join(folder, 'rules.yaml~'), 'old');
    expect(readWorkflows(folder)).toEqual({ 'rules.yaml': 'rules: []\n', 'playbooks/nudge.yaml': 'id: nudge\n' });
  });

  it('are refused when they are too many for a deployment to carry', () => {
    writeFileSync(join(folder, 'rules.yaml'), 'x'.repeat(100_001));
    expect(() => readWorkflows(folder)).toThrow(
      'The workflows folder holds 100001 bytes; a deployment can carry 100000.',
    );
  });
});

describe('the settings that a deployment publishes', () => {
  const settings = [
    '# Who we are.',
    'sender: { name: Success, address: success@example.com }',
    'executives: [first@example.com] # escalations',
    'quiet-hours: { from: 17:30, until: 08:30 }',
    'holidays:',
    '  - 2026-12-25',
    '',
  ].join('\n');
  const published = (mail: object) => publishedWorkflows(readDeploymentConfig({ workflowsFolder: folder, mail }));
  beforeEach(() => writeFileSync(join(folder, 'settings.yaml'), settings));

  it('are the text of the file, when the configuration names no executives', () => {
    expect(published({ senderDomain: 'example.com' })).toEqual({ 'settings.yaml': settings });
  });

  it('have the executives of the configuration, and everything else as it was', () => {
    const executives = ['chief@example.com', 'second@example.com'];
    const text = published({ senderDomain: 'example.com', executives })['settings.yaml'] as string;
    expect(parse(text)).toEqual({ ...parse(settings), executives });
    expect(text.split('\n').filter((line) => !line.startsWith('executives'))).toEqual(
      settings.split('\n').filter((line) => !line.startsWith('executives')),
    );
  });

  it.each([
    [settings, 'found "example.org" here and "example.com" there.'],
    ['executives: []\n', 'found "example.org" here and no address there.'],
  ])('are refused when their sender is of another domain: %j', (text, found) => {
    writeFileSync(join(folder, 'settings.yaml'), text);
    expect(() => published({ senderDomain: 'example.org' })).toThrow(
      `cdk.json: holdfast.mail.senderDomain must be the domain of sender.address in ${folder}/settings.yaml; ${found}`,
    );
  });
});
