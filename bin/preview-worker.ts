import { workerData } from 'node:worker_threads';
import { silentProgress } from '../lib/adapters/system/silent-progress.ts';
import { openFolderStores } from '../lib/local/open-folder-stores.ts';
import { runPreview } from '../lib/usecases/previews/run-preview.ts';

// The thread of `previewApart`: works out one preview through the runtime that serves the folder, and ends.
const { dir, previewId } = workerData as { dir: string; previewId: string };
const stores = await openFolderStores(dir);
try {
  await runPreview({ previewId }, { ...stores.ports, progress: silentProgress });
} finally {
  await stores.close();
}
