import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { SnapshotTable } from '../../domain/risk/snapshot-table.ts';

/** A CSV file of snapshots: set (train or test), account_id, day, label (1: it left within the horizon), then every feature; an empty cell is a missing value. */
export function snapshotFile(path: string): { write(set: 'train' | 'test', table: SnapshotTable): Promise<void> } {
  let begun = false;
  return {
    async write(set, table) {
      const flags = begun ? 'a' : 'w';
      await pipeline(Readable.from(linesOf(set, table, !begun)), createWriteStream(path, { flags }));
      begun = true;
    },
  };
}

function* linesOf(set: string, { features, columns, accountIds, days, happened }: SnapshotTable, withHeader: boolean) {
  if (withHeader)
    yield `${['set', 'account_id', 'day', 'label', ...features.map(({ id }) => id)].map(cell).join(',')}\n`;
  for (const [row, accountId] of accountIds.entries()) {
    const values = columns.map((column) => {
      const value = column[row] as number;
      return Number.isNaN(value) ? '' : String(value);
    });
    yield `${[set, cell(accountId), days[row], happened[row], ...values].join(',')}\n`;
  }
}

function cell(text: string): string {
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
