import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { importTable } from '../../lib/adapters/dynamodb/operator/import-table.ts';
import { silentProgress } from '../../lib/adapters/system/silent-progress.ts';
import { openFolderTable } from '../../lib/local/open-folder-table.ts';

const fixture = join(import.meta.dirname, '../fixtures/previous-version');
const json = (name: string) => JSON.parse(gunzipSync(readFileSync(join(fixture, name))).toString());

/** The table of a state folder that the previous version wrote, as an export. */
export const previousTable = join(fixture, 'table.ndjson.gz');

/** What the previous version read from it. */
export const previousReads = (): Record<string, unknown> => json('reads.json.gz');

/** Lays the state folder that the previous version wrote into `dir`. */
export async function layPreviousFolder(dir: string): Promise<void> {
  for (const [path, text] of Object.entries<string>(json('folder.json.gz'))) {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), text);
  }
  const table = await openFolderTable(dir);
  try {
    await importTable(previousTable, table, { progress: silentProgress });
  } finally {
    await table.close();
  }
}
