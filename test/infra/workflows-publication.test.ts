import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readWorkflows } from '../../lib/infra/workflows-publication.ts';

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
