const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

/** `one account`, `3 accounts`. */
export function counted(count: number, one: string): string {
  return `${count === 1 ? 'One' : whole.format(count)} ${one}${count === 1 ? '' : 's'}`;
}

/** Money by currency, the most first: `USD 1,200 and EUR 300`. */
export function moneyOf(all: readonly { currency?: string; mrr?: number }[]): string {
  const sums = new Map<string, number>();
  for (const { currency = '', mrr = 0 } of all) sums.set(currency, (sums.get(currency) ?? 0) + mrr);
  const words = [...sums]
    .toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .map(([currency, sum]) => `${currency} ${whole.format(sum)}`.trim());
  return words.length > 1 ? `${words.slice(0, -1).join(', ')} and ${words.at(-1)}` : (words[0] ?? 'nothing');
}

/** The first three by name, and how many there are besides. */
export function namedOf(accounts: readonly { name?: string; accountId: string }[]): string {
  const names = accounts.slice(0, 3).map(({ name, accountId }) => name ?? accountId);
  const more = accounts.length - names.length;
  return more > 0 ? `${names.join(', ')} and ${more} more` : names.join(', ');
}

/** `98.3 %` for 0.983. */
export const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
