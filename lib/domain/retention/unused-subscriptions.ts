import { type Day, daysBetween } from '../day.ts';
import type { RetainedLine } from './retained-line.ts';
import type { SeatUse } from './seat-use.ts';
import { useWindows } from './seat-use.ts';

/** How an account leaves unused what it pays for: nobody came for 90 or 28 days, or some seats are empty. */
export const idleStates = ['nobody-90', 'nobody-28', 'seats'] as const;
export type IdleState = (typeof idleStates)[number];

/** What an account pays for and does not use. Money is per month, in `currency`: that of the unused seats, or all of it when nobody came. */
export type UnusedSubscription = {
  accountId: string;
  name?: string;
  owner?: string;
  plan?: string;
  currency: string;
  mrr: number;
  seats?: number;
  use: SeatUse;
  state: IdleState;
  unused28?: { seats?: number; mrr: number };
  unused90?: { seats?: number; mrr: number };
  renewalDay?: Day;
  /** A first word to the customer, to be made one's own. */
  firstWord: string;
};

/** All of it, the most money first; who is not told of, as no source tells of use or nobody of seats, is counted. */
export type UnusedReport = {
  rows: UnusedSubscription[];
  totals: { currency: string; accounts: number; unused28: number; unused90: number; paid: number }[];
  untold: { noUse: number; noSeats: number };
};

/** Nobody is spoken to about the last few seats: from this share of them on they are in use. */
const wellUsed = 2 / 3;

/** What the customers of a day pay for and do not use; accounts that use two thirds of their seats are left out. */
export function unusedSubscriptions(lines: readonly RetainedLine[], day: Day): UnusedReport {
  const month = day.slice(0, 7);
  const customers = lines.filter(({ months }) => months[month] !== undefined);
  const rows = customers.flatMap((line) => unusedOf(line, line.months[month] ?? 0, day) ?? []);
  const money = (row: UnusedSubscription) => row.unused28?.mrr ?? 0;
  return {
    rows: rows.toSorted((a, b) => money(b) - money(a) || (a.accountId < b.accountId ? -1 : 1)),
    totals: totalsOf(rows, customers, month),
    untold: {
      noUse: customers.filter(({ use }) => use === undefined).length,
      noSeats: customers.filter(({ use, seats }) => use !== undefined && use.users28 > 0 && !seats).length,
    },
  };
}

function unusedOf(line: RetainedLine, mrr: number, day: Day): UnusedSubscription | undefined {
  const { accountId, name, owner, plan, currency, seats, use } = line;
  if (!use) return undefined;
  const [unused28, unused90] = [unusedBy(use.users28, seats, mrr), unusedBy(use.users90, seats, mrr)];
  const isWellUsed = seats !== undefined && use.users28 >= seats * wellUsed;
  if (!unused28 || isWellUsed) return undefined;
  const state: IdleState = use.users90 === 0 ? 'nobody-90' : use.users28 === 0 ? 'nobody-28' : 'seats';
  const renewalDay = line.renewals.find((one) => one.day >= day && one.renewed === undefined)?.day;
  const row = { accountId, name, owner, plan, currency, mrr, seats, use, state, unused28, unused90, renewalDay };
  return { ...row, firstWord: firstWordTo(row, day) };
}

/** The seats that nobody took, at the price of a seat; the whole of it when nobody came at all. Undefined when all is used, or seats are not known. */
function unusedBy(users: number, seats: number | undefined, mrr: number): UnusedSubscription['unused28'] {
  if (users === 0) return { ...(seats !== undefined && { seats }), mrr };
  if (seats === undefined || seats <= users) return undefined;
  return { seats: seats - users, mrr: Math.round((mrr * (seats - users) * 100) / seats) / 100 };
}

function firstWordTo({ name, seats, use, state, unused28 }: Omit<UnusedSubscription, 'firstWord'>, day: Day): string {
  const whom = name ?? 'you';
  if (state === 'nobody-90') {
    const since = use.lastDay === undefined ? `for more than ${useWindows.long} days` : `since ${use.lastDay}`;
    return `Nobody at ${whom} has worked with us ${since}, and you go on paying. Is it still meant to be used? If so, we would like to start again with you; if not, we had rather say so first.`;
  }
  if (state === 'nobody-28') {
    const days = use.lastDay === undefined ? useWindows.short : daysBetween(use.lastDay, day);
    return `It has been quiet at ${whom} for ${days} days. Has something changed, or is something in the way? A quarter of an hour would tell us how to help.`;
  }
  return `You pay for ${seats} seats, and ${use.users28} were in use in the last four weeks. Who should have the other ${unused28?.seats}? We can help to bring them in, or find the plan that fits.`;
}

function totalsOf(
  rows: readonly UnusedSubscription[],
  customers: readonly RetainedLine[],
  month: string,
): UnusedReport['totals'] {
  const paid = Map.groupBy(customers, ({ currency }) => currency);
  return [...paid.keys()].toSorted().map((currency) => {
    const own = rows.filter((row) => row.currency === currency);
    const sum = (amounts: number[]) => Math.round(amounts.reduce((all, one) => all + one, 0) * 100) / 100;
    return {
      currency,
      accounts: own.length,
      unused28: sum(own.map(({ unused28 }) => unused28?.mrr ?? 0)),
      unused90: sum(own.map(({ unused90 }) => unused90?.mrr ?? 0)),
      paid: sum((paid.get(currency) ?? []).map(({ months }) => months[month] ?? 0)),
    };
  });
}
