import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExportFile } from '../../../ports/sources.ts';
import { PIECE_BYTES, type StoredFiles, unreadable } from './stored-files.ts';

const reasons: Record<string, string> = {
  ENOENT: 'it is no longer there',
  EACCES: 'it may not be read (permission denied)',
  EISDIR: 'it is a folder',
};

/** The files of folders on this machine's disk; links are followed, folders and hidden files left out. */
export const diskFiles: StoredFiles = {
  async list(folder) {
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => undefined);
    if (!entries) return undefined;
    const shown = entries.filter((entry) => !entry.isDirectory() && !entry.name.startsWith('.'));
    const names = shown.map(({ name }) => name).toSorted();
    const found = await Promise.all(names.map((name) => fileAt(folder, name)));
    return found.filter((file) => file !== undefined);
  },

  async *read(folder, file) {
    try {
      const stream = createReadStream(join(folder, file), { highWaterMark: PIECE_BYTES });
      for await (const bytes of stream) yield bytes as Buffer;
    } catch (error) {
      const reason = reasons[(error as NodeJS.ErrnoException).code ?? ''];
      throw reason ? unreadable(file, reason) : error;
    }
  },
};

async function fileAt(folder: string, name: string): Promise<ExportFile | undefined> {
  const stats = await stat(join(folder, name)).catch(() => undefined);
  return stats?.isFile() ? { name, bytes: stats.size, modifiedAt: stats.mtime.toISOString() } : undefined;
}
