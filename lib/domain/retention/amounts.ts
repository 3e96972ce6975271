/** The sum of amounts; what is absent adds nothing. */
export const total = (amounts: readonly (number | undefined)[]): number =>
  amounts.reduce<number>((sum, one) => sum + (one ?? 0), 0);
