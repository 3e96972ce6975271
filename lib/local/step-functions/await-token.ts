import type { Outcome } from './asl.ts';
import type { AttemptWork } from './perform-step.ts';
import type { Scope } from './scope.ts';
import type { StepRunner } from './step-runner.ts';

/** Limits of a task, in seconds; absent means none. */
export type Limits = { timeoutSeconds?: number; heartbeatSeconds?: number };

/**
 * Hands the token out and waits for SendTaskSuccess or SendTaskFailure, which journal the outcome before they answer.
 * After a restart the function is called again only if it was cut off; the limits count from when the task began.
 */
export function awaitToken(
  run: StepRunner,
  work: AttemptWork,
  limits: Limits,
  invoke: () => Promise<Outcome>,
): Promise<Outcome> {
  const waiting = work.scope.child();
  return new Promise((resolve) => {
    const conclude = (outcome: Outcome): boolean => {
      if (waiting.isClosed || !run.conclude(work, outcome)) return false;
      waiting.close();
      resolve(outcome);
      return true;
    };
    const beat = watchHeartbeat(run, work, limits, waiting, conclude);
    run.tokenWaits.set(work.attemptKey, { conclude, beat });
    waiting.onClose(() => run.tokenWaits.delete(work.attemptKey));
    if (limits.timeoutSeconds !== undefined) {
      const deadlineMs = work.attemptEnteredMs + limits.timeoutSeconds * 1000;
      run.waitUntil(deadlineMs, waiting).then(() => conclude({ error: 'States.Timeout' }));
    }
    if (!run.journal.attempt(work.attemptKey)?.submittedMs) handOut(run, work, waiting, invoke, conclude);
  });
}

async function handOut(
  run: StepRunner,
  work: AttemptWork,
  waiting: Scope,
  invoke: () => Promise<Outcome>,
  conclude: (outcome: Outcome) => boolean,
): Promise<void> {
  const outcome = await invoke();
  if (waiting.isClosed) return;
  if ('error' in outcome) conclude(outcome);
  else run.journal.submit(work.attemptKey, run.nowMs());
}

/** Fails the task when no heartbeat comes in time; the function it returns is a heartbeat. */
function watchHeartbeat(
  run: StepRunner,
  { attemptKey, attemptEnteredMs }: AttemptWork,
  { heartbeatSeconds }: Limits,
  waiting: Scope,
  conclude: (outcome: Outcome) => boolean,
): () => void {
  let beating = waiting.child();
  const watch = (sinceMs: number) => {
    if (heartbeatSeconds === undefined) return;
    beating.close();
    beating = waiting.child();
    run
      .waitUntil(sinceMs + heartbeatSeconds * 1000, beating)
      .then(() => conclude({ error: 'States.HeartbeatTimeout' }));
  };
  watch(run.journal.attempt(attemptKey)?.heartbeatMs ?? attemptEnteredMs);
  return () => {
    run.journal.beat(attemptKey, run.nowMs());
    watch(run.nowMs());
  };
}
