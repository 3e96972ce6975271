import { type Delivery, isSettled } from '../../domain/messages/delivery.ts';
import type { DeliveryStore } from '../../ports/delivery.ts';
import { pack, unpack } from './codec.ts';
import type { Item } from './item.ts';
import type { Table } from './table.ts';

/** The text of a mail to colleagues is long, and lies packed beside the rest. */
type DeliveryItem = Item & { delivery: Delivery; content?: Uint8Array };

const SETTLED = 'DELIVERIES#settled';
const DUE = 'DELIVERIES#due';

function keyOf(deliveryId: string) {
  const dot = deliveryId.lastIndexOf('.');
  // Mail to colleagues belongs to no run: it has a partition to itself.
  if (dot < 0) return { PK: `RUN#${deliveryId}`, SK: 'DELIVERY#mail' };
  return { PK: `RUN#${deliveryId.slice(0, dot)}`, SK: `DELIVERY#${deliveryId.slice(dot + 1)}` };
}

/** What the index lists a delivery under: when it is due while it is undecided, when it was made once it is settled. */
function listingOf(delivery: Delivery) {
  const settled = isSettled(delivery);
  const time = settled ? delivery.createdAt : (delivery.dueAt ?? delivery.createdAt);
  return { GSI1PK: settled ? SETTLED : DUE, GSI1SK: `${time}#${delivery.deliveryId}` };
}

function attributesOf(delivery: Delivery) {
  const { state, attempts } = delivery;
  if (delivery.channel !== 'internal') return { ...listingOf(delivery), delivery, state, attempts };
  const { text, html, ...rest } = delivery;
  return { ...listingOf(delivery), delivery: rest, content: pack({ text, html }), state, attempts };
}

const deliveryOf = ({ delivery, content }: DeliveryItem): Delivery =>
  content ? { ...delivery, ...unpack<object>(content) } : delivery;

/** The outbox in the table: each delivery in its run's partition, listed as due or as settled. */
export function dynamoDeliveryStore(table: Table): DeliveryStore {
  const list = async (range: Parameters<Table['query']>[0]) =>
    (await Array.fromAsync(table.query<DeliveryItem>(range))).map(deliveryOf);

  return {
    async find(deliveryId) {
      const item = await table.get<DeliveryItem>(keyOf(deliveryId), { consistent: true });
      return item && deliveryOf(item);
    },

    findAll: async (deliveryIds) =>
      (await table.getAll<DeliveryItem>([...new Set(deliveryIds)].map(keyOf))).map(deliveryOf),

    create: (delivery) => table.putIfAbsent({ ...keyOf(delivery.deliveryId), ...attributesOf(delivery) }),

    change: (before, after) =>
      table.update(keyOf(before.deliveryId), attributesOf(after), {
        expression: '#state = :state AND #attempts = :attempts',
        names: { '#state': 'state', '#attempts': 'attempts' },
        values: { ':state': before.state, ':attempts': before.attempts },
      }),

    due: (now, limit) => list({ partition: DUE, listing: true, from: '0', until: `${now}~`, limit }),

    async newest(limit) {
      const undecided = await list({ partition: DUE, listing: true, newestFirst: true, limit });
      const settled = await list({ partition: SETTLED, listing: true, newestFirst: true, limit });
      return [...undecided, ...settled].sort((a, b) => b.createdAt.localeCompare(a.createdAt)).slice(0, limit);
    },

    ofRun: (runId) => list({ partition: `RUN#${runId}`, prefix: 'DELIVERY#' }),
  };
}
