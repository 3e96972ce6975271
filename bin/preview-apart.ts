import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/**
 * Works out previews of a folder in a thread of their own, one after the other, so that the process that serves it goes
 * on answering. Rejects with what stopped one.
 */
export function previewApart(dir: string): (previewId: string) => Promise<void> {
  let before: Promise<unknown> = Promise.resolve();
  return (previewId) => {
    const now = before.then(() => inThread({ dir, previewId }));
    before = now.catch(() => undefined);
    return now;
  };
}

async function inThread(workerData: { dir: string; previewId: string }): Promise<void> {
  const worker = new Worker(new URL('./preview-worker.ts', import.meta.url), { workerData });
  // Nobody waits for it once the folder is closed: the next opening takes it up again.
  worker.unref();
  await once(worker, 'exit');
}
