import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { FolderImport } from '../../lib/usecases/import-folder.ts';

const ROOT = resolve(import.meta.dirname, '../..');

/**
 * The import of a public data set with its example mapping. The data lie in the optional shared data folder
 * beside the repository; `absent` is what a test that needs them says when it is skipped.
 */
export function sharedImport(
  dataset: string,
  mapping = dataset,
): { input: FolderImport; isAbsent: boolean; absent: string } {
  const folder = join(ROOT, '../shared/data', dataset);
  const file = join(ROOT, 'examples/mappings', `${mapping}.yaml`);
  const isAbsent = !existsSync(folder);
  const absent = `the shared data folder has no ${dataset}: skipped`;
  return { input: { folder, mapping: { file, text: readFileSync(file, 'utf8') } }, isAbsent, absent };
}
