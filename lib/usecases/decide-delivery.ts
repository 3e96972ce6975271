import type { DeliveryDecision } from '../domain/messages/delivery.ts';
import { afterDecision, decisionsFor } from '../domain/messages/delivery-decision.ts';
import type { DeliveryStore } from '../ports/delivery.ts';
import type { Clock } from '../ports/system.ts';
import { type DeliveryLine, deliveryLine } from './delivery-line.ts';
import { DecisionRefused, NotFound } from './errors.ts';

export type DecisionRequest = { deliveryId: string; decision: DeliveryDecision; by: string };

/**
 * Does as a person decided about a message. One that is sent again goes through the gate like any other, by what holds
 * then, and under its old id. Throws NotFound, or DecisionRefused when the message does not stand that way (any more).
 */
export async function decideDelivery(
  { deliveryId, decision, by }: DecisionRequest,
  { deliveries, clock }: { deliveries: DeliveryStore; clock: Clock },
): Promise<DeliveryLine> {
  const delivery = await deliveries.find(deliveryId);
  if (!delivery) throw new NotFound(`There is no message ${deliveryId} in the outbox.`);
  const allowed = decisionsFor(delivery);
  if (!allowed.includes(decision)) {
    const instead = allowed.length > 0 ? ` What can be decided about it: ${allowed.join(', ')}.` : '';
    throw new DecisionRefused(`A message that is ${delivery.state} cannot be decided that way.${instead}`);
  }
  const after = afterDecision(delivery, { decision, by, at: clock.now().toISOString() });
  if (await deliveries.change(delivery, after)) return deliveryLine(after);
  throw new DecisionRefused('The message changed at the same moment. Look at it again, then decide.');
}
