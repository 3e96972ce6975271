import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { silentProgress } from '../../lib/adapters/system/silent-progress.ts';
import { judgeDays } from '../../lib/local/judge-days.ts';
import { type Holdfast, serveHoldfast } from '../../lib/local/open-holdfast.ts';
import { extendSample, importSample } from '../../lib/local/sample-company.ts';
import type { JudgedDay } from '../../lib/ports/judging.ts';
import { publishWorkflows } from '../../lib/usecases/publish-workflows.ts';
import { shippedWorkflows } from '../factories/workflow-files.ts';

const FIRST = '2026-06-20';
const LAST = '2026-06-26';
const dir = mkdtempSync(join(tmpdir(), 'holdfast-'));
let holdfast: Holdfast;

/** A sample company of forty, on a day long after its last. */
beforeAll(async () => {
  holdfast = await serveHoldfast({ dir, speed: 'stepped', start: new Date('2026-11-21T12:00:00Z') });
  await extendSample(dir, LAST, { accounts: 40, seed: 3 });
  await importSample(dir, holdfast.ports, silentProgress);
  await publishWorkflows({ files: shippedWorkflows() }, holdfast.ports);
});
afterAll(async () => {
  await holdfast.close();
  rmSync(dir, { recursive: true, force: true });
});

const judge = (from: string, until: string, act = false) =>
  judgeDays([{ from, until, act }], holdfast.ports, silentProgress);

async function judged(day: string): Promise<JudgedDay[]> {
  const rows = await holdfast.ports.days.portfolio(day);
  const found = await holdfast.ports.days.judgedDays(
    rows.map(({ accountId }) => accountId),
    day,
  );
  return [...found.values()].toSorted((a, b) => (a.accountId < b.accountId ? -1 : 1));
}

describe('the daily run', () => {
  it('judges a range in one run as it does day by day, and a day again as it did before', async () => {
    await judge(FIRST, LAST);
    const inOneRun = await judged(LAST);
    expect(inOneRun.length).toBeGreaterThan(30);
    for (const day of ['2026-06-24', '2026-06-25', LAST]) await judge(day, day);
    expect(await judged(LAST)).toEqual(inOneRun);
  });

  it('only records what fired in history, and writes to nobody', async () => {
    const { firings, runs, deliveries } = holdfast.ports;
    const rows = await holdfast.ports.days.portfolio(LAST);
    const all = (await Promise.all(rows.map(({ accountId }) => firings.firingsOf(accountId)))).flat();
    expect(all.length).toBeGreaterThan(0);
    expect(all.filter(({ outcome }) => outcome === 'started' || outcome === 'held-out')).toEqual([]);
    expect(await runs.newest(10)).toEqual([]);
    expect(await deliveries.newest(10)).toEqual([]);
  });

  it('starts the playbooks of what fired lately when it is told to act, once however often it is told', async () => {
    await judge(FIRST, LAST, true);
    const { runs } = holdfast.ports;
    const started = await runs.newest(100);
    expect(started.length).toBeGreaterThan(0);
    await judge(FIRST, LAST, true);
    expect((await runs.newest(100)).map(({ runId }) => runId)).toEqual(started.map(({ runId }) => runId));
  });

  it('keeps what it derived from the history of most accounts when an export brings a new day', async () => {
    const { records } = holdfast.ports;
    const ids = (await judged(LAST)).map(({ accountId }) => accountId);
    const revisions = async () => [...(await records.profiles(ids)).values()].map((it) => it.historyRevision);
    expect(new Set(await revisions())).toEqual(new Set([0]));
    await extendSample(dir, '2026-06-27');
    await importSample(dir, holdfast.ports, silentProgress);
    // A day later brings a day of use; of what was judged, only what Zendesk or HubSpot learnt late has changed.
    const raised = (await revisions()).filter((revision) => revision > 0);
    expect(raised.length).toBeLessThan(ids.length / 2);
  });

  it('goes on without a source that fails, and reports it', async () => {
    rmSync(join(dir, 'sample', 'zendesk'), { recursive: true });
    await judge(LAST, LAST);
    const summary = await holdfast.ports.days.daySummary(LAST);
    expect(summary?.failedSources).toEqual([
      {
        source: 'zendesk',
        message: 'The folder of source zendesk is gone; put it back, or import another one.',
      },
    ]);
    expect(summary?.accounts).toBeGreaterThan(30);
  });
});
