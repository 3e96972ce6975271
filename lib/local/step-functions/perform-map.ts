import { createLimiter } from '../limiter.ts';
import type { Json, Outcome, State } from './asl.ts';
import { framesInside, type MapInput } from './frames-inside.ts';
import type { AttemptWork } from './perform-step.ts';
import { type Performer, runFrame } from './run-frame.ts';
import { outcomeOf } from './step-error.ts';

/** Iterations of an inline Map run up to 40 at a time on AWS; a Distributed Map runs here under the same bound. */
const DEFAULT_CONCURRENCY = 40;
const EXCEEDED: Outcome = {
  error: 'States.ExceedToleratedFailureThreshold',
  cause: 'The specified tolerated failure threshold was exceeded',
};

/** Runs the processor for each item; the result is theirs in the order of the items. Both kinds of Map, inline and distributed. */
export async function performMap(run: Performer, work: AttemptWork): Promise<Outcome> {
  const { state, name } = work.step;
  const given = work.input as MapInput;
  if (!Array.isArray(given.items)) {
    return {
      error: 'States.Runtime',
      cause: `The Map state '${name}' expected an array at ${state.ItemsPath ?? '$'}.`,
    };
  }
  const scope = work.scope.child();
  const limited = createLimiter(given.maxConcurrency || state.MaxConcurrency || DEFAULT_CONCURRENCY);
  const tolerate = tolerance(state, given, given.items.length);
  try {
    const iterations = framesInside(work).map(({ lowered, options }) =>
      limited(() => tolerate(runFrame(run, lowered, { ...options, scope }).output)),
    );
    return { result: (await Promise.all(iterations)).flat() };
  } catch (error) {
    const outcome = outcomeOf(error);
    return isDistributed(state) ? EXCEEDED : outcome;
  } finally {
    scope.close();
  }
}

/** Counts failed iterations: each gives no result, and one more than either limit allows fails the Map. */
function tolerance(state: State, given: MapInput, items: number): (output: Promise<Json>) => Promise<Json[]> {
  const count = given.toleratedCount ?? state.ToleratedFailureCount;
  const percentage = given.toleratedPercentage ?? state.ToleratedFailurePercentage;
  const share = percentage === undefined ? undefined : Math.floor((percentage * items) / 100);
  const most = Math.min(count ?? share ?? 0, share ?? count ?? 0);
  let failed = 0;
  return async (output) => {
    try {
      return [await output];
    } catch (error) {
      outcomeOf(error);
      failed += 1;
      if (failed > most) throw error;
      return [];
    }
  };
}

function isDistributed({ ItemProcessor }: State): boolean {
  return ItemProcessor?.ProcessorConfig?.Mode === 'DISTRIBUTED';
}
