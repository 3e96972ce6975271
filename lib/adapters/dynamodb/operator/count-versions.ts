import type { Progress } from '../../../ports/system.ts';
import { schemaVersion } from '../schema.ts';
import { describeTable } from './describe-table.ts';
import { scanTable, type WholeTable } from './scan-table.ts';

/** How many items of each version a table has, the oldest version first; `schemaVersion` is what this code writes. */
export type TableVersions = {
  table: string;
  schemaVersion: number;
  items: number;
  versions: { version: number; items: number }[];
};

/** Counts the items of a table by schema version; it reads every one. Throws TableMissing, TableUnreachable, TableThrottled. */
export async function countVersions(table: WholeTable, progress: Progress): Promise<TableVersions> {
  const { items: total } = await describeTable(table);
  const counts = new Map<number, number>();
  let items = 0;
  await scanTable(table, { ProjectionExpression: 'v' }, (page) => {
    for (const { v } of page.items) {
      const version = Number(v?.N ?? 0);
      counts.set(version, (counts.get(version) ?? 0) + 1);
    }
    items += page.scanned;
    progress.report(items, Math.max(total, items), 'counting the items');
  });
  const versions = [...counts].sort(([a], [b]) => a - b).map(([version, count]) => ({ version, items: count }));
  return { table: table.tableName, schemaVersion, items, versions };
}
