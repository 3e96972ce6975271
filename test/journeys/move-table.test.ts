import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { schemaVersion } from '../../lib/adapters/dynamodb/schema.ts';
import { silentProgress } from '../../lib/adapters/system/silent-progress.ts';
import { judgeDays } from '../../lib/local/judge-days.ts';
import { serveHoldfast } from '../../lib/local/open-holdfast.ts';
import { startPlaybook } from '../../lib/usecases/start-playbook.ts';
import { holdfast } from '../bin/spawn-holdfast.ts';
import { layPreviousFolder, previousReads } from '../factories/previous-folder.ts';
import { readEverything } from '../fixtures/previous-version/read-everything.ts';

const base = mkdtempSync(join(tmpdir(), 'holdfast-move-'));
const here = join(base, 'here');
const there = join(base, 'there');
const file = join(base, 'backup.ndjson.gz');
beforeAll(() => layPreviousFolder(here));
afterAll(() => rmSync(base, { recursive: true, force: true }));

const table = async (...args: string[]) => {
  const { code, stdout, stderr } = await holdfast('table', ...args, '--json');
  return code === 0 ? JSON.parse(stdout) : { code, ...JSON.parse(stderr) };
};

describe('a table that moves to another folder', () => {
  it('is migrated, exported and imported by the command line', async () => {
    expect(await table('status', '--dir', here)).toMatchObject({ items: 373, versions: [{ version: 0, items: 373 }] });
    expect(await table('migrate', '--dir', here)).toMatchObject({ migrated: { 0: 373 } });
    expect(await table('export', file, '--dir', here)).toMatchObject({ items: 373, schemaVersion });
    expect(await table('export', file, '--dir', here)).toMatchObject({ code: 1, error: { name: 'ExportExists' } });
    expect(await table('import', file, '--dir', there)).toMatchObject({ items: 373, runsUnderWay: 3, messagesHeld: 1 });
    expect(await table('import', file, '--dir', there)).toMatchObject({ code: 1, error: { name: 'TableNotEmpty' } });
    expect(await table('import', file, '--dir', there, '--into-existing')).toMatchObject({ items: 373 });
    const status = await holdfast('table', 'status', '--dir', there);
    expect(status.stdout).toMatch(/Table holdfast: 373 items; .*\n\n.*\n +1 +373 +up to date/);
    expect(await table('status', '--dir', join(base, 'none'))).toMatchObject({ error: { name: 'FolderMissing' } });
  });

  it('answers there what it answered here, is judged on, and starts playbooks', async () => {
    const moved = await serveHoldfast({ dir: there, speed: 'stepped', start: new Date('2026-06-24T06:00:00Z') });
    try {
      expect(await readEverything(moved.ports)).toMatchObject(previousReads());
      await judgeDays([{ from: '2026-06-22', until: '2026-06-23', act: false }], moved.ports, silentProgress);
      const summary = await moved.ports.days.latestDaySummary();
      expect(summary).toMatchObject({ day: '2026-06-23', accounts: 11 });
      const firing = { firingId: 'moved-20260623', ruleId: 'moved', accountId: 'C-10240', day: '2026-06-23' };
      const asked = { ...firing, severity: 'warning', playbook: 'exec-escalation', reason: 'It moved' } as const;
      expect(await startPlaybook({ firing: asked }, moved.ports)).toBe('started');
    } finally {
      await moved.close();
    }
  });
});
