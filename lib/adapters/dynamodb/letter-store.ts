import type { Letter } from '../../domain/messages/letter.ts';
import type { LetterStore } from '../../ports/delivery.ts';
import { pack, unpack } from './codec.ts';
import type { Table } from './table.ts';

function keyOf(deliveryId: string) {
  const dot = deliveryId.lastIndexOf('.');
  return { PK: `RUN#${deliveryId.slice(0, dot)}`, SK: `LETTER#${deliveryId.slice(dot + 1)}` };
}

/** Letters in the table, packed, each in its run's partition. */
export function dynamoLetterStore(table: Table): LetterStore {
  return {
    keep: (letter) => table.put({ ...keyOf(letter.deliveryId), body: pack(letter) }),

    async find(deliveryId) {
      const item = await table.get(keyOf(deliveryId));
      return item && unpack<Letter>(item.body as Uint8Array);
    },
  };
}
