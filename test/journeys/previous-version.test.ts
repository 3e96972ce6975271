import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countVersions } from '../../lib/adapters/dynamodb/operator/count-versions.ts';
import { migrateTable } from '../../lib/adapters/dynamodb/operator/migrate-table.ts';
import { schemaVersion } from '../../lib/adapters/dynamodb/schema.ts';
import { silentProgress } from '../../lib/adapters/system/silent-progress.ts';
import { judgeDays } from '../../lib/local/judge-days.ts';
import { type Holdfast, serveHoldfast } from '../../lib/local/open-holdfast.ts';
import { localTableName } from '../../lib/local/ports.ts';
import { extendSample, importSample } from '../../lib/local/sample-company.ts';
import { completeTask } from '../../lib/usecases/complete-task.ts';
import { explainAccount } from '../../lib/usecases/explain-account.ts';
import { publishWorkflows } from '../../lib/usecases/publish-workflows.ts';
import { showOverview } from '../../lib/usecases/show-overview.ts';
import { layPreviousFolder, previousReads } from '../factories/previous-folder.ts';
import { shippedWorkflows } from '../factories/workflow-files.ts';
import { readEverything } from '../fixtures/previous-version/read-everything.ts';

const LAST_JUDGED = '2026-06-21';
const NUDGE = 'setup-stalled-20260621-c10246';
const ESCALATION = 'renewal-at-risk-20260621-c10240';
const dir = mkdtempSync(join(tmpdir(), 'holdfast-previous-'));
let holdfast: Holdfast;

beforeAll(async () => {
  await layPreviousFolder(dir);
  holdfast = await serveHoldfast({ dir, speed: 'stepped' });
});
afterAll(async () => {
  await holdfast.close();
  rmSync(dir, { recursive: true, force: true });
});

const whole = () => ({ tableName: localTableName, dynamodb: holdfast.ports.dynamodb });
const versions = async () => (await countVersions(whole(), silentProgress)).versions;
const stepsOf = async (runId: string) =>
  (await holdfast.ports.runs.steps(runId)).map(({ stepId, outcome }) => `${stepId} ${outcome}`);

/** In the order of a story: each continues with what the ones before it left. */
describe('a folder that the previous version wrote', () => {
  it('holds only items that do not say their version', async () => {
    expect((await versions()).filter(({ items }) => items > 2)).toEqual([{ version: 0, items: 373 }]);
  });

  it('is read as the previous version read it', async () => {
    expect(await readEverything(holdfast.ports)).toMatchObject(previousReads());
    const overview = await showOverview({}, holdfast.ports);
    expect(overview.summary).toMatchObject({ day: LAST_JUDGED, accounts: 11 });
    const [account] = await holdfast.ports.days.portfolio(LAST_JUDGED);
    const explained = await explainAccount({ accountId: account?.accountId ?? '' }, holdfast.ports);
    expect(explained).toMatchObject({ day: LAST_JUDGED });
  });

  it('has its open task completed, and the run that waited for it goes on to its end', async () => {
    const { ports, runtime } = holdfast;
    expect(await stepsOf(ESCALATION)).toEqual(['1-escalate escalated', '2-task waiting']);
    const completion = await completeTask({ taskId: `${ESCALATION}.2-task`, outcome: 'done' }, ports);
    expect(completion).toMatchObject({ completed: true, task: { state: 'done' } });
    await runtime?.steps?.advanceTo(new Date('2026-06-24T12:00:00Z'));
    expect(await stepsOf(ESCALATION)).toEqual(['1-escalate escalated', '2-task done']);
  });

  it('sends the message that was held, once', async () => {
    const { ports, runtime } = holdfast;
    expect(await ports.deliveries.find(`${NUDGE}.1-email`)).toMatchObject({ state: 'held' });
    await runtime?.steps?.advanceTo(new Date('2026-06-24T14:00:00Z'));
    for (const _ of [1, 2]) await runtime?.invoke('release-messages', {});
    expect(await ports.deliveries.find(`${NUDGE}.1-email`)).toMatchObject({ state: 'sent' });
    expect(runtime?.outbox.list()).toHaveLength(1);
  });

  it('is judged on, from the days that the previous version judged', async () => {
    await extendSample(dir, '2026-06-23');
    await importSample(dir, holdfast.ports, silentProgress);
    await judgeDays([{ from: '2026-06-22', until: '2026-06-23', act: true }], holdfast.ports, silentProgress);
    expect(await holdfast.ports.days.latestDaySummary()).toMatchObject({
      day: '2026-06-23',
      accounts: 11,
      failedSources: [],
    });
    const history = await holdfast.ports.days.judgedHistory('C-10240', '2026-06-15', '2026-06-23');
    expect(history).toHaveLength(9);
  });

  it('takes other workflows, and runs that were under way end on theirs', async () => {
    const files = { ...shippedWorkflows() };
    files['rules.yaml'] = `${files['rules.yaml']}\n# another version\n`;
    expect(await publishWorkflows({ files }, holdfast.ports)).toMatchObject({ faults: [], changed: true });
    await holdfast.runtime?.steps?.advanceTo(new Date('2026-08-20T12:00:00Z'));
    const runs = await Promise.all([NUDGE, ESCALATION].map((runId) => holdfast.ports.runs.find(runId)));
    expect(runs.map((run) => run?.state)).not.toContain('running');
    expect(runs.map((run) => run?.state)).not.toContain('failed');
  });

  it('is migrated as a whole, which changes nothing of what is read', async () => {
    const before = await readEverything(holdfast.ports);
    const old = (await versions()).find(({ version }) => version === 0)?.items ?? 0;
    expect(old).toBeGreaterThan(100);
    expect(await migrateTable(whole(), { progress: silentProgress })).toMatchObject({ migrated: { 0: old } });
    expect(await versions()).toMatchObject([{ version: schemaVersion }]);
    expect(await readEverything(holdfast.ports)).toEqual(before);
    expect(await migrateTable(whole(), { progress: silentProgress })).toMatchObject({ migrated: {} });
  });
});
