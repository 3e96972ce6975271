import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import type { WorkflowFiles } from '../../ports/workflows.ts';

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

/** Beside the files: which published version they were last brought level with. A deployment reads it too. */
export const PULLED = '.pulled';

/** The published version that the folder was last brought level with; undefined when it never was. */
export async function pulledVersion(folder: string): Promise<string | undefined> {
  return (await readFile(join(folder, PULLED), 'utf8').catch(absent))?.trim();
}

/** Makes the folder hold just these files, and notes which version they are. What does not belong to workflows is left alone. */
export async function writeWorkflowFolder(folder: string, version: string, files: WorkflowFiles): Promise<void> {
  const before = (await readWorkflowFolder(folder)) ?? {};
  for (const path of Object.keys(before)) if (!(path in files)) await rm(join(folder, path));
  for (const [path, text] of Object.entries(files)) {
    const target = join(folder, path);
    // What others wrote names the file: it must lie within the folder.
    if (relative(folder, target).startsWith('..')) continue;
    await mkdir(dirname(target), { recursive: true });
    if (before[path] !== text) await writeFile(target, text);
  }
  await writeFile(join(folder, PULLED), `${version}\n`);
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
  throw error;
}
