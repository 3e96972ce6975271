import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { someFiles } from '../factories/workflows.ts';
import { temporaryFolder } from '../local/temporary-folder.ts';
import { holdfast } from './spawn-holdfast.ts';

function folderWith(changes: Record<string, string>): string {
  const folder = temporaryFolder();
  for (const [path, text] of Object.entries({ ...someFiles, ...changes })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

const misspelt = {
  'rules.yaml': (someFiles['rules.yaml'] as string).replace('logins_28d_change < -0.4', 'logns_28d < 3'),
};

describe('workflows', () => {
  it('of the project are right', async () => {
    const { code, stdout } = await holdfast('workflows', 'check');
    expect([code, stdout]).toEqual([0, expect.stringMatching(/^✓ workflows: \d+ metrics, /)]);
  });

  it('with a fault are shown it: place, line with a caret, and remedy', async () => {
    const folder = folderWith(misspelt);
    const { code, stdout, stderr } = await holdfast('workflows', 'check', folder);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/rules\.yaml:3:\d+: .*logns_28d/);
    expect(stderr).toMatch(/^ +\^$/m);
    expect(stderr).toMatch(/did you mean "logins_28d"/);
    expect(stderr).toContain('One fault found. Correct the folder, and check it again.');
  });

  it('with a fault are not published', async () => {
    const dir = temporaryFolder();
    const { code, stderr } = await holdfast('workflows', 'publish', folderWith(misspelt), '--dir', dir, '--json');
    expect(code).toBe(1);
    expect(JSON.parse(stderr).error).toMatchObject({ name: 'FaultsFound', faults: [{ path: 'rules[0].when' }] });
  });

  it('are published once, however often it is asked', async () => {
    const [dir, folder] = [temporaryFolder(), folderWith({})];
    const publish = async () =>
      JSON.parse((await holdfast('workflows', 'publish', folder, '--dir', dir, '--json')).stdout);
    const first = await publish();
    expect(first).toMatchObject({ changed: true, playbooks: { 'csm-task': 'created' } });
    expect(await publish()).toEqual({ ...first, changed: false, playbooks: { 'csm-task': 'unchanged' } });
  });
});
