import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { snapshotFile } from '../../../lib/adapters/files/snapshot-file.ts';
import type { SnapshotTable } from '../../../lib/domain/risk/snapshot-table.ts';
import { temporaryFolder } from '../../local/temporary-folder.ts';

const tableOf = (accountId: string, value: number): SnapshotTable => ({
  features: [
    { id: 'logins_28d', topic: 'logins', reads: { kind: 'metric', metric: 'logins_28d' } },
    { id: 'industry=Food, drink', topic: 'industry', reads: { kind: 'attribute', attribute: 'industry', equals: 'x' } },
  ],
  columns: [Float32Array.of(value), Float32Array.of(1)],
  ...{ accountIds: [accountId], days: ['2026-05-01'], happened: Uint8Array.of(1), accountsLeftOut: 0 },
});

describe('the file of snapshots', () => {
  it('has one header, the training rows first, and an empty cell for what is missing', async () => {
    const path = join(temporaryFolder(), 'snapshots.csv');
    const file = snapshotFile(path);
    await file.write('train', tableOf('a"1', 2.5));
    await file.write('test', tableOf('a2', Number.NaN));
    expect((await readFile(path, 'utf8')).split('\n')).toEqual([
      'set,account_id,day,label,logins_28d,"industry=Food, drink"',
      'train,"a""1",2026-05-01,1,2.5,1',
      'test,a2,2026-05-01,1,,1',
      '',
    ]);
  });

  it('takes the place of what was there', async () => {
    const path = join(temporaryFolder(), 'snapshots.csv');
    for (const id of ['a1', 'a2']) await snapshotFile(path).write('train', tableOf(id, 1));
    expect((await readFile(path, 'utf8')).match(/train/g)).toHaveLength(1);
  });
});
