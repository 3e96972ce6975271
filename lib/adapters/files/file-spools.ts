import { appendFileSync, mkdirSync, rmSync } from 'node:fs';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Spool, Spools } from '../../ports/sources.ts';

/** Lines wait for the disk in memory: so many characters over all partitions, and at most so many for one. */
const WAITING = 16_777_216;
const PIECE = 65_536;

/** Spools as temporary files below `folder`; those that a process which is no longer running left behind are removed. */
export function fileSpools(folder: string): Spools {
  let opened = 0;
  return {
    async open(partitions) {
      await removeAbandoned(folder);
      opened += 1;
      return new FileSpool(join(folder, `${process.pid}-${opened}`), partitions);
    },
  };
}

class FileSpool implements Spool {
  readonly #folder: string;
  readonly #pieces: string[][];
  readonly #lengths: number[];
  readonly #pieceLength: number;
  readonly #written = new Set<number>();

  constructor(folder: string, partitions: number) {
    this.#folder = folder;
    this.#pieces = Array.from({ length: partitions }, () => []);
    this.#lengths = Array<number>(partitions).fill(0);
    this.#pieceLength = Math.min(PIECE, Math.floor(WAITING / partitions));
    mkdirSync(folder, { recursive: true });
  }

  append(partition: number, line: string): void {
    (this.#pieces[partition] as string[]).push(line);
    const length = (this.#lengths[partition] as number) + line.length + 1;
    this.#lengths[partition] = length;
    if (length >= this.#pieceLength) this.#flush(partition);
  }

  async lines(partition: number): Promise<string[]> {
    const rest = this.#pieces[partition] as string[];
    if (!this.#written.has(partition)) return rest;
    const lines = (await readFile(this.#path(partition), 'utf8')).split('\n');
    lines.pop();
    return lines.concat(rest);
  }

  async close(): Promise<void> {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #flush(partition: number): void {
    this.#written.add(partition);
    appendFileSync(this.#path(partition), `${(this.#pieces[partition] as string[]).join('\n')}\n`);
    this.#pieces[partition] = [];
    this.#lengths[partition] = 0;
  }

  #path(partition: number): string {
    return join(this.#folder, String(partition));
  }
}

async function removeAbandoned(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const name of await readdir(folder)) {
    const owner = Number(name.split('-')[0]);
    if (owner !== process.pid && !isRunning(owner)) await rm(join(folder, name), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
