import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { silentProgress } from '../../lib/adapters/system/silent-progress.ts';
import { addDays, daysFrom } from '../../lib/domain/day.ts';
import { type Holdfast, serveHoldfast } from '../../lib/local/open-holdfast.ts';
import type { LocalPorts } from '../../lib/local/ports.ts';
import { importFolder } from '../../lib/usecases/import-folder.ts';
import { measureShard } from '../../lib/usecases/measure-shard.ts';
import { mergePeers } from '../../lib/usecases/merge-peers.ts';
import { planRun } from '../../lib/usecases/plan-run.ts';
import { publishWorkflows } from '../../lib/usecases/publish-workflows.ts';
import { allAccountIds } from '../../lib/usecases/replay/read-dossiers.ts';
import { reportDay } from '../../lib/usecases/report-day.ts';
import { scoreShard } from '../../lib/usecases/score-shard.ts';
import { type Exported, exportTo, honest, mapping, telling } from '../factories/late-news.ts';
import { shippedWorkflows } from '../factories/workflow-files.ts';
import { temporaryFolder } from '../local/temporary-folder.ts';

const FROM = '2026-03-30';
const UNTIL = '2026-03-31';
const { accounts, usage, cases, contracts, leavers } = some(telling(UNTIL, '2026-03-30'));
const late: Exported[] = [{ usage }, { accounts, cases }, { contracts, leavers }];

/** The first eight accounts. */
function some(exported: Required<Exported>): Required<Exported> {
  const isOne = (row: object) => (row as { account: string }).account < 'a08';
  return Object.fromEntries(
    Object.entries(exported).map(([name, rows]) => [name, rows.filter(isOne)]),
  ) as Required<Exported>;
}

const open: Holdfast[] = [];
afterEach(async () => {
  for (const holdfast of open.splice(0)) await holdfast.close();
});

/** The days as judged at the end: what had come by the first, then the late deliveries in an order, judging after each. */
async function judgedAfter(order: number[]): Promise<unknown[]> {
  const dir = temporaryFolder();
  const holdfast = await serveHoldfast({ dir, speed: 'stepped', start: new Date('2026-04-01T06:00:00Z') });
  open.push(holdfast);
  const { ports } = holdfast;
  await publishWorkflows({ files: shippedWorkflows() }, ports);
  for (const [index, exported] of [some(honest(UNTIL)), ...order.map((number) => late[number] as Exported)].entries()) {
    const clock = { now: () => new Date(`${addDays('2026-04-01', index)}T05:00:00Z`) };
    const request = { folder: exportTo(join(dir, 'exports'), exported), mapping: { file: 'crm.yaml', text: mapping } };
    const { faults } = await importFolder(request, { ...ports, clock, progress: silentProgress });
    expect(faults).toEqual([]);
    await judge(ports);
  }
  const ids = await allAccountIds(ports.records);
  const days = await Promise.all(daysFrom(FROM, UNTIL).map((day) => ports.days.judgedDays(ids, day)));
  // How often history was revised, and what rules had fired on the way, tells of the order; the numbers do not.
  return days.flatMap((ofDay) => ids.map((id) => ({ ...ofDay.get(id), historyRevision: 0, rules: {} })));
}

/** The steps of a run, without its state machine. */
async function judge(ports: LocalPorts): Promise<void> {
  const plan = await planRun({ from: FROM, until: UNTIL }, { ...ports, shards: 1 });
  await measureShard({ plan, shard: 0 }, ports);
  await mergePeers({ plan }, ports);
  await scoreShard({ plan, shard: 0 }, ports);
  await reportDay({ plan, collected: [] }, ports);
}

describe('judging days whose records came late', () => {
  it('gives the same numbers whatever the order in which they came', { timeout: 60_000 }, async () => {
    const judged = await judgedAfter([0, 1, 2]);
    expect(judged).toHaveLength(16);
    expect(await judgedAfter([2, 1, 0])).toEqual(judged);
  });
});
