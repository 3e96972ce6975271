import type { Json, Outcome } from './asl.ts';
import { secondsToRetry } from './retry.ts';
import type { Work } from './run-frame.ts';
import { errorOf } from './step-error.ts';

/** One attempt at a step: `key` is the step's for the first, `<key>~2` and so on for the next. */
export type AttemptWork = Work & { attemptKey: string; attemptEnteredMs: number };

/** How one attempt came out, and when. */
export type Ended = { atMs: number; outcome: Outcome };

/**
 * Attempts a step until it succeeds or its Retry is used up. The delays count from the end of an attempt, so a restart
 * does not lengthen them. Rejects with the error of the last attempt.
 */
export async function performStep(
  work: Work,
  attempt: (work: AttemptWork) => Promise<Ended>,
  waitUntil: (atMs: number) => Promise<void>,
): Promise<Json> {
  const used: number[] = [];
  let attemptEnteredMs = work.enteredMs;
  for (let number = 1; ; number += 1) {
    const attemptKey = number === 1 ? work.key : `${work.key}~${number}`;
    const { atMs, outcome } = await attempt({ ...work, attemptKey, attemptEnteredMs });
    if ('result' in outcome) return outcome.result;
    const seconds = secondsToRetry(work.step.state.Retry ?? [], outcome.error, used, attemptKey);
    if (seconds === undefined) throw errorOf(outcome);
    attemptEnteredMs = atMs + seconds * 1000;
    await waitUntil(attemptEnteredMs);
  }
}
