import { inCents } from '../company/contract.ts';
import { type Day, type Month, monthOf } from '../day.ts';
import type { MonthOfSpend, SpendOrigin } from './acquisition-spend.ts';
import { total } from './amounts.ts';
import type { RetainedLine } from './retained-line.ts';

/** Where the cost of a new customer is from: spending by month (imported, entered, or some of each), a figure for the channel, or one for all of them. */
export const cacSources = ['imported', 'entered', 'imported-and-entered', 'channel', 'company'] as const;
export type CacSource = (typeof cacSources)[number];

/** A month of a channel: what was spent ÷ customers who began then; without `cac` nobody did. */
export type MonthOfChannel = { month: Month; spend: number; origin: SpendOrigin; won: number; cac?: number };

/**
 * A channel over the months asked for. `cac` is what was spent in the months that are told ÷ customers who began in
 * those; else what the company states for the channel, or for all of them. `missing` are months in which it won
 * customers, and nobody says at what cost, although of others somebody does.
 */
export type ChannelEconomics = {
  channel: string;
  won: number;
  stillCustomers: number;
  spend?: number;
  cac?: number;
  cacFrom?: CacSource;
  arpa?: number;
  payback?: number;
  months?: MonthOfChannel[];
  missing?: Month[];
};

export type StatedCosts = { grossMargin?: number; cac?: number; cacByChannel?: Record<string, number> };

export type ChannelsQuestion = {
  day: Day;
  months: readonly Month[];
  currency: string | undefined;
  /** In `currency` alone. */
  spending: readonly MonthOfSpend[];
  stated: StatedCosts;
};

/** What accounts without a channel are told under. */
export const unnamedChannel = 'not stated';

/** Every channel by which customers were won, or on which money was spent, in the months asked for; the one that won most first. */
export function channelEconomics(lines: readonly RetainedLine[], question: ChannelsQuestion): ChannelEconomics[] {
  const { months, day } = question;
  const wanted = new Set(months);
  const won = lines.filter(({ began }) => began && began.day <= day && wanted.has(monthOf(began.day)));
  const spending = question.spending.filter(({ month }) => wanted.has(month));
  const winners = Map.groupBy(won, ({ channel = unnamedChannel }) => channel);
  const spent = Map.groupBy(spending, ({ channel }) => channel);
  return [...new Set([...winners.keys(), ...spent.keys()])]
    .map((channel) =>
      channelOf({ channel, won: winners.get(channel) ?? [], figures: spent.get(channel) ?? [] }, question),
    )
    .toSorted((a, b) => b.won - a.won || (a.channel < b.channel ? -1 : 1));
}

type Told = { channel: string; won: readonly RetainedLine[]; figures: readonly MonthOfSpend[] };

function channelOf(told: Told, { day, currency, stated }: ChannelsQuestion): ChannelEconomics {
  const { channel, won, figures } = told;
  const months = monthsOf(told);
  const cost = costOf(told, months, stated);
  const paying = won.filter((line) => line.currency === currency);
  const arpa = paying.length > 0 ? total(paying.map(({ began }) => began?.mrr ?? 0)) / paying.length : undefined;
  const missing = figures.length > 0 ? monthsWithout(told) : [];
  return {
    channel,
    won: won.length,
    stillCustomers: won.filter((line) => line.months[monthOf(day)] !== undefined).length,
    ...(figures.length > 0 && { spend: inCents(total(figures.map(({ spend }) => spend))), months }),
    ...cost,
    ...(arpa !== undefined && { arpa: inCents(arpa) }),
    ...(cost && arpa && stated.grossMargin && { payback: cost.cac / (arpa * stated.grossMargin) }),
    ...(missing.length > 0 && { missing }),
  };
}

const beganIn = (month: Month) => (line: RetainedLine) => line.began !== undefined && monthOf(line.began.day) === month;

function monthsOf({ won, figures }: Told): MonthOfChannel[] {
  return figures
    .toSorted((a, b) => (a.month < b.month ? -1 : 1))
    .map(({ month, spend, origin }) => {
      const count = won.filter(beganIn(month)).length;
      return { month, spend, origin, won: count, ...(count > 0 && { cac: inCents(spend / count) }) };
    });
}

function monthsWithout({ won, figures }: Told): Month[] {
  const told = new Set(figures.map(({ month }) => month));
  const began = won.flatMap((line) => (line.began ? [monthOf(line.began.day)] : []));
  return [...new Set(began)].filter((month) => !told.has(month)).toSorted();
}

/** Spending counts with those won in the months it is told for: a month nobody has told of yet makes nothing cheaper. */
function costOf(
  { channel, figures }: Told,
  months: readonly MonthOfChannel[],
  { cac, cacByChannel = {} }: StatedCosts,
): { cac: number; cacFrom: CacSource } | undefined {
  if (figures.length > 0) {
    const won = total(months.map((one) => one.won));
    return won > 0
      ? { cac: inCents(total(figures.map(({ spend }) => spend)) / won), cacFrom: originOf(figures) }
      : undefined;
  }
  const own = Object.hasOwn(cacByChannel, channel) ? cacByChannel[channel] : undefined;
  if (own !== undefined) return { cac: own, cacFrom: 'channel' };
  return cac === undefined ? undefined : { cac, cacFrom: 'company' };
}

function originOf(figures: readonly MonthOfSpend[]): CacSource {
  const origins = new Set(figures.map(({ origin }) => origin));
  return origins.size > 1 ? 'imported-and-entered' : (figures[0] as MonthOfSpend).origin;
}

/**
 * What winning a customer costs over all channels that can be told, by how many each won; what was spent and won nobody
 * is in it. Else the company's own figure.
 */
export function cacOfAll(channels: readonly ChannelEconomics[], { cac }: StatedCosts): number | undefined {
  const known = channels.filter((one) => one.cac !== undefined);
  const won = total(known.map((one) => one.won));
  const inVain = channels.filter((one) => one.cac === undefined).map(({ spend }) => spend);
  return won > 0 ? inCents((total(known.map((one) => (one.cac as number) * one.won)) + total(inVain)) / won) : cac;
}
