import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FolderInUse } from '../../lib/local/errors.ts';
import { lockFolder } from '../../lib/local/folder-lock.ts';
import { temporaryFolder } from './temporary-folder.ts';

const holder = (changes: object) =>
  JSON.stringify({ pid: process.pid, born: '', since: '2026-01-05T08:00:00Z', instance: 'other', ...changes });
/** Above what any system gives out. */
const NOBODY = 2 ** 22 + 1;

describe('the lock of a folder', () => {
  it('is one process’s at a time, and says whose', () => {
    const dir = temporaryFolder();
    const unlock = lockFolder(dir, 'first');
    expect(() => lockFolder(dir, 'second')).toThrow(FolderInUse);
    expect(() => lockFolder(dir, 'second')).toThrow(`is open in process ${process.pid} since`);
    unlock();
    lockFolder(dir, 'second')();
    expect(readdirSync(dir)).toEqual([]);
  });

  it.each([
    ['whose process is gone', holder({ pid: NOBODY })],
    ['whose process number went to another', holder({ born: 'an earlier start/12' })],
    ['that a kill cut off', '{"pid":'],
  ])('%s counts as none', (_what, content) => {
    const dir = temporaryFolder();
    writeFileSync(join(dir, 'lock'), content);
    const unlock = lockFolder(dir, 'mine');
    expect(JSON.parse(readFileSync(join(dir, 'lock'), 'utf8')).instance).toBe('mine');
    unlock();
    expect(existsSync(join(dir, 'lock'))).toBe(false);
  });

  it('is not given back by one who no longer has it', () => {
    const dir = temporaryFolder();
    const unlock = lockFolder(dir, 'first');
    writeFileSync(join(dir, 'lock'), holder({ instance: 'second' }));
    unlock();
    expect(existsSync(join(dir, 'lock'))).toBe(true);
  });
});
