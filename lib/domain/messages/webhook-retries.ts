import { fractionOf } from '../hash.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** How long after each failed attempt the next one comes (Standard Webhooks 1.0, operational considerations). */
const DELAYS_IN_MS = [
  5 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
];
const JITTER = 0.1;

/** An attempt as it went: what the endpoint answered, or why there was no answer. `refused` is an address webhooks never go to. */
export type AttemptAnswer =
  | { kind: 'answered'; status: number; retryAfterInSeconds?: number }
  | { kind: 'refused' | 'unreachable'; reason: string };

/** What follows from an attempt. `disable` says that the endpoint wants no more. */
export type AttemptOutcome =
  | { state: 'sent' }
  | { state: 'held'; dueAt: number; reason: string }
  | { state: 'failed'; reason: string; disable: boolean };

/** Judges the answer to attempt number `attempts` (from 1) at `now` (milliseconds since 1970): only 2xx succeeds, 410 ends it for good. */
export function judgeAttempt(
  answer: AttemptAnswer,
  { deliveryId, attempts, now }: { deliveryId: string; attempts: number; now: number },
): AttemptOutcome {
  if (answer.kind === 'refused') return { state: 'failed', reason: answer.reason, disable: false };
  if (answer.kind === 'answered' && answer.status >= 200 && answer.status < 300) return { state: 'sent' };
  const reason = answer.kind === 'answered' ? `the endpoint answered ${answer.status}` : `no answer: ${answer.reason}`;
  if (answer.kind === 'answered' && answer.status === 410) return { state: 'failed', reason, disable: true };
  const delay = DELAYS_IN_MS[attempts - 1];
  if (delay === undefined) return { state: 'failed', reason: `${reason}, ${attempts} times`, disable: true };
  // The jitter comes from the delivery's id, so that many deliveries spread and one always answers the same.
  const spread = delay * (1 + JITTER * (2 * fractionOf(`${deliveryId}/${attempts}`) - 1));
  const asked = answer.kind === 'answered' ? (answer.retryAfterInSeconds ?? 0) * SECOND : 0;
  return { state: 'held', dueAt: now + Math.max(Math.round(spread), asked), reason };
}
