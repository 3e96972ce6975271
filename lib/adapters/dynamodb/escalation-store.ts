import type { Escalation } from '../../domain/playbooks/run.ts';
import type { EscalationStore } from '../../ports/playbooks.ts';
import type { Item } from './item.ts';
import type { Table } from './table.ts';

const partition = (accountId: string) => `ACCOUNT#${accountId}`;
const PREFIX = 'ESCALATION#';

/** Escalations in the table, under their account. */
export function dynamoEscalationStore(table: Table): EscalationStore {
  return {
    open: async (escalation) =>
      void (await table.putIfAbsent({
        PK: partition(escalation.accountId),
        SK: `${PREFIX}${escalation.runId}`,
        escalation,
      })),

    close: async (accountId, runId, closedAt) => {
      const key = { PK: partition(accountId), SK: `${PREFIX}${runId}` };
      const item = await table.get<Item & { escalation: Escalation }>(key, { consistent: true });
      if (item && !item.escalation.closedAt) await table.update(key, { escalation: { ...item.escalation, closedAt } });
    },

    async openOf(accountId) {
      const range = { partition: partition(accountId), prefix: PREFIX };
      const items = await Array.fromAsync(table.query<Item & { escalation: Escalation }>(range));
      return items.map(({ escalation }) => escalation).filter(({ closedAt }) => !closedAt);
    },
  };
}
