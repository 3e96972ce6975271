import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readWorkflowFolder } from '../lib/adapters/files/workflow-folder.ts';
import { silentProgress } from '../lib/adapters/system/silent-progress.ts';
import { addDays, type Day } from '../lib/domain/day.ts';
import { judgeDays } from '../lib/local/judge-days.ts';
import { type Holdfast, serveHoldfast } from '../lib/local/open-holdfast.ts';
import { extendSample, importSample, sampleSources } from '../lib/local/sample-company.ts';
import { collectSource } from '../lib/usecases/collect-source.ts';
import { publishWorkflows } from '../lib/usecases/publish-workflows.ts';
import type { BenchTable } from './part.ts';

const ACCOUNTS = 300;
const UNTIL: Day = '2026-06-15';
const TARGET = 3;

/** Counts what DynamoDB says is consumed on an ordinary day: yesterday's exports are imported, and the day is judged. */
export async function run(): Promise<BenchTable[]> {
  const dir = await mkdtemp(join(tmpdir(), 'holdfast-bench-'));
  const holdfast = await serveHoldfast({ dir });
  try {
    await importUntil(addDays(UNTIL, -1), holdfast);
    await publishWorkflows({ files: (await readWorkflowFolder('workflows')) ?? {} }, holdfast.ports);
    await judge(holdfast, addDays(UNTIL, -28), addDays(UNTIL, -1));
    await extendSample(dir, UNTIL, { accounts: ACCOUNTS });
    const imported = await metered(holdfast, () => collect(holdfast));
    const judged = await metered(holdfast, () => judge(holdfast, UNTIL, UNTIL));
    return [tableOf(imported, judged)];
  } finally {
    await holdfast.close();
    await rm(dir, { recursive: true, force: true });
  }
}

type Units = { read: number; write: number };

function tableOf(imported: Units, judged: Units): BenchTable {
  const perAccount = (units: number) => (units / ACCOUNTS).toFixed(2);
  const row = (what: string, { read, write }: Units) => [what, perAccount(read), perAccount(write)];
  return {
    title: 'DynamoDB units per account-day',
    columns: ['what', 'read units', 'write units'],
    rows: [
      row("importing the day's exports", imported),
      row('daily run', judged),
      row('together', { read: imported.read + judged.read, write: imported.write + judged.write }),
      ['target', `≤ ${TARGET}`, `≤ ${TARGET}`],
    ],
    note: `Counted from ConsumedCapacity over ${ACCOUNTS} accounts of the sample company, on a mid-month day (a month's item is half full) after four weeks of judged ones. The sample exports its whole history every day, and each of its four sources is imported on its own.`,
  };
}

async function importUntil(until: Day, { dir, ports }: Holdfast): Promise<void> {
  await extendSample(dir, until, { accounts: ACCOUNTS });
  await importSample(dir, ports, silentProgress);
}

/** Collects the sources as the daily run does, on the morning after the day: what is new came in time. */
async function collect({ ports }: Holdfast): Promise<void> {
  const clock = { now: () => new Date(`${addDays(UNTIL, 1)}T04:00:00Z`) };
  for (const source of sampleSources) {
    await collectSource({ source }, { ...ports, clock, progress: silentProgress });
  }
}

function judge({ ports }: Holdfast, from: Day, until: Day): Promise<void> {
  return judgeDays([{ from, until, act: false }], ports, silentProgress);
}

async function metered({ ports }: Holdfast, work: () => Promise<unknown>): Promise<Units> {
  const { meter } = ports.table;
  const before = { read: meter.readUnits, write: meter.writeUnits };
  await work();
  return { read: meter.readUnits - before.read, write: meter.writeUnits - before.write };
}
