import type { Progress } from '../../../ports/system.ts';
import { backOff, inParallel } from '../batches.ts';
import type { Key } from '../item.ts';
import { type Migration, migrations } from '../migrations/migrations.ts';
import { openTable, type Table } from '../table.ts';
import { describeTable } from './describe-table.ts';
import { orThrottled, scanTable, type TypedItem, type WholeTable } from './scan-table.ts';

/** What became of a table: `migrated` counts by the version items had; `current` were up to date, or somebody else was quicker. */
export type TableMigrated = {
  table: string;
  schemaVersion: number;
  items: number;
  current: number;
  migrated: Record<string, number>;
};

/**
 * Rewrites every item of an older version, in the order they lie; the table may be at work meanwhile, for an item that
 * somebody changes is read again first. Cut off, it is simply run again. Throws ItemTooNew, TableMissing,
 * TableUnreachable, TableThrottled.
 */
export async function migrateTable(
  whole: WholeTable,
  { progress, steps = migrations }: { progress: Progress; steps?: readonly Migration[] },
): Promise<TableMigrated> {
  const { items: total } = await describeTable(whole);
  const table = openTable(whole.tableName, whole.dynamodb, steps);
  const migrated: Record<string, number> = {};
  let seen = 0;
  const request = {
    FilterExpression: 'attribute_not_exists(v) OR v <> :v',
    ExpressionAttributeValues: { ':v': { N: String(steps.length) } },
    ProjectionExpression: 'PK, SK, v',
  };
  await scanTable(whole, request, async ({ items, scanned }) => {
    await inParallel(items, async (item) => {
      const version = item.v?.N ?? '0';
      if (await migrateItem(keyOf(item), table)) migrated[version] = (migrated[version] ?? 0) + 1;
    });
    seen += scanned;
    progress.report(seen, Math.max(total, seen), 'migrating the table');
  });
  const rewritten = Object.values(migrated).reduce((sum, count) => sum + count, 0);
  return { table: whole.tableName, schemaVersion: steps.length, items: seen, current: seen - rewritten, migrated };
}

/** True when it was this that rewrote the item. */
async function migrateItem(key: Key, table: Table): Promise<boolean> {
  for (let attempt = 0; ; attempt += 1) {
    await backOff(attempt);
    const outcome = await table.bringUpToDate(key).catch((error) => {
      throw orThrottled(error);
    });
    if (outcome !== 'changed') return outcome === 'rewritten';
  }
}

function keyOf({ PK, SK }: TypedItem): Key {
  return { PK: PK?.S as string, SK: SK?.S as string };
}
