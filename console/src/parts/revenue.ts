import { moneyText, numberText } from './formats.ts';

/** Amounts a month by currency, as the API has them. */
export type Revenue = Readonly<Record<string, number>>;

/** Of a currency that no source states. */
const UNSTATED = 'unstated';

/** An amount, without a currency where none is stated. */
export function amountText(amount: number, currency = UNSTATED): string {
  if (currency === UNSTATED) return numberText(amount, 0);
  return amount === 0 ? moneyText(0, currency).replace(/[.,]00/, '') : moneyText(amount, currency);
}

/** What is paid a month, as what is paid a year; the largest amount first, as currencies are never added up. */
export function arrText(mrr: Revenue | undefined): string {
  const sums = Object.entries(mrr ?? {}).toSorted(([, a], [, b]) => b - a);
  if (sums.length === 0) return amountText(0);
  return sums.map(([currency, amount]) => amountText(12 * amount, currency)).join(' + ');
}

/** The currency that the most is paid in. */
export function mainCurrency(revenues: readonly (Revenue | undefined)[]): string {
  const sums: Record<string, number> = {};
  for (const [currency, amount] of revenues.flatMap((one) => Object.entries(one ?? {}))) {
    sums[currency] = (sums[currency] ?? 0) + amount;
  }
  return Object.entries(sums).toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? UNSTATED;
}
