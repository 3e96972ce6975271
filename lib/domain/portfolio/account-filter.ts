import { addDays, type Day, type Month, monthOf } from '../day.ts';
import type { Band } from '../health/health.ts';
import { type NewsKind, newsOf } from './news.ts';
import type { PortfolioRow } from './portfolio-row.ts';

/** Who is in a list: customers of today (the default), those who have left, or both. */
export const customerStates = ['current', 'cancelled', 'all'] as const;
export type CustomerState = (typeof customerStates)[number];

/** What a list of accounts may be narrowed to; all of it must hold. Texts compare without case. */
export type AccountFilter = {
  /** Part of the name, or the id. */
  text?: string;
  band?: Band;
  owner?: string;
  industry?: string;
  sizeBand?: string;
  plan?: string;
  stage?: string;
  /** ISO 4217, or `unstated`. */
  currency?: string;
  implemented?: boolean;
  /** At least this churn risk, 0–1. */
  churnRiskFrom?: number;
  customers?: CustomerState;
  /** The month that the renewal falls into. */
  renewal?: Month;
  /** Signed up at most so many days before the day judged. */
  signedUpWithin?: number;
  /** A milestone that it has reached, or has not. */
  reached?: string;
  notReached?: string;
  /** News of the day. */
  news?: NewsKind;
  /** A rule that fired on the day. */
  fired?: string;
};

type Check<Value> = (row: PortfolioRow, value: Value, day: Day) => boolean;

const same = (found: string | undefined, wanted: string) => found?.toLowerCase() === wanted.toLowerCase();

const checks: { [Name in keyof Required<AccountFilter>]: Check<NonNullable<AccountFilter[Name]>> } = {
  text: ({ accountId, name = '' }, text) => `${name}\n${accountId}`.toLowerCase().includes(text.trim().toLowerCase()),
  band: ({ band }, wanted) => band === wanted,
  owner: ({ owner }, wanted) => same(owner, wanted),
  industry: ({ industry }, wanted) => same(industry, wanted),
  sizeBand: ({ sizeBand }, wanted) => same(sizeBand, wanted),
  plan: ({ plan }, wanted) => same(plan, wanted),
  stage: ({ stage }, wanted) => same(stage, wanted),
  currency: ({ currency = 'unstated' }, wanted) => same(currency, wanted),
  implemented: ({ implementedDay }, wanted) => (implementedDay !== undefined) === wanted,
  churnRiskFrom: ({ churnRisk = -1 }, least) => churnRisk >= least,
  customers: ({ cancelledDay }, wanted) =>
    wanted === 'all' || (cancelledDay !== undefined) === (wanted === 'cancelled'),
  renewal: ({ renewalDay }, month) => renewalDay !== undefined && monthOf(renewalDay) === month,
  signedUpWithin: ({ signupDay }, days, day) => signupDay !== undefined && signupDay >= addDays(day, -days),
  reached: ({ reached = [] }, milestone) => reached.includes(milestone),
  notReached: ({ reached = [] }, milestone) => !reached.includes(milestone),
  news: (row, kind) => newsOf(row).includes(kind),
  fired: ({ firings }, rule) => firings.includes(rule),
};

/** Whether a line of the portfolio of `day` is one that the filter asks for. */
export function fitsFilter(row: PortfolioRow, filter: AccountFilter, day: Day): boolean {
  return (Object.keys(checks) as (keyof AccountFilter)[]).every((name) => {
    const value = filter[name];
    return value === undefined || (checks[name] as Check<unknown>)(row, value, day);
  });
}
