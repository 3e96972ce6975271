import type { MessageLog } from '../../domain/messages/message-log.ts';
import type { MessageLogStore } from '../../ports/delivery.ts';
import type { Item } from './item.ts';
import type { Table } from './table.ts';

const keyOf = (accountId: string) => ({ PK: `ACCOUNT#${accountId}`, SK: 'MESSAGES' });

/** The messages each account had lately, one item per account; a write succeeds only on what was read. */
export function dynamoMessageLogStore(table: Table): MessageLogStore {
  return {
    async read(accountId) {
      const item = await table.get<Item & { log: MessageLog }>(keyOf(accountId), { consistent: true });
      return item?.log ?? { accountId, revision: 0, sent: [] };
    },

    write(log) {
      const next = { ...log, revision: log.revision + 1 };
      if (log.revision === 0) return table.putIfAbsent({ ...keyOf(log.accountId), log: next });
      return table.update(
        keyOf(log.accountId),
        { log: next },
        {
          expression: '#log.#revision = :revision',
          names: { '#log': 'log', '#revision': 'revision' },
          values: { ':revision': log.revision },
        },
      );
    },
  };
}
