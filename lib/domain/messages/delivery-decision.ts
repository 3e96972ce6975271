import type { Decided, Delivery, DeliveryDecision } from './delivery.ts';

/** What may be decided about a message as it stands. */
export function decisionsFor({ state, decided }: Pick<Delivery, 'state' | 'decided'>): DeliveryDecision[] {
  if (state === 'held') return ['cancel'];
  if (state === 'failed') return ['send-again'];
  if (state === 'unknown') return decided?.decision === 'leave' ? ['send-again'] : ['send-again', 'leave'];
  return state === 'dropped' && decided?.decision === 'cancel' ? ['send-again'] : [];
}

/** The message as it stands after a decision. */
export function afterDecision<D extends Delivery>(delivery: D, decided: Decided): D {
  if (decided.decision === 'leave') return { ...delivery, decided };
  if (decided.decision === 'cancel') {
    return {
      ...delivery,
      decided,
      state: 'dropped',
      reason: `cancelled by ${decided.by}`,
      dueAt: undefined,
      settledAt: decided.at,
    };
  }
  const reason = `to be sent again, as ${decided.by} decided`;
  return { ...delivery, decided, state: 'held', reason, dueAt: decided.at, settledAt: undefined };
}
