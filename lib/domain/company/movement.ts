import type { ContractOnDay } from './contract.ts';

/**
 * Recurring revenue a month when a period began and when it ended, and how the one became the other:
 * start + new + expansion − contraction − churn = end.
 */
export type Movement = {
  start: number;
  new: number;
  expansion: number;
  contraction: number;
  churn: number;
  end: number;
};

/** No revenue at all. */
export function noMovement(): Movement {
  return { start: 0, new: 0, expansion: 0, contraction: 0, churn: 0, end: 0 };
}

/** How an account's revenue moved over a period, by its contract before the first day and on the last: ups and downs in between cancel out. */
export function movementBetween(before: ContractOnDay, after: ContractOnDay): Movement {
  const moved = { ...noMovement(), start: before.mrr, end: after.mrr };
  if (!before.customer) return { ...moved, new: after.mrr };
  if (!after.customer) return { ...moved, churn: before.mrr };
  const difference = after.mrr - before.mrr;
  return { ...moved, expansion: Math.max(0, difference), contraction: Math.max(0, -difference) };
}
