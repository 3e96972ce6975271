import { stat } from 'node:fs/promises';
import type { Clock, Progress } from '../../../ports/system.ts';
import { schemaVersion } from '../schema.ts';
import { tableDefinition } from '../table-definition.ts';
import { describeTable } from './describe-table.ts';
import { exportFormat } from './export-format.ts';
import { scanTable, type TypedItem, type WholeTable } from './scan-table.ts';
import { writeExport } from './write-export.ts';

/** What was exported; `expired` items had outlived their time and were left out. `bytes` is the size of the file. */
export type TableExported = {
  file: string;
  table: string;
  schemaVersion: number;
  takenAt: string;
  items: number;
  expired: number;
  bytes: number;
};

/**
 * Writes every item of a table to a file, in memory that does not grow with the table. The table may be at work: each
 * item is whole, but two may be from different moments. Throws ExportExists, TableMissing, TableUnreachable, TableThrottled.
 */
export async function exportTable(
  file: string,
  table: WholeTable,
  { clock, progress }: { clock: Clock; progress: Progress },
): Promise<TableExported> {
  const now = clock.now();
  const { items: total } = await describeTable(table);
  const header = { schemaVersion, table: table.tableName, takenAt: now.toISOString() };
  const writer = await writeExport(file, { format: exportFormat.name, formatVersion: exportFormat.version, ...header });
  const counts = { items: 0, expired: 0 };
  try {
    await scanTable(table, {}, async ({ items }) => {
      const kept = items.filter((item) => !isExpired(item, now));
      counts.items += kept.length;
      counts.expired += items.length - kept.length;
      await writer.write(kept);
      progress.report(counts.items, Math.max(total, counts.items), 'exporting the table');
    });
    await writer.complete();
  } catch (error) {
    await writer.abandon();
    throw error;
  }
  return { file, ...header, ...counts, bytes: (await stat(file)).size };
}

/** DynamoDB deletes what has expired, but not at once. */
function isExpired(item: TypedItem, now: Date): boolean {
  const expiresAt = item[tableDefinition.timeToLive]?.N;
  return expiresAt !== undefined && Number(expiresAt) * 1000 < now.getTime();
}
