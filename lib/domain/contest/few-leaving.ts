/** With fewer accounts that left on the test days, chance decides: nothing is concluded from them. */
export const LEAST_LEAVING = 10;

/** How many different accounts left after one of the rows. */
export function accountsLeaving(accountIds: readonly string[], happened: ArrayLike<boolean | number>): number {
  return new Set(accountIds.filter((_, row) => Boolean(happened[row]))).size;
}
