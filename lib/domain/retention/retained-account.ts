import { type Contract, contractOf } from '../company/contract.ts';
import { unstatedCurrency } from '../company/tally-company.ts';
import { addDays, type Day, type Month, monthOf } from '../day.ts';
import { type Dossier, effectiveAccount } from '../records/dossier.ts';
import { type Loss, lossesOf } from './losses.ts';
import { lastDayOf, monthsFrom, monthsLater } from './months.ts';
import { type SeatUse, seatUse } from './seat-use.ts';

/** A day on which a paid line was to be renewed, and what was paid a month; `renewed` is absent while that is to come. */
export type Renewal = { day: Day; mrr: number; renewed?: boolean };

/** All that retention is counted on, of one account, as of a day: a line of the ledger. Money is per month, in `currency`. */
export type RetainedAccount = {
  accountId: string;
  currency: string;
  signupDay?: Day;
  /** When it first paid, how much, and for which plan; absent while it never has. */
  began?: { day: Day; mrr: number; plan?: string };
  channel?: string;
  /** What it paid when a month ended in which it was a customer then; of the month that is not over, on the day. */
  months: Record<Month, number>;
  /** Of the last year and the next; one for each day. */
  renewals: Renewal[];
  losses: Loss[];
  seats?: number;
  /** Absent where no source tells of use up to the day, and of who is no customer on it. */
  use?: SeatUse;
  historyRevision: number;
};

/** How far back the ledger tells of months. */
export const ledgerMonths = 37;
const renewalMonths = 12;

/** The line of an account. The dossier holds the last 90 days of use; `useIsTold` says whether silence means that nobody came. */
export function retainedAccount(
  { profile, months }: Dossier,
  { day, useIsTold }: { day: Day; useIsTold: boolean },
): RetainedAccount {
  const contract = contractOf(profile);
  const { channel, signupDay: stated } = effectiveAccount(profile);
  const began = beginningOf(profile.subscriptions, contract);
  const signupDay = stated ?? profile.subscriptions.map(({ startDay }) => startDay).toSorted()[0];
  const { customer } = contract.on(day);
  const seats = customer ? seatsOn(profile.subscriptions, day) : undefined;
  return {
    accountId: profile.accountId,
    currency: contract.currency ?? unstatedCurrency,
    ...(signupDay !== undefined && { signupDay }),
    ...(began && { began }),
    ...(channel !== undefined && { channel }),
    months: revenueByMonth(contract, day),
    renewals: renewalsAround(contract, day),
    losses: lossesOf(contract, profile),
    ...(seats !== undefined && { seats }),
    ...(customer && useIsTold && { use: seatUse(months, day) }),
    historyRevision: profile.historyRevision,
  };
}

type Lines = Dossier['profile']['subscriptions'];

function beginningOf(lines: Lines, contract: Contract): RetainedAccount['began'] {
  const [first] = lines
    .filter(({ trial }) => !trial)
    .toSorted((a, b) => (`${a.startDay} ${a.subscriptionId}` < `${b.startDay} ${b.subscriptionId}` ? -1 : 1));
  if (!first) return undefined;
  const { startDay: day, plan } = first;
  return { day, mrr: contract.on(day).mrr, ...(plan !== undefined && { plan }) };
}

/** The seats of the paid lines that run; undefined where none of them states any. */
function seatsOn(lines: Lines, day: Day): number | undefined {
  const running = lines.filter(
    ({ trial, startDay, endDay }) => !trial && startDay <= day && (endDay === undefined || day < endDay),
  );
  const stated = running.flatMap(({ seats }) => seats ?? []);
  return stated.length > 0 ? stated.reduce((sum, seats) => sum + seats, 0) : undefined;
}

function revenueByMonth(contract: Contract, day: Day): Record<Month, number> {
  const last = monthOf(day);
  const ends = monthsFrom(monthsLater(last, 1 - ledgerMonths), last).map((month): [Month, Day] => {
    const end = lastDayOf(month);
    return [month, end < day ? end : day];
  });
  return Object.fromEntries(
    ends.flatMap(([month, end]) => {
      const { customer, mrr } = contract.on(end);
      return customer ? [[month, mrr]] : [];
    }),
  );
}

function renewalsAround(contract: Contract, day: Day): Renewal[] {
  const first = `${monthsLater(monthOf(day), -renewalMonths)}-01`;
  const last = lastDayOf(monthsLater(monthOf(day), renewalMonths));
  return contract.renewals(first, last).map((due) => {
    const after = contract.on(addDays(due, 1));
    // Of what is to come only a notice is known: who has given it does not renew.
    const settled = due < day || !after.customer;
    return { day: due, mrr: paidBefore(contract, due), ...(settled && { renewed: after.customer }) };
  });
}

/** What was paid a month until a renewal; of who had left by then, what it paid a month before. */
function paidBefore(contract: Contract, due: Day): number {
  const before = contract.on(addDays(due, -1));
  return before.customer ? before.mrr : contract.on(addDays(due, -31)).mrr;
}
