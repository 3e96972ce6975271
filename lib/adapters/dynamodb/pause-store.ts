import type { Pause } from '../../domain/messages/pause.ts';
import type { PauseStore } from '../../ports/playbooks.ts';
import { deskOf } from './desk-partition.ts';
import type { Item } from './item.ts';
import type { Table } from './table.ts';

const PREFIX = 'PAUSE#';

/** Pauses in the table, in the partition of what people did for the account, in the order in which they were made. */
export function dynamoPauseStore(table: Table): PauseStore {
  const newest = async (accountId: string, limit?: number) => {
    const range = { partition: deskOf(accountId), prefix: PREFIX, newestFirst: true, limit };
    const items = table.query<Item & { pause: Pause }>(range, { consistent: true });
    return (await Array.fromAsync(items)).map(({ pause }) => pause);
  };
  return {
    write: (pause) => table.put({ PK: deskOf(pause.accountId), SK: `${PREFIX}${pause.pauseId}`, pause }),
    latest: async (accountId) => (await newest(accountId, 1))[0],
    ofAccount: (accountId) => newest(accountId),
  };
}
