import type { Json, Outcome } from './asl.ts';
import { awaitToken, type Limits } from './await-token.ts';
import type { AttemptWork } from './perform-step.ts';
import type { StepRunner } from './step-runner.ts';
import { callOf, resultOf } from './task-resource.ts';

/**
 * Calls the function a Task names. A function computes in real time, whatever the speed of the runtime's clock, so its
 * timeout is real time; one that hands a token to a person waits on the runtime's clock.
 */
export async function performTask(run: StepRunner, work: AttemptWork): Promise<Outcome> {
  const { resource, input, limits } = readTask(run, work);
  const call = callOf(resource, input);
  if ('error' in call) return call;
  const { invoke } = run.surroundings;
  const { functionName, payload } = call;
  if (call.waitsForToken) return awaitToken(run, work, limits, () => invoke(functionName, payload));
  return resultOf(call, await invoke(functionName, payload, limits.timeoutSeconds));
}

function readTask(run: StepRunner, { step, input, key, attemptKey }: AttemptWork) {
  const { Resource = '', TimeoutSeconds, HeartbeatSeconds } = step.state;
  const given = step.isWrapped ? (input as { arguments: Json } & Limits) : { arguments: input };
  const limits: Limits = { timeoutSeconds: TimeoutSeconds, heartbeatSeconds: HeartbeatSeconds };
  if ('timeoutSeconds' in given) limits.timeoutSeconds = given.timeoutSeconds;
  if ('heartbeatSeconds' in given) limits.heartbeatSeconds = given.heartbeatSeconds;
  // The interpreter read `$$.Task.Token` once, for the first attempt; each further one gets a token of its own.
  const text = JSON.stringify(given.arguments);
  const own = attemptKey === key ? text : text.replaceAll(run.token(key), run.token(attemptKey));
  return { resource: Resource, input: JSON.parse(own) as Json, limits };
}
