import type { Plan, SampleAccount } from './account.ts';
import { addMonths, type DayNumber } from './calendar.ts';
import { PRICE_LEVEL } from './places.ts';

/** A line of the contract as it stands; `end` is set once it ended. MRR is per month in the account's currency. */
export type Line = {
  number: number;
  cause: 'trial' | 'new' | 'renewal' | 'upgrade' | 'downgrade';
  plan: Plan;
  seats: number;
  mrr: number;
  start: DayNumber;
  end?: DayNumber;
  renewal: DayNumber;
};

/** Seats up to which a plan is sold, and its list price in USD per seat and month. */
const PLANS: Record<Plan, { upToSeats: number; price: number }> = {
  Starter: { upToSeats: 8, price: 29 },
  Team: { upToSeats: 25, price: 39 },
  Business: { upToSeats: 70, price: 49 },
  Enterprise: { upToSeats: Number.POSITIVE_INFINITY, price: 55 },
};

const YEARLY_DISCOUNT = 0.1;
const YEARLY_UPLIFT = 1.04;
const SEATS_FULL_AT = 0.94;
const MORE_SEATS = 1.3;

/** An account's contract, day by day: trial, first term, renewals, seats added when they run out and given back. */
export class Subscriptions {
  readonly lines: Line[] = [];
  readonly #account: SampleAccount;
  #terms = 0;
  #shrunk = false;

  constructor(account: SampleAccount) {
    this.#account = account;
  }

  get seats(): number {
    return this.lines.at(-1)?.seats ?? this.#account.seats;
  }

  /** The contract after a day on which the account had `users`. Days are passed in order. */
  pass(day: DayNumber, users: number): void {
    const { signup, paidFrom, seats, departure, blemishes } = this.#account;
    if (day === signup && paidFrom > signup) this.#open('trial', day, seats);
    if (day === paidFrom) this.#open('new', day, seats);
    const line = this.lines.at(-1);
    if (!line || day < paidFrom) return;
    const open = blemishes.includes('open-after-churn');
    if (departure?.effective === day && !open) line.end = day;
    if (departure && day >= departure.notice) return;
    if (day === line.renewal) this.#renew(day, line, users);
    else if ((day - paidFrom) % 30 === 29 && users >= line.seats * SEATS_FULL_AT) this.#grow(day, line);
  }

  #renew(day: DayNumber, line: Line, users: number): void {
    const { termMonths, onset, shrinks } = this.#account;
    const fewer = Math.max(3, Math.ceil(users * 1.1));
    if (shrinks && !this.#shrunk && day > onset + 60 && fewer < line.seats) {
      this.#shrunk = true;
      this.#open('downgrade', day, Math.max(fewer, Math.ceil(line.seats * 0.5)));
    } else if (termMonths === 12) this.#open('renewal', day, line.seats);
    else line.renewal = this.#nextRenewal(day);
  }

  #grow(day: DayNumber, line: Line): void {
    this.#open('upgrade', day, Math.max(line.seats + 2, Math.ceil(line.seats * MORE_SEATS)));
  }

  #open(cause: Line['cause'], day: DayNumber, seats: number): void {
    const previous = this.lines.at(-1);
    if (previous) previous.end = day - 1;
    const trial = cause === 'trial';
    if (cause === 'renewal') this.#terms += 1;
    const plan = planFor(seats);
    const renewal = trial ? this.#account.paidFrom : this.#nextRenewal(day);
    const mrr = trial ? 0 : this.#mrr(plan, seats);
    this.lines.push({ number: this.lines.length + 1, cause, plan, seats, mrr, start: day, renewal });
  }

  #mrr(plan: Plan, seats: number): number {
    const { termMonths, discount, currency } = this.#account;
    const term = termMonths === 12 ? 1 - YEARLY_DISCOUNT : 1;
    const list = PLANS[plan].price * PRICE_LEVEL[currency] * seats;
    return Math.round(list * term * (1 - discount) * YEARLY_UPLIFT ** this.#terms);
  }

  /** The first end of a term after `day`. */
  #nextRenewal(day: DayNumber): DayNumber {
    const { paidFrom, termMonths } = this.#account;
    for (let months: number = termMonths; ; months += termMonths) {
      const renewal = addMonths(paidFrom, months);
      if (renewal > day) return renewal;
    }
  }
}

function planFor(seats: number): Plan {
  return (Object.keys(PLANS) as Plan[]).find((plan) => seats <= PLANS[plan].upToSeats) ?? 'Enterprise';
}
