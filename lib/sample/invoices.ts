import type { SampleAccount } from './account.ts';
import { addMonths, type DayNumber } from './calendar.ts';
import { storyLevel } from './levels.ts';
import { Random } from './random.ts';
import type { Line } from './subscriptions.ts';

/** An invoice for a term in advance; `paid` is absent where it never is. */
export type Bill = {
  account: SampleAccount;
  number: number;
  issued: DayNumber;
  due: DayNumber;
  paid?: DayNumber;
  amount: number;
};

const TERMS_OF_PAYMENT = { 1: 14, 12: 30 } as const;

/** After the notice, so many of the invoices are never paid. */
const NEVER_PAID = 0.45;

/** An account's invoices issued up to a day: one at the start of each month or year that is paid for. */
export function billsOf(seed: number, account: SampleAccount, lines: Line[], until: DayNumber): Bill[] {
  const { paidFrom, termMonths, departure } = account;
  const end = departure?.effective ?? Number.POSITIVE_INFINITY;
  const bills: Bill[] = [];
  for (let number = 0; ; number += 1) {
    const issued = addMonths(paidFrom, number * termMonths);
    if (issued > until || issued >= end) return bills;
    const line = lines.findLast(({ start }) => start <= issued);
    const amount = (line?.mrr ?? 0) * termMonths;
    const due = issued + TERMS_OF_PAYMENT[termMonths];
    const random = new Random(seed, account.number, 'invoice', number);
    if (amount > 0) bills.push({ account, number, issued, due, paid: paidOn(random, account, issued, due), amount });
  }
}

/** Most pay some days before the due day, some a little after it; who is unhappy takes longer, and who leaves longer still. */
function paidOn(random: Random, account: SampleAccount, issued: DayNumber, due: DayNumber): DayNumber | undefined {
  const [early, slow, late, never] = [
    random.normal(-5, 4),
    random.chance(0.07),
    random.logNormal(14, 0.7),
    random.next(),
  ];
  const discontent = discontentOn(account, due);
  const left = account.departure !== undefined && due >= account.departure.notice;
  if (left && never < NEVER_PAID) return undefined;
  const isLate = slow || never < discontent;
  return Math.max(issued, Math.round(due + (isLate ? late * (1 + discontent) : early)));
}

/** 0 for a happy customer, towards 1 for one that is angry or hardly there. */
function discontentOn(account: SampleAccount, day: DayNumber): number {
  const activity = Math.min(1, storyLevel(account, 'activity', day));
  const anger = Math.max(0, -storyLevel(account, 'sentiment', day)) / 5;
  return Math.min(0.9, 0.6 * anger + 0.5 * (1 - activity));
}
