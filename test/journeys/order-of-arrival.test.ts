import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { dynamoStores } from '../../lib/adapters/dynamodb/stores.ts';
import { addDays, daysFrom } from '../../lib/domain/day.ts';
import type { PlaybookEngine } from '../../lib/ports/playbooks.ts';
import { importFolder } from '../../lib/usecases/import-folder.ts';
import { measureShard } from '../../lib/usecases/measure-shard.ts';
import { mergePeers } from '../../lib/usecases/merge-peers.ts';
import { planRun } from '../../lib/usecases/plan-run.ts';
import { allAccountIds } from '../../lib/usecases/replay/read-dossiers.ts';
import { reportDay } from '../../lib/usecases/report-day.ts';
import { scoreShard } from '../../lib/usecases/score-shard.ts';
import { storeVersion } from '../../lib/usecases/store-version.ts';
import { embeddedTable } from '../factories/embedded-table.ts';
import { importPorts } from '../factories/importing.ts';
import { type Exported, exportTo, honest, mapping, telling } from '../factories/late-news.ts';
import { shippedWorkflows } from '../factories/workflow-files.ts';
import { reading } from '../factories/workflows.ts';

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

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

/** An empty table with the shipped workflows; `clock` can be set. */
async function anEmptyTable() {
  const [embedded, importing] = [await embeddedTable(), importPorts()];
  open.push(embedded.close, async () => importing.remove());
  const time = { now: new Date('2026-04-01T05:00:00Z') };
  const clock = { now: () => time.now };
  const engine = { start: async () => 'started' } as unknown as PlaybookEngine;
  const ports = { ...importing.ports, ...dynamoStores(embedded.table, clock), ...reading, clock, engine };
  await storeVersion({ version: 'v1', files: shippedWorkflows() }, ports);
  await ports.workflows.makeCurrent({ version: 'v1', publishedAt: '2026-04-01T05:00:00Z' });
  return { ports, time, folder: join(importing.state, 'exports') };
}

type Ports = Awaited<ReturnType<typeof anEmptyTable>>['ports'];

/** The days as judged at the end: what had come by the first, then the late deliveries in an order, judging after each. */
async function judgedAfter(order: number[]): Promise<unknown[]> {
  const { ports, time, folder } = await anEmptyTable();
  for (const [index, exported] of [some(honest(UNTIL)), ...order.map((number) => late[number] as Exported)].entries()) {
    time.now = new Date(`${addDays('2026-04-01', index)}T05:00:00Z`);
    const request = { folder: exportTo(folder, exported), mapping: { file: 'crm.yaml', text: mapping } };
    const { faults } = await importFolder(request, ports);
    expect(faults).toEqual([]);
    await judge(ports);
  }
  const ids = await allAccountIds(ports.records);
  const days = await Promise.all(daysFrom(FROM, UNTIL).map((day) => ports.days.judgedDays(ids, day)));
  // How often history was revised, and what rules had fired on the way, tells of the order; the numbers do not.
  return days.flatMap((ofDay) => ids.map((id) => ({ ...ofDay.get(id), historyRevision: 0, rules: {} })));
}

/** The steps of a run, without its state machine. */
async function judge(ports: Ports): Promise<void> {
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
