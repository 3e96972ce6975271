import type { Delivery, DeliveryState } from '../domain/messages/delivery.ts';
import type { DeliveryStore } from '../ports/delivery.ts';
import type { RecordStore } from '../ports/records.ts';
import { withAccountNames } from './account-names.ts';
import { type DeliveryLine, deliveryLine } from './delivery-line.ts';
import { listedAtMost } from './list-runs.ts';
import { type PageRequest, pageOf } from './page-of.ts';

export type OutboxQuery = PageRequest & { state?: DeliveryState; channel?: Delivery['channel']; accountId?: string };

/** A message with the name of its account, where it is known. */
export type ListedDelivery = DeliveryLine & { accountName?: string };

/** What left the house and what was held back, newest first, each with its reason. */
export async function listOutbox(
  query: OutboxQuery,
  ports: { deliveries: DeliveryStore; records: RecordStore },
): Promise<{ total: number; deliveries: ListedDelivery[]; next?: string }> {
  const found = (await ports.deliveries.newest(listedAtMost)).filter((delivery) => fits(delivery, query));
  const { items, next } = pageOf(found, (delivery) => delivery.deliveryId, 'outbox', query);
  return { total: found.length, deliveries: await withAccountNames(items.map(deliveryLine), ports), next };
}

function fits(delivery: Delivery, { state, channel, accountId }: OutboxQuery): boolean {
  return (
    (state === undefined || delivery.state === state) &&
    (channel === undefined || delivery.channel === channel) &&
    (accountId === undefined || delivery.accountId === accountId)
  );
}
