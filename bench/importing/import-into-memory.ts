import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileSpools } from '../../lib/adapters/files/file-spools.ts';
import { rejectFiles } from '../../lib/adapters/files/reject-files.ts';
import { exportFolder } from '../../lib/adapters/sources/folder/export-folder.ts';
import { readYaml } from '../../lib/adapters/yaml/read-yaml.ts';
import type { ImportReport } from '../../lib/domain/sources/import-report.ts';
import { importFolder } from '../../lib/usecases/import-folder.ts';
import { type MemoryStores, memoryStores } from './memory-stores.ts';

const ROOT = resolve(import.meta.dirname, '../..');

/** A public data set of the optional shared data folder beside the repository (undefined where it is absent), with its example mapping. */
export function sharedDataSet(name: string, mapping = name): { folder: string; mapping: string } | undefined {
  const folder = resolve(ROOT, '../shared/data', name);
  if (!existsSync(folder)) return undefined;
  return { folder, mapping: join(ROOT, 'examples/mappings', `${mapping}.yaml`) };
}

/** Imports a folder by its mapping as the product does, but into memory (or stores that keep nothing): what is left is the reading itself. */
export async function importIntoMemory(
  { folder, mapping }: { folder: string; mapping: string },
  into: MemoryStores = memoryStores(),
): Promise<MemoryStores & { report: ImportReport }> {
  const state = mkdtempSync(join(tmpdir(), 'holdfast-bench-'));
  try {
    const { report, faults } = await importFolder(
      { folder, mapping: { file: mapping, text: readFileSync(mapping, 'utf8') } },
      {
        ...into,
        documents: { read: readYaml },
        exports: exportFolder,
        spools: fileSpools(join(state, 'spool')),
        rejects: rejectFiles(join(state, 'imports')),
        days: { latestDaySummary: async () => undefined },
        clock: { now: () => new Date() },
        ids: { next: () => 'bench' },
        progress: { report: () => undefined },
      },
    );
    if (!report) throw new Error(faults[0]?.message);
    return { ...into, report };
  } finally {
    rmSync(state, { recursive: true });
  }
}
