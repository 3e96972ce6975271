import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { silentProgress } from '../../lib/adapters/system/silent-progress.ts';
import { daysFrom } from '../../lib/domain/day.ts';
import type { Firing } from '../../lib/domain/rules/firing.ts';
import { judgeDays } from '../../lib/local/judge-days.ts';
import { type Holdfast, serveHoldfast } from '../../lib/local/open-holdfast.ts';
import { extendSample, importSample } from '../../lib/local/sample-company.ts';
import { loadCurrentWorkflows } from '../../lib/usecases/load-workflows.ts';
import { publishWorkflows } from '../../lib/usecases/publish-workflows.ts';
import { replayRules } from '../../lib/usecases/replay/replay-rules.ts';
import { shippedWorkflows } from '../factories/workflow-files.ts';

const RANGE = { from: '2026-06-15', until: '2026-06-26' };
const dir = mkdtempSync(join(tmpdir(), 'holdfast-'));
let holdfast: Holdfast;

beforeAll(async () => {
  holdfast = await serveHoldfast({ dir, speed: 'stepped', start: new Date('2026-11-21T12:00:00Z') });
  await extendSample(dir, RANGE.until, { accounts: 24, seed: 3 });
  await importSample(dir, holdfast.ports, silentProgress);
  await publishWorkflows({ files: shippedWorkflows() }, holdfast.ports);
});
afterAll(async () => {
  await holdfast.close();
  rmSync(dir, { recursive: true, force: true });
});

const byId = (firings: readonly Firing[]) =>
  firings.map(({ firingId, reason }) => [firingId, reason]).toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1));

async function recorded(): Promise<Firing[]> {
  const { days, firings } = holdfast.ports;
  const rows = await days.portfolio(RANGE.until);
  return (await Promise.all(rows.map(({ accountId }) => firings.firingsOf(accountId)))).flat();
}

describe('the history judged anew', () => {
  it('fires what the daily run recorded, for the same reasons, and leaves everything as it was', async () => {
    const { ports } = holdfast;
    await judgeDays([{ ...RANGE, act: false }], ports, silentProgress);
    const before = await recorded();
    const published = await loadCurrentWorkflows(ports);
    const books = [{ rules: published.rules }];
    const replay = { days: daysFrom(RANGE.from, RANGE.until), published, books };
    const replayed = (await Array.fromAsync(replayRules(replay, ports))).flatMap(({ firings }) => firings.flat());
    expect(before.length).toBeGreaterThan(5);
    expect(byId(replayed)).toEqual(byId(before));
    expect(byId(await recorded())).toEqual(byId(before));
  });
});
