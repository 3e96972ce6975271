import { type Day, daysBetween, type Month, monthOf } from '../day.ts';
import type { Spend } from '../records/spend.ts';
import { lastDayOf, monthsFrom } from './months.ts';

/** What was spent in a month on winning customers by a channel, in the currency of the company's economics. */
export type AcquisitionSpend = { month: Month; channel: string; spend: number };

/** Whether figures were delivered by a source, or entered by hand in `settings.yaml`. */
export const spendOrigins = ['imported', 'entered'] as const;
export type SpendOrigin = (typeof spendOrigins)[number];

/** A month of a channel, and where its figure is from. */
export type MonthOfSpend = AcquisitionSpend & { currency: string; origin: SpendOrigin };

/** What is said of figures of one origin and currency: the months they cover, and how much they are in all. */
export type SpendCovered = { origin: SpendOrigin; currency: string; from: Month; until: Month; spend: number };

const cents = (amount: number) => Math.round(amount * 100);

/** Parts of an amount by month: each day has its even share, and to the cent the parts are the whole. */
export function spreadOverMonths({ fromDay, untilDay, amount }: Spend): { month: Month; spend: number }[] {
  if (untilDay === undefined) return [{ month: monthOf(fromDay), spend: amount }];
  const days = daysBetween(fromDay, untilDay) + 1;
  const spentBy = (day: Day) => Math.round((cents(amount) * (daysBetween(fromDay, day) + 1)) / days);
  let before = 0;
  return monthsFrom(monthOf(fromDay), monthOf(untilDay)).map((month) => {
    const last = lastDayOf(month);
    const until = spentBy(last < untilDay ? last : untilDay);
    const spend = (until - before) / 100;
    before = until;
    return { month, spend };
  });
}

/** All imported spending by month, channel and currency; what several rows or sources tell of the same adds up. */
export function importedSpend(records: readonly Spend[]): MonthOfSpend[] {
  const sums = new Map<string, MonthOfSpend>();
  for (const record of records) {
    const { channel, currency } = record;
    for (const { month, spend } of spreadOverMonths(record)) {
      const key = JSON.stringify([month, channel, currency]);
      const sum = sums.get(key) ?? { ...{ month, channel, currency, origin: 'imported' }, spend: 0 };
      sums.set(key, { ...sum, spend: (cents(sum.spend) + cents(spend)) / 100 });
    }
  }
  return [...sums.values()];
}

/** Each month of each channel once per currency: as imported where it is, else as entered. */
export function spendByMonth(
  records: readonly Spend[],
  { acquisition = [], currency }: { acquisition?: readonly AcquisitionSpend[]; currency?: string },
): MonthOfSpend[] {
  const imported = importedSpend(records);
  const covered = new Set(imported.map(({ month, channel }) => JSON.stringify([month, channel])));
  const entered = acquisition
    .filter(({ month, channel }) => currency !== undefined && !covered.has(JSON.stringify([month, channel])))
    .map((one): MonthOfSpend => ({ ...one, currency: currency as string, origin: 'entered' }));
  return [...imported, ...entered];
}

/** What figures there are, by origin and currency. */
export function coverageOf(spending: readonly MonthOfSpend[]): SpendCovered[] {
  const groups = Map.groupBy(spending, ({ origin, currency }) => `${origin} ${currency}`);
  return [...groups.values()].map((figures) => {
    const { origin, currency } = figures[0] as MonthOfSpend;
    const months = figures.map(({ month }) => month).toSorted();
    const spend = figures.reduce((sum, one) => sum + cents(one.spend), 0) / 100;
    return { origin, currency, from: months[0] as Month, until: months.at(-1) as Month, spend };
  });
}
