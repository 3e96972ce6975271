import type { FolderStores } from '../../lib/local/open-folder-stores.ts';
import type { CommonOptions } from './command.ts';

/**
 * Does `work` on what a state folder holds, and closes it whatever happens: for commands that only look at it. Where
 * nobody serves the folder, nothing that is under way in it goes on meanwhile. Throws FolderMissing, FolderInUse.
 */
export async function withStores<T>(
  { dir }: Pick<CommonOptions, 'dir'>,
  work: (stores: FolderStores) => Promise<T>,
): Promise<T> {
  // Loaded when it is needed: help and usage errors should not wait for the AWS client.
  const { openFolderStores } = await import('../../lib/local/open-folder-stores.ts');
  const stores = await openFolderStores(dir);
  try {
    return await work(stores);
  } finally {
    await stores.close();
  }
}
