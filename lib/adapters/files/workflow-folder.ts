import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { WorkflowFiles } from '../../ports.ts';

/** What belongs to the workflows; anything else in the folder (an editor's backups) is left alone. */
const PUBLISHED = /\.(yaml|yml|liquid|txt|html|md)$/;

/** The texts of a workflows folder by path, with `/` between its parts; undefined when there is no such folder. */
export async function readWorkflowFolder(folder: string): Promise<WorkflowFiles | undefined> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(absent);
  if (!entries) return undefined;
  const paths = entries
    .filter((entry) => entry.isFile() && PUBLISHED.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const read = async (path: string) => [relative(folder, path).split(sep).join('/'), await readFile(path, 'utf8')];
  return Object.fromEntries(await Promise.all(paths.map(read)));
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
  throw error;
}
