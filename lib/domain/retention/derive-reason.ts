import type { Cancellation } from '../records/record.ts';
import type { Agreement, DerivedReason, ReasonBasis, TestedReason } from './cancellation-case.ts';
import type { SignLine } from './departure-signs.ts';
import { type DepartureFacts, reasonTests } from './reason-tests.ts';

/** Why the customer left: the first test that holds, with the outcome of every one asked until then. */
export function deriveReason(facts: DepartureFacts): {
  derived: DerivedReason;
  basis: ReasonBasis;
  because: string;
  evidence: SignLine[];
  tested: TestedReason[];
} {
  const tested: TestedReason[] = [];
  for (const { reason, basis, find } of reasonTests) {
    const { verdict, because, evidence = [] } = find(facts);
    tested.push({ reason, verdict, because });
    const found = evidence.filter((line) => line !== undefined);
    if (verdict === true) return { derived: reason, basis, because, evidence: found, tested };
  }
  const because = 'No test holds, and the customer gave no reason that says more';
  return { derived: 'unknown', basis: 'nothing', because, evidence: [], tested };
}

/** What a customer calls not enough value is what its fading use shows. */
const sameReason: Partial<Record<Cancellation['reason'], DerivedReason>> = { 'not-enough-value': 'usage-faded' };

/** Whether the reason that was given and the derived one are the same. */
export function agreementOf(
  said: Cancellation['reason'] | undefined,
  { derived, basis }: { derived: DerivedReason; basis: ReasonBasis },
): Agreement {
  if (said === undefined || said === 'unknown' || said === 'other') return 'not-said';
  if (basis !== 'records') return 'as-said';
  return said === derived || sameReason[said] === derived ? 'agrees' : 'differs';
}
