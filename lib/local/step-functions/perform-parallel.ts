import type { Outcome } from './asl.ts';
import { framesInside } from './frames-inside.ts';
import type { AttemptWork } from './perform-step.ts';
import { type Performer, runFrame } from './run-frame.ts';
import { outcomeOf } from './step-error.ts';

/** Runs the branches side by side on the same input; the result is theirs in order. One that fails fails all. */
export async function performParallel(run: Performer, work: AttemptWork): Promise<Outcome> {
  const scope = work.scope.child();
  try {
    const branches = framesInside(work).map(
      ({ lowered, options }) => runFrame(run, lowered, { ...options, scope }).output,
    );
    return { result: await Promise.all(branches) };
  } catch (error) {
    return outcomeOf(error);
  } finally {
    scope.close();
  }
}
