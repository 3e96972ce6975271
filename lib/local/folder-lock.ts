import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FolderInUse } from './errors.ts';
import { readJsonFile } from './read-json-file.ts';

/** Who has a folder open. `born` tells the process from a later one of the same number. */
type Holder = { pid: number; born: string; since: string; instance: string };

/**
 * Takes a folder for this process alone; the function it returns gives it back. A lock whose process is gone counts as
 * none. Throws FolderInUse.
 */
export function lockFolder(dir: string, instance: string): () => void {
  const path = join(dir, 'lock');
  const own: Holder = { pid: process.pid, born: birthOf(process.pid) ?? '', since: new Date().toISOString(), instance };
  const draft = `${path}.${instance}`;
  writeFileSync(draft, JSON.stringify(own), { mode: 0o600 });
  try {
    while (!link(draft, path)) removeIfStale(dir, path, `${draft}.stale`);
  } finally {
    rmSync(draft, { force: true });
  }
  return () => {
    if (readJsonFile<Holder>(path)?.instance === instance) rmSync(path);
  };
}

/** Puts the draft in place, in one step, unless there is a lock. */
function link(draft: string, path: string): boolean {
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function removeIfStale(dir: string, path: string, aside: string): void {
  const holder = readHolder(path);
  if (holder && isAlive(holder)) throw new FolderInUse(dir, holder);
  try {
    renameSync(path, aside);
  } catch (error) {
    // Another process that saw the same stale lock was first: the next look shows whether it holds the folder now.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  const moved = readHolder(aside);
  // What was moved aside may be a lock taken in that very moment: it goes back.
  if (moved && isAlive(moved)) link(aside, path);
  rmSync(aside, { force: true });
}

/** Undefined when the lock is gone or is not readable as one. */
function readHolder(path: string): Holder | undefined {
  try {
    return readJsonFile<Holder>(path);
  } catch {
    return undefined;
  }
}

/** True while the very process that took the lock runs; where birth times cannot be had, any process of its number counts. */
function isAlive({ pid, born }: Holder): boolean {
  if (!isThere(pid)) return false;
  const found = birthOf(pid);
  return found === undefined || born === '' || found === born;
}

/** True while there is a process of that number. */
function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Which start of the machine a process belongs to, and at which tick of it the process began; Linux tells. */
function birthOf(pid: number): string | undefined {
  try {
    const [state, ...fields] = (readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1) as string).split(' ');
    if (state === 'Z') return 'dead, and not yet buried by its parent';
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${fields[18]}`;
  } catch {
    return undefined;
  }
}
