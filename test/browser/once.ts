import { existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const POLL_MS = 500;
/** Whoever works longer than this on a folder has been killed. */
const PATIENCE_MS = 15 * 60_000;

/** Fills a folder once, however many processes ask for it at the same time: the others wait. A folder left unfinished is filled anew. */
export async function onceIn(folder: string, fill: (folder: string) => Promise<void>): Promise<string> {
  const ready = join(folder, 'ready');
  const lock = `${folder}.lock`;
  mkdirSync(join(folder, '..'), { recursive: true });
  while (!existsSync(ready)) {
    if (!take(lock)) {
      await pause(POLL_MS);
      continue;
    }
    try {
      rmSync(folder, { recursive: true, force: true });
      mkdirSync(folder, { recursive: true });
      await fill(folder);
      writeFileSync(ready, '');
    } finally {
      rmSync(lock, { recursive: true, force: true });
    }
  }
  return folder;
}

function take(lock: string): boolean {
  const made = statSync(lock, { throwIfNoEntry: false });
  if (made && Date.now() - made.mtimeMs > PATIENCE_MS) rmSync(lock, { recursive: true, force: true });
  try {
    mkdirSync(lock);
    return true;
  } catch {
    return false;
  }
}
