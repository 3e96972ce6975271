import { addMonths, type Day, daysBetween, type Month, monthOf } from '../day.ts';
import type { BandChange } from '../health/band-change.ts';
import type { Band } from '../health/health.ts';
import { type NewsKind, newsKinds, newsOf } from './news.ts';
import type { PortfolioRow } from './portfolio-row.ts';
import { type Book, bookOf, byMoney } from './revenue.ts';

/** An account that there is news of. */
export type NewsLine = {
  accountId: string;
  name?: string;
  owner?: string;
  mrr?: number;
  currency?: string;
  band: Band;
  bandChange?: BandChange;
  /** What costs it the most points. */
  reason?: string;
  firings: string[];
  started: string[];
};

/** All accounts with news of a kind, and the largest of them. */
export type News = Book & { kind: NewsKind; lines: NewsLine[] };

/** The customers whose renewal falls into a month, by band. */
export type RenewalMonth = { month: Month; bands: Partial<Record<Band, Book>> };

/** How far customers have come: of all, or of those who signed up at most so many days ago. */
export type FunnelStage = {
  withinDays?: number;
  accounts: number;
  reached: Record<string, number>;
  implemented: number;
};

/** What is told of a day beyond its summary: what changed, which renewals come, how far implementations are. */
export type DayDetail = { day: Day; news: News[]; renewals: RenewalMonth[]; funnel: FunnelStage[] };

/** As many accounts as a person reads of one kind of news; the list behind it has all. */
const LINES = 12;
const MONTHS_AHEAD = 12;
/** The customers of the first days after sign-up are those an implementation is still going on with. */
const WINDOWS = [30, 60, 90, 180, undefined];

/** Tells a day's portfolio: news, renewals and the funnel. Only news speak of customers who have left. */
export function detailDay(day: Day, portfolio: readonly PortfolioRow[]): DayDetail {
  const customers = portfolio.filter(({ cancelledDay }) => cancelledDay === undefined);
  return {
    day,
    news: newsOfDay(portfolio),
    renewals: renewalsFrom(monthOf(day), customers),
    funnel: WINDOWS.map((withinDays) => funnelOf(day, withinDays, customers)),
  };
}

function newsOfDay(portfolio: readonly PortfolioRow[]): News[] {
  const rowsOf = Map.groupBy(
    portfolio.flatMap((row) => newsOf(row).map((kind) => ({ kind, row }))),
    ({ kind }) => kind,
  );
  return newsKinds.flatMap((kind) => {
    const rows = (rowsOf.get(kind) ?? []).map(({ row }) => row).toSorted(byMoney);
    return rows.length === 0 ? [] : [{ kind, ...bookOf(rows), lines: rows.slice(0, LINES).map(lineOf) }];
  });
}

function lineOf(row: PortfolioRow): NewsLine {
  const { accountId, name, owner, mrr, currency, band, bandChange, reasons, firings, started } = row;
  return { accountId, name, owner, mrr, currency, band, bandChange, reason: reasons[0], firings, started };
}

function renewalsFrom(first: Month, customers: readonly PortfolioRow[]): RenewalMonth[] {
  const months = Array.from({ length: MONTHS_AHEAD }, (_, ahead) => monthOf(addMonths(`${first}-01`, ahead)));
  const due = Map.groupBy(customers, ({ renewalDay }) => renewalDay && monthOf(renewalDay));
  return months.map((month) => ({ month, bands: booksByBand(due.get(month) ?? []) }));
}

/** Some accounts by band. */
export function booksByBand(rows: readonly PortfolioRow[]): Partial<Record<Band, Book>> {
  const byBand = Map.groupBy(rows, ({ band }) => band);
  return Object.fromEntries([...byBand].map(([band, some]) => [band, bookOf(some)]));
}

function funnelOf(day: Day, withinDays: number | undefined, customers: readonly PortfolioRow[]): FunnelStage {
  const within = customers.filter(({ signupDay }) => {
    if (withinDays === undefined) return true;
    return signupDay !== undefined && daysBetween(signupDay, day) <= withinDays;
  });
  const reached: Record<string, number> = {};
  for (const milestone of within.flatMap((row) => row.reached ?? [])) {
    reached[milestone] = (reached[milestone] ?? 0) + 1;
  }
  const implemented = within.filter(({ implementedDay }) => implementedDay !== undefined).length;
  return { ...(withinDays !== undefined && { withinDays }), accounts: within.length, reached, implemented };
}
