import * as z from 'zod';
import { type Day, daysBetween } from '../day.ts';
import { day, text } from './field-schemas.ts';
import type { RecordCounts } from './tally.ts';

/**
 * What was spent on winning customers by a channel: a record of the company, not of an account. It tells of the days from
 * `fromDay` to `untilDay`, both included; without `untilDay`, of the month of `fromDay`. `amount` is in `currency` (ISO
 * 4217); what was credited is below 0.
 */
export const spendSchema = z.object({
  kind: z.literal('spend'),
  source: text.max(60),
  spendId: text,
  fromDay: day,
  untilDay: day.optional(),
  channel: text,
  amount: z.number().finite(),
  currency: z.string().length(3),
});

export type Spend = z.infer<typeof spendSchema>;

/** Spending that one record tells of is spread over its days: over more than this nobody knows when it was. */
const MOST_DAYS = 366;

/** Why the days of a row cannot be: it ends before it begins, or tells of more than a year. */
export function faultOfSpendDays(fromDay: Day, untilDay: Day | undefined): string | undefined {
  if (untilDay === undefined) return undefined;
  const days = daysBetween(fromDay, untilDay) + 1;
  if (days < 1) return `expected a last day that is not before the first (${fromDay}), found ${untilDay}`;
  return days > MOST_DAYS ? `expected at most ${MOST_DAYS} days, found ${days}` : undefined;
}

/** A source's spending after an import: each row replaces the one of its id. In the order of ids, so that the same is the same. */
export function replaceSpend(
  held: readonly Spend[],
  arrived: readonly Spend[],
): { spend: Spend[]; counts: RecordCounts; changed: boolean } {
  const byId = new Map(held.map((one) => [one.spendId, one]));
  const counts: RecordCounts = { added: 0, changed: 0, unchanged: 0 };
  for (const one of arrived) {
    counts[changeOf(byId.get(one.spendId), one)] += 1;
    byId.set(one.spendId, one);
  }
  const spend = [...byId.values()].toSorted((a, b) => (a.spendId < b.spendId ? -1 : 1));
  return { spend, counts, changed: counts.added + counts.changed > 0 };
}

const told = ['fromDay', 'untilDay', 'channel', 'amount', 'currency'] as const;

function changeOf(before: Spend | undefined, after: Spend): keyof RecordCounts {
  if (!before) return 'added';
  return told.every((field) => before[field] === after[field]) ? 'unchanged' : 'changed';
}
