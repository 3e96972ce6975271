import { lastDayOf, type Override } from '../../domain/health/override.ts';
import type { OverrideStore } from '../../ports/judging.ts';
import type { Item } from './item.ts';
import type { Table } from './table.ts';

const OVERRIDES = 'OVERRIDES';
const partition = (accountId: string) => `OVERRIDE#${accountId}`;
const keyOf = ({ accountId, createdAt, overrideId }: Override) => ({
  PK: partition(accountId),
  SK: `${createdAt}#${overrideId}`,
});
type Kept = Item & { override: Override };

/** Overrides in the table: a partition per account, listed by their last day, so that those long over are never read again. */
export function dynamoOverrideStore(table: Table): OverrideStore {
  const listedAt = (override: Override) => `${lastDayOf(override)}#${override.overrideId}`;
  return {
    add: (override) => table.put({ ...keyOf(override), GSI1PK: OVERRIDES, GSI1SK: listedAt(override), override }),

    withdraw: (override) =>
      table.update(
        keyOf(override),
        { override, GSI1SK: listedAt(override) },
        {
          expression: 'attribute_exists(PK) AND attribute_not_exists(#override.withdrawnAt)',
          names: { '#override': 'override' },
        },
      ),

    async ofAccount(accountId) {
      const range = { partition: partition(accountId), newestFirst: true };
      return (await Array.fromAsync(table.query<Kept>(range, { consistent: true }))).map(({ override }) => override);
    },

    async endingFrom(day) {
      const range = { partition: OVERRIDES, listing: true, from: day, until: '9999-12-31' };
      return (await Array.fromAsync(table.query<Kept>(range))).map(({ override }) => override);
    },
  };
}
