import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pulledVersion, readWorkflowFolder, writeWorkflowFolder } from '../../lib/adapters/files/workflow-folder.ts';
import { publishFolder } from '../../lib/usecases/publish-folder.ts';
import { publishWorkflows } from '../../lib/usecases/publish-workflows.ts';
import { playbookWorld } from '../factories/playbook-world.ts';
import { shippedWorkflows } from '../factories/workflow-files.ts';

let world: Awaited<ReturnType<typeof playbookWorld>>;
afterEach(() => world?.close());

const folder = shippedWorkflows();
const changed = (from: string, to: string) => ({
  ...folder,
  'rules.yaml': folder['rules.yaml']?.replace(from, to) ?? '',
});
const inConsole = changed('cooldown-days: 60', 'cooldown-days: 61');
const onDisk = changed('hold-days: 7', 'hold-days: 8');

/** Somebody publishes in the console what is no longer as in the folder. */
const publishInConsole = async () => {
  world = await playbookWorld({ publishes: true });
  const { version = '' } = await publishWorkflows(
    { files: inConsole, from: 'console', by: 'lea@us.test' },
    world.ports,
  );
  return version;
};

describe('a folder', () => {
  it('is published while nobody published in the console', async () => {
    world = await playbookWorld({ publishes: true });
    expect(await publishFolder({ files: onDisk, from: 'folder' }, world.ports)).toMatchObject({ changed: true });
  });

  it('does not undo what was published in the console', async () => {
    const version = await publishInConsole();
    const publication = await publishFolder({ files: onDisk, from: 'deployment' }, world.ports);
    expect(publication).toMatchObject({ version, kept: { by: 'lea@us.test' } });
    expect((await world.ports.workflows.current())?.version).toBe(version);
  });

  it('is published again once it was brought level', async () => {
    const pulled = await publishInConsole();
    const publication = await publishFolder({ files: onDisk, from: 'folder', pulled }, world.ports);
    expect(publication).toMatchObject({ changed: true });
  });

  it('that is what the console published is published already', async () => {
    const version = await publishInConsole();
    const publication = await publishFolder({ files: inConsole, from: 'folder' }, world.ports);
    expect(publication).toMatchObject({ version, changed: false });
  });
});

describe('a folder that is brought level', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'holdfast-folder-'));
  });
  afterEach(() => rmSync(dir, { recursive: true }));

  it('holds just the published files, knows their version, and keeps what is not theirs', async () => {
    writeFileSync(join(dir, 'old.yaml'), 'gone');
    writeFileSync(join(dir, 'notes.txt~'), 'mine');
    await writeWorkflowFolder(dir, 'v7', folder);
    expect(await readWorkflowFolder(dir)).toEqual(folder);
    expect(await pulledVersion(dir)).toBe('v7');
    expect(readFileSync(join(dir, 'notes.txt~'), 'utf8')).toBe('mine');
  });

  it('has nothing written outside of it', async () => {
    await writeWorkflowFolder(join(dir, 'inner'), 'v7', { '../outside.yaml': 'x', 'rules.yaml': 'y' });
    expect(await readWorkflowFolder(dir)).toEqual({ 'inner/rules.yaml': 'y' });
  });
});
