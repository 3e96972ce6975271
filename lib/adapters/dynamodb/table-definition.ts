/**
 * The one table. `PK`/`SK` hold every item; the sparse index `listing` holds only what is listed across
 * accounts (runs, deliveries, tasks, imports), so an account-day never pays for it. docs/data-model.md lists each pattern.
 */
export const tableDefinition = {
  partitionKey: 'PK',
  sortKey: 'SK',
  timeToLive: 'expiresAt',
  index: { name: 'listing', partitionKey: 'GSI1PK', sortKey: 'GSI1SK' },
} as const;
