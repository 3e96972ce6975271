import type { Json, Outcome } from './asl.ts';
import type { AttemptWork } from './perform-step.ts';
import type { StepRunner } from './step-runner.ts';

/** The input that a Wait passes on, and when it ends: seconds count from the moment the state was entered. */
export async function performWait(run: StepRunner, work: AttemptWork): Promise<Outcome> {
  const { step, input, attemptEnteredMs, scope } = work;
  const { until, arguments: passedOn } = step.isWrapped
    ? (input as { until: Json; arguments: Json })
    : { until: step.state.Seconds ?? step.state.Timestamp ?? null, arguments: input };
  const untilMs = typeof until === 'number' ? attemptEnteredMs + until * 1000 : Date.parse(String(until));
  if (Number.isNaN(untilMs) || (typeof until === 'number' && until < 0)) {
    return { error: 'States.Runtime', cause: `The Wait state '${step.name}' expected ${expected(step.state)}.` };
  }
  await run.waitUntil(untilMs, scope);
  return { result: passedOn };
}

function expected({ SecondsPath, TimestampPath }: { SecondsPath?: string; TimestampPath?: string }): string {
  if (SecondsPath) return `a number of seconds, 0 or more, at ${SecondsPath}`;
  return `a timestamp like 2026-01-31T08:00:00Z${TimestampPath ? ` at ${TimestampPath}` : ''}`;
}
