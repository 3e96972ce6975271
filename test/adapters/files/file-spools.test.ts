import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fileSpools } from '../../../lib/adapters/files/file-spools.ts';

describe('a spool', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'holdfast-spool-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('gives back the lines of each partition in their order, however many', async () => {
    const spool = await fileSpools(folder).open(3);
    const lines = Array.from({ length: 30_000 }, (_, index) => `line ${index} zoë`);
    for (const [index, line] of lines.entries()) spool.append(index % 3 === 0 ? 0 : 2, line);
    expect(await spool.lines(0)).toEqual(lines.filter((_, index) => index % 3 === 0));
    expect(await spool.lines(1)).toEqual([]);
    expect(await spool.lines(2)).toEqual(lines.filter((_, index) => index % 3 !== 0));
    await spool.close();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('removes what a process that is gone left behind, and nothing of its own', async () => {
    mkdirSync(join(folder, '999999999-1'));
    const spools = fileSpools(folder);
    const first = await spools.open(1);
    const second = await spools.open(1);
    expect(readdirSync(folder).toSorted()).toEqual([`${process.pid}-1`, `${process.pid}-2`]);
    await first.close();
    await second.close();
  });
});
