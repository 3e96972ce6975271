import { createHash } from 'node:crypto';
import type { Suppression } from '../../domain/messages/suppression.ts';
import type { SuppressionStore } from '../../ports/delivery.ts';
import type { Item } from './item.ts';
import type { Table } from './table.ts';

/** The table holds the hash of an address: a suppression outlives the erasure of the person it protects. */
const partition = (address: string) =>
  `SUPPRESSION#${createHash('sha256').update(address.trim().toLowerCase()).digest('hex')}`;

/** Suppressed addresses in the table, one item per scope and reason. */
export function dynamoSuppressionStore(table: Table): SuppressionStore {
  return {
    async of(address) {
      const range = { partition: partition(address) };
      // Who has just unsubscribed gets nothing more, not even by a read that lags behind.
      const items = table.query<Item & { suppression: Suppression }>(range, { consistent: true });
      return (await Array.fromAsync(items)).map(({ suppression }) => suppression);
    },

    add: async (address, suppression) =>
      void (await table.putIfAbsent({
        PK: partition(address),
        SK: `${suppression.scope}#${suppression.reason}`,
        suppression,
      })),

    resubscribe: (address, category) => table.remove({ PK: partition(address), SK: `${category}#unsubscribed` }),
  };
}
