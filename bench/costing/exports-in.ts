import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What lies in a folder of exports. */
export type Exports = { files: number; bytes: number };

/** Counts the files below a folder. */
export function exportsIn(folder: string): Exports {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const bytes = files.map(({ parentPath, name }) => statSync(join(parentPath, name)).size);
  return { files: files.length, bytes: bytes.reduce((sum, one) => sum + one, 0) };
}
