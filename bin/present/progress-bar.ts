import { Presets, SingleBar } from 'cli-progress';
import type { Progress } from '../../lib/ports/system.ts';
import type { Terminal } from './terminal.ts';

/** Progress that is shown and can be taken away again. */
export type ShownProgress = Progress & { stop(): void };

/** A progress bar on the error stream when a person is watching; nothing otherwise. */
export function showProgress(terminal: Terminal): ShownProgress {
  if (!terminal.interactive) return { report: () => {}, stop: () => {} };
  const bar = new SingleBar(
    {
      format: '  {bar} {percentage} %  {what}',
      clearOnComplete: true,
      hideCursor: true,
      barsize: 30,
      stream: process.stderr,
    },
    Presets.shades_classic,
  );
  let shown = false;
  return {
    report(done, total, what) {
      if (!shown) bar.start(total, done, { what });
      shown = true;
      bar.setTotal(total);
      bar.update(done, { what });
    },
    stop() {
      if (shown) bar.stop();
      shown = false;
    },
  };
}
