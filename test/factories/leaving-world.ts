import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dynamoStores } from '../../lib/adapters/dynamodb/stores.ts';
import { type Day, daysBetween } from '../../lib/domain/day.ts';
import type { RecordStore } from '../../lib/ports/records.ts';
import { importFolder } from '../../lib/usecases/import-folder.ts';
import { storeVersion } from '../../lib/usecases/store-version.ts';
import { embeddedTable } from './embedded-table.ts';
import { importPorts } from './importing.ts';
import { LEAVING_MAPPING, writeLeavingExports } from './leaving-exports.ts';
import { shippedWorkflows } from './workflow-files.ts';
import { reading } from './workflows.ts';

type Company = Parameters<typeof writeLeavingExports>[1];

/** A company whose customers leave, imported into an embedded table on `today`, with the shipped workflows. */
export async function leavingWorld(company: Company, today: Day) {
  const [embedded, importing] = [await embeddedTable(), importPorts()];
  let now = new Date(`${today}T05:00:00Z`);
  const clock = { now: () => now };
  const ports = { ...importing.ports, ...dynamoStores(embedded.table, clock), ...reading, clock };
  const folder = join(importing.state, 'tool');
  const take = async (day: Day) => {
    now = new Date(`${day}T05:00:00Z`);
    const { faults } = await importFolder({ folder, mapping: { file: 'tool.yaml', text: LEAVING_MAPPING } }, ports);
    if (faults.length > 0) throw new Error(JSON.stringify(faults));
  };
  writeLeavingExports(folder, company);
  await take(today);
  await storeVersion({ version: 'v1', files: shippedWorkflows() }, ports);
  await ports.workflows.makeCurrent({ version: 'v1', publishedAt: now.toISOString() });
  const close = async () => {
    importing.remove();
    await embedded.close();
  };
  return { ports, folder, take, close };
}

/** Rewrites the exports so that they tell on who left: no use in their last eight weeks. */
export function tellOnLeavers(folder: string): void {
  const left = new Map(rowsOf(folder, 'cancellations').map(([id = '', day = '']) => [id, day]));
  for (const name of ['logins', 'dashboards']) {
    const rows = rowsOf(folder, name).map(([id = '', day = '', count = '']) => {
      const until = left.get(id);
      return until !== undefined && daysBetween(day, until) <= 56 ? [id, day, '0'] : [id, day, count];
    });
    writeFileSync(join(folder, `${name}.csv`), `${['account,day,count', ...rows.map(String)].join('\n')}\n`);
  }
}

/** Adds cancellations on a day, of the first accounts that had not left. Gives how many. */
export function cancelLate(folder: string, day: Day, most: number): number {
  const left = new Set(rowsOf(folder, 'cancellations').map(([id]) => id));
  const staying = rowsOf(folder, 'accounts').filter(([id]) => !left.has(id));
  const lines = staying.slice(0, most).map(([id]) => `${id},${day}\n`);
  writeFileSync(join(folder, 'cancellations.csv'), lines.join(''), { flag: 'a' });
  return lines.length;
}

function rowsOf(folder: string, name: string): string[][] {
  const [, ...lines] = readFileSync(join(folder, `${name}.csv`), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line) => line.split(','));
}

/** A leaky way to look back: records without a note of what was known before something arrived late. */
export function withoutArrivals(records: RecordStore): RecordStore {
  const forgetting = <T extends { revisions?: unknown }>({ revisions: _, ...known }: T) => known;
  return {
    ...records,
    profiles: async (ids) => {
      const found = await records.profiles(ids);
      return new Map([...found].map(([id, profile]) => [id, forgetting(profile)]));
    },
    months: async (...asked) => (await records.months(...asked)).map(forgetting),
  };
}
