/** Use of one event on one day: count, distinct users, summed amount; null where the source does not say. */
export type UsageCell = [count: number, users: number | null, amount: number | null];
