import type { UnsubscribeStore, UnsubscribeToken } from '../../ports/delivery.ts';
import type { Item } from './item.ts';
import type { Table } from './table.ts';

const keyOf = (token: string) => ({ PK: `UNSUBSCRIBE#${token}`, SK: 'TOKEN' });

/** What unsubscribe links stand for, in the table, by their opaque token. They do not expire: nor does a mail in an inbox. */
export function dynamoUnsubscribeStore(table: Table): UnsubscribeStore {
  return {
    write: (token) => table.put({ ...keyOf(token.token), token }),
    find: async (token) => (await table.get<Item & { token: UnsubscribeToken }>(keyOf(token)))?.token,
  };
}
