import { createHash } from 'node:crypto';
import type { Retrier } from './asl.ts';

const DEFAULTS = { MaxAttempts: 3, IntervalSeconds: 1, BackoffRate: 2 };
const NEVER_RETRIED = new Set(['States.Runtime', 'States.DataLimitExceeded']);
const TIMEOUTS = new Set(['States.Timeout', 'States.HeartbeatTimeout']);

/**
 * Seconds to wait before a state is tried again, or undefined when no retrier covers the error any more. `used` counts
 * the attempts of each retrier and is counted on. Full jitter is drawn from `seed`, so that a replay waits as long.
 */
export function secondsToRetry(retriers: Retrier[], error: string, used: number[], seed: string): number | undefined {
  if (NEVER_RETRIED.has(error)) return undefined;
  const index = retriers.findIndex((retrier) => retrier.ErrorEquals.some((pattern) => covers(pattern, error)));
  const retrier = retriers[index];
  if (!retrier) return undefined;
  const { MaxAttempts, IntervalSeconds, BackoffRate, MaxDelaySeconds, JitterStrategy } = { ...DEFAULTS, ...retrier };
  const attempt = used[index] ?? 0;
  if (attempt >= MaxAttempts) return undefined;
  used[index] = attempt + 1;
  const delay = Math.min(IntervalSeconds * BackoffRate ** attempt, MaxDelaySeconds ?? Number.POSITIVE_INFINITY);
  return JitterStrategy === 'FULL' ? delay * fraction(seed) : delay;
}

function covers(pattern: string, error: string): boolean {
  if (pattern === 'States.ALL') return true;
  return pattern === error || (pattern === 'States.TaskFailed' && !TIMEOUTS.has(error));
}

function fraction(seed: string): number {
  return createHash('sha256').update(seed).digest().readUInt32BE() / 2 ** 32;
}
