import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the repository. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Beside the other things a machine has for this project alone. */
export const cacheFolder = join(root, 'node_modules/.cache/holdfast-console');

/** A name for the content of files, given as patterns: another content, another name. */
export function nameOf(patterns: string[], also = ''): string {
  const hash = createHash('sha256').update(also);
  for (const file of globSync(patterns, { cwd: root, withFileTypes: true }).filter((entry) => entry.isFile())) {
    hash.update(file.name).update(readFileSync(join(file.parentPath, file.name)));
  }
  return hash.digest('hex').slice(0, 12);
}
