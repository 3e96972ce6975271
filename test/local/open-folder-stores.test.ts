import { mkdirSync, readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { FolderInUse, FolderMissing } from '../../lib/local/errors.ts';
import { openFolderStores } from '../../lib/local/open-folder-stores.ts';
import { serveHoldfast } from '../../lib/local/open-holdfast.ts';
import { temporaryFolder } from './temporary-folder.ts';

const suppression = { scope: 'all', reason: 'bounce', at: '2026-03-02T09:00:00.000Z' } as const;

it('opens only the table of a folder that nobody serves: nothing else begins to work in it', async () => {
  const dir = temporaryFolder();
  mkdirSync(dir, { recursive: true });
  const { ports, close } = await openFolderStores(dir);
  await ports.suppressions.add('ada@acme.example', suppression);
  // While it is open nobody else may have the folder.
  await expect(openFolderStores(dir)).rejects.toThrow(FolderInUse);
  const beside = readdirSync(dir).filter((name) => !['dynamodb', 'clock.json'].includes(name) && !/lock/.test(name));
  expect(beside).toEqual([]);
  await close();
  const again = await openFolderStores(dir);
  expect(await again.ports.suppressions.of('ada@acme.example')).toEqual([suppression]);
  await again.close();
});

it('works through whoever serves the folder', async () => {
  const dir = temporaryFolder();
  const serving = await serveHoldfast({ dir });
  await serving.ports.suppressions.add('ada@acme.example', suppression);
  const { ports, close } = await openFolderStores(dir);
  expect(await ports.suppressions.of('ada@acme.example')).toEqual([suppression]);
  await close();
  await serving.close();
});

it('makes no folder', async () => {
  await expect(openFolderStores(`${temporaryFolder()}/nowhere`)).rejects.toThrow(FolderMissing);
});
