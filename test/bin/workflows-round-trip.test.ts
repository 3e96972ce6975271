import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { folderNote } from '../../bin/commands/folder-note.ts';
import { writeWorkflowFolder } from '../../lib/adapters/files/workflow-folder.ts';
import { type Holdfast, serveHoldfast } from '../../lib/local/open-holdfast.ts';
import { someFiles } from '../factories/workflows.ts';
import { holdfast } from './spawn-holdfast.ts';

const LEADER = 'lea@us.test';
const rulesWith = (drop: string) => (someFiles['rules.yaml'] as string).replace('-0.4', drop);

let served: Holdfast;
const home = mkdtempSync(join(tmpdir(), 'holdfast-'));
const [dir, first, second] = [join(home, 'state'), join(home, 'first'), join(home, 'second')];
beforeAll(async () => {
  await writeWorkflowFolder(first, 'none', someFiles);
  served = await serveHoldfast({ dir, port: 0 });
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** The command line on the served folder, from a process that is not its own. */
const run = (...args: string[]) => holdfast('workflows', ...args, '--dir', dir, '--json');
const done = async (...args: string[]) => JSON.parse((await run(...args)).stdout);
const history = async () =>
  (await served.ports.workflows.history(9)).map(({ from, by, message }) => [from, by, message]);
const rulesIn = (folder: string) => readFileSync(join(folder, 'rules.yaml'), 'utf8');

/** Publishes a draft of the rules, as the console does. */
async function publishInConsole(rules: string, message: string): Promise<string> {
  const url = `${served.runtime?.apiUrl}/workflows`;
  const { version: base } = (await (await fetch(url)).json()) as { version: string };
  const response = await fetch(`${url}/publish`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-holdfast-person': LEADER },
    body: JSON.stringify({ base, files: { 'rules.yaml': rules }, message }),
  });
  expect(response.status).toBe(200);
  return ((await response.json()) as { version: string }).version;
}

describe('workflows, between a folder and the console', () => {
  it('are published from a folder, and changed in the console', async () => {
    expect(await done('publish', first, '--because', 'To begin with', '--by', LEADER)).toMatchObject({ changed: true });
    await publishInConsole(rulesWith('-0.5'), 'Fewer alarms');
    expect(await history()).toEqual([
      ['console', LEADER, 'Fewer alarms'],
      ['folder', LEADER, 'To begin with'],
    ]);
  });

  it('are not published from a folder that knows nothing of it, which is told to pull', async () => {
    const { code, stderr } = await run('publish', first);
    expect([code, JSON.parse(stderr).error.message]).toEqual([2, expect.stringContaining(`workflows pull ${first}`)]);
    expect(await folderNote(first, served.ports.workflows)).toContain(`holdfast workflows pull ${first}`);
  });

  it('are pulled into a folder as they stand in the console, again without a change', async () => {
    const { version, written } = await done('pull', second);
    expect(written.sort()).toEqual(Object.keys(someFiles).sort());
    expect(rulesIn(second)).toBe(rulesWith('-0.5'));
    expect(await done('pull', second)).toEqual({ version, written: [], removed: [] });
    expect(await folderNote(second, served.ports.workflows)).toBeUndefined();
  });

  it('are edited there and published, which the history tells', async () => {
    writeFileSync(join(second, 'rules.yaml'), rulesWith('-0.6'));
    expect(await folderNote(second, served.ports.workflows)).toContain(`holdfast workflows publish ${second}`);
    const { version } = await done('publish', second, '--because', 'Fewer still');
    expect((await history())[0]).toEqual(['folder', undefined, 'Fewer still']);
    expect((await served.ports.workflows.files(version))?.['rules.yaml']).toBe(rulesWith('-0.6'));
  });

  it('are not written over changes that nobody published, unless that is asked for', async () => {
    await publishInConsole(rulesWith('-0.7'), 'In the console again');
    writeFileSync(join(second, 'rules.yaml'), rulesWith('-0.9'));
    const { code, stderr } = await run('pull', second);
    expect([code, JSON.parse(stderr).error.message]).toEqual([2, expect.stringContaining('rules.yaml')]);
    expect(rulesIn(second)).toBe(rulesWith('-0.9'));
    expect(await done('pull', second, '--overwrite')).toMatchObject({ written: ['rules.yaml'] });
    expect(rulesIn(second)).toBe(rulesWith('-0.7'));
  });

  it('are brought level with what was published from another folder', async () => {
    expect(await done('pull', first)).toMatchObject({ written: ['rules.yaml'], removed: [] });
    expect(rulesIn(first)).toBe(rulesIn(second));
  });

  it('are spoken of by the next start, where the folder at hand is not what the console published', async () => {
    await served.close();
    const { code, stderr } = await holdfast('start', '--once', '--no-sample', '--port', '0', '--dir', dir);
    expect([code, stderr]).toEqual([0, expect.stringContaining('holdfast workflows pull workflows brings it level')]);
  });
});
