import type { Delivery } from '../domain/messages/delivery.ts';
import type { DeliveryStore } from '../ports.ts';
import { type DeliveryLine, deliveryLine } from './delivery-line.ts';
import { NotFound } from './errors.ts';

/** A message in full. `body` is what a webhook carries; `messageId` the mail service's own id. */
export type DeliveryDetails = DeliveryLine & {
  attempts: number;
  workflowsVersion?: string;
  category?: string;
  audience?: string;
  messageId?: string;
  body?: string;
  /** What a mail to colleagues says, as text. */
  text?: string;
  status?: number;
};

/** One message of the outbox. Throws NotFound. */
export async function showDelivery(
  { deliveryId }: { deliveryId: string },
  ports: { deliveries: DeliveryStore },
): Promise<DeliveryDetails> {
  const delivery = await ports.deliveries.find(deliveryId);
  if (!delivery) throw new NotFound(`There is no message ${deliveryId} in the outbox.`);
  const { attempts, workflowsVersion } = delivery;
  return { ...deliveryLine(delivery), attempts, workflowsVersion, ...detailsOf(delivery) };
}

function detailsOf(delivery: Delivery): Partial<DeliveryDetails> {
  if (delivery.channel === 'webhook') return { body: delivery.body, status: delivery.status };
  const { messageId } = delivery;
  if (delivery.channel === 'internal') return { text: delivery.text, audience: 'colleague', messageId };
  const { category, audience } = delivery;
  return { category, audience, messageId };
}
