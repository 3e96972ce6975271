import type { DisabledEndpoint, EndpointStore } from '../../ports/delivery.ts';
import type { Item } from './item.ts';
import type { Table } from './table.ts';

const keyOf = (endpoint: string) => ({ PK: 'WEBHOOKS', SK: endpoint });

/** Disabled webhook endpoints in the table. */
export function dynamoEndpointStore(table: Table): EndpointStore {
  return {
    disabled: async (endpoint) => (await table.get<Item & { disabled: DisabledEndpoint }>(keyOf(endpoint)))?.disabled,
    disable: (disabled) => table.put({ ...keyOf(disabled.endpoint), disabled }),
  };
}
