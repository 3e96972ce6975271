import type { Firing } from '../../domain/rules/firing.ts';
import type { FiringStore } from '../../ports/judging.ts';
import type { Item } from './item.ts';
import type { Table } from './table.ts';

const account = (accountId: string) => `ACCOUNT#${accountId}`;

/** Firings in the table, under their account, ordered by rule and day. */
export function dynamoFiringStore(table: Table): FiringStore {
  const read = async (range: Parameters<Table['query']>[0]): Promise<Firing[]> =>
    (await Array.fromAsync(table.query<Item & { firing: Firing }>(range))).map((item) => item.firing);

  return {
    record: (firing) =>
      table.update(
        { PK: account(firing.accountId), SK: `FIRING#${firing.ruleId}#${firing.day}` },
        { firing },
        {
          expression: 'attribute_not_exists(PK) OR #firing.#outcome = :recorded',
          names: { '#firing': 'firing', '#outcome': 'outcome' },
          values: { ':recorded': 'recorded' },
        },
      ),

    firingsSince: (accountId, ruleId, since) =>
      read({
        partition: account(accountId),
        from: `FIRING#${ruleId}#${since}`,
        until: `FIRING#${ruleId}#9999-12-31`,
        newestFirst: true,
      }),

    firingsOf: (accountId) => read({ partition: account(accountId), prefix: 'FIRING#' }),
  };
}
