import { amountText } from '../../../parts/revenue.ts';

/** Money of several currencies, which are never added up. */
export function moneysText(all: readonly { currency: string; mrr: number }[]): string {
  const some = all.filter(({ mrr }) => mrr !== 0).toSorted((a, b) => b.mrr - a.mrr);
  return some.map(({ currency, mrr }) => amountText(mrr, currency)).join(' + ') || '0';
}

/** What stands where a figure cannot be told. */
export const untold = '–';

const monthFormat = new Intl.DateTimeFormat(undefined, { month: 'short', timeZone: 'UTC' });
const monthYearFormat = new Intl.DateTimeFormat(undefined, { month: 'short', year: '2-digit', timeZone: 'UTC' });

/** `Oct`. */
export const shortMonth = (month: string) => monthFormat.format(new Date(`${month}-01T00:00:00Z`));

/** `Oct 26`. */
export const monthAndYear = (month: string) => monthYearFormat.format(new Date(`${month}-01T00:00:00Z`));

/** A month below a picture: a year has room for twelve of them, two years for every third. */
export const tickOf = (month: string, index: number, count: number) =>
  count <= 12 || index % 3 === 0 ? shortMonth(month) : undefined;
