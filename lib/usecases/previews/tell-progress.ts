import type { Preview } from '../../domain/previews/preview.ts';
import type { Clock, Progress } from '../../ports/system.ts';
import type { PreviewStore } from '../../ports/workflows.ts';

const BETWEEN_MS = 2000;

/** Writes how far a preview is, every other second at most; `settled` once nothing more is under way. */
export function tellProgress(
  preview: Preview,
  { previews, clock }: { previews: PreviewStore; clock: Clock },
): Progress & { settled(): Promise<void> } {
  let told = clock.now().getTime();
  let writing: Promise<unknown> = previews.change(preview);
  return {
    report(done, total, what) {
      const now = clock.now().getTime();
      if (now - told < BETWEEN_MS) return;
      told = now;
      writing = writing.then(() => previews.change({ ...preview, progress: { done, total, what } }));
      // Awaited in the end: a failure until then must not end the process.
      writing.catch(() => undefined);
    },
    async settled() {
      await writing;
    },
  };
}
