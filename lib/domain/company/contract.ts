import { addDays, addMonths, type Day } from '../day.ts';
import type { Cancellation, Subscription } from '../records/record.ts';

/** Days that a company is looked at over, both included. */
export type Period = { from: Day; until: Day };

/** An account's contract over its whole history: what its subscriptions and cancellations say. */
export type ContractHistory = { subscriptions: Subscription[]; cancellations: Cancellation[] };

/** What an account's contract was on a day. `mrr` is in its main currency; who only tries is no customer. */
export type ContractOnDay = { customer: boolean; mrr: number };

/** An account's contract as it can be asked of day after day. */
export type Contract = {
  currency?: string;
  on(day: Day): ContractOnDay;
  /** The days between two (both included) on which a paid line was to be renewed, of who was a customer within the month before. */
  renewals(from: Day, until: Day): Day[];
};

const monthBefore = 31;

/** Lays out an account's contract. A customer has a paid line running, and has not left since it last began one. */
export function contractOf({ subscriptions, cancellations }: ContractHistory): Contract {
  const currency = currencyOf(subscriptions);
  const paid = subscriptions.filter(({ trial }) => !trial);
  const hasLeft = (day: Day) => {
    const left = latest(cancellations.map((one) => one.day).filter((one) => one <= day));
    return left !== undefined && !subscriptions.some(({ startDay }) => startDay > left && startDay <= day);
  };
  const on = (day: Day): ContractOnDay => {
    const lines = hasLeft(day) ? [] : paid.filter((line) => runsOn(line, day));
    const revenue = lines.map(({ mrr = 0, currency: own = currency }) => (own === currency ? mrr : 0));
    return { customer: lines.length > 0, mrr: inCents(revenue.reduce((sum, mrr) => sum + mrr, 0)) };
  };
  const renewals = (from: Day, until: Day): Day[] => {
    const days = new Set(paid.flatMap((line) => renewalsOf(line, from, until)));
    // Who leaves in the month before its renewal did not renew; who left earlier was not asked.
    const wasCustomer = (day: Day) => [-1, -monthBefore].some((days) => on(addDays(day, days)).customer);
    return [...days].filter(wasCustomer).toSorted();
  };
  return { currency, on, renewals };
}

/** That of the first line that states one. */
function currencyOf(subscriptions: readonly Subscription[]): string | undefined {
  const began = ({ startDay, subscriptionId }: Subscription) => `${startDay} ${subscriptionId}`;
  const inOrder = subscriptions.toSorted((a, b) => (began(a) < began(b) ? -1 : 1));
  return inOrder.find(({ currency }) => currency !== undefined)?.currency;
}

/** Money to a cent, free of the dust of floating point. */
export function inCents(amount: number): number {
  return Math.round(amount * 100) / 100;
}

const runsOn = ({ startDay, endDay }: Subscription, day: Day): boolean =>
  startDay <= day && (endDay === undefined || day < endDay);

const latest = (days: Day[]): Day | undefined => days.toSorted().at(-1);

/** The stated renewal, and each a term before and after it, while the line runs; the day it ends on was still one. */
function renewalsOf(line: Subscription, from: Day, until: Day): Day[] {
  const { renewalDay, termMonths = 0, startDay, endDay = until } = line;
  if (renewalDay === undefined) return [];
  const days: Day[] = [];
  const add = (day: Day) => {
    if (day >= from && day <= until && day > startDay && day <= endDay) days.push(day);
  };
  add(renewalDay);
  if (termMonths < 1) return days;
  for (let terms = 1, day = addMonths(renewalDay, termMonths); day <= until; terms += 1) {
    add(day);
    day = addMonths(renewalDay, (terms + 1) * termMonths);
  }
  for (let terms = 1, day = addMonths(renewalDay, -termMonths); day >= from && day > startDay; terms += 1) {
    add(day);
    day = addMonths(renewalDay, -(terms + 1) * termMonths);
  }
  return days;
}
