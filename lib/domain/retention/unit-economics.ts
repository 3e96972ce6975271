import type { Economics } from '../company/company-report.ts';
import { type Day, type Month, monthOf } from '../day.ts';
import { cohortTriangles, type TriangleRow } from './cohort-triangle.ts';
import type { RetainedLine } from './retained-line.ts';
import type { MonthOfRetention } from './retention-by-month.ts';

/** What was spent in a month on winning customers by a channel. */
export type AcquisitionSpend = { month: Month; channel: string; spend: number };

/** What the company says of its own economics. */
export type StatedEconomics = Economics & { cacByChannel?: Record<string, number>; acquisition?: AcquisitionSpend[] };

/**
 * A channel over the months asked for. `cac` is what was spent in the months that are entered ÷ customers who began in
 * those; else what the company states for the channel, or for all of them.
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
};

/** Where the cost of a new customer is from: spending entered by month, a figure for the channel, or one for all of them. */
export const cacSources = ['spend', 'channel', 'company'] as const;
export type CacSource = (typeof cacSources)[number];

/** A cohort and what it has brought in: margin, month after month, all added up, and the month of its life in which that was its cost. */
export type CohortEconomics = {
  month: Month;
  accounts: number;
  cost?: number;
  margin?: number[];
  profitableAfter?: number;
};

/** What can be told of one currency's economics, and what is to be entered for the rest. Money is in `currency`. */
export type UnitEconomics = {
  currency?: string;
  customers: number;
  mrr: number;
  arpa?: number;
  grossMargin?: number;
  monthlyChurn?: number;
  ltv?: number;
  cac?: number;
  payback?: number;
  ltvToCac?: number;
  channels: ChannelEconomics[];
  cohorts: CohortEconomics[];
  /** What one point of churn a year costs: of the revenue that recurs, and to win as many customers again. */
  onePoint?: { customers: number; revenue: number; margin?: number; replacing?: number };
  enter: { missing: string; enter: string }[];
};

export type EconomicsQuestion = {
  day: Day;
  months: readonly Month[];
  retention: readonly MonthOfRetention[];
  stated: StatedEconomics;
};

/** The unit economics of the currency that is stated, else of the one most customers pay in. */
export function unitEconomics(lines: readonly RetainedLine[], question: EconomicsQuestion): UnitEconomics {
  const { day, stated } = question;
  const currency = stated.currency ?? commonest(lines, monthOf(day));
  const own = lines.filter((line) => line.currency === currency);
  const paying = own.flatMap(({ months }) => months[monthOf(day)] ?? []);
  const [customers, mrr] = [paying.length, inCents(total(paying))];
  const { grossMargin } = stated;
  const arpa = customers > 0 ? mrr / customers : undefined;
  const monthlyChurn = churnOf(question.retention, currency);
  const channels = channelsOf(own, question);
  const cac = companyCac(channels, stated);
  const ltv = arpa && grossMargin && monthlyChurn ? inCents((arpa * grossMargin) / monthlyChurn) : undefined;
  const payback = cac !== undefined && arpa && grossMargin ? cac / (arpa * grossMargin) : undefined;
  return {
    ...{ currency, customers, mrr, grossMargin, monthlyChurn, ltv, cac, payback, channels },
    arpa: arpa && inCents(arpa),
    ltvToCac: ltv !== undefined && cac ? ltv / cac : undefined,
    cohorts: cohortsOf(own, channels, question),
    onePoint: customers > 0 ? onePointOf({ customers, mrr, grossMargin, cac }) : undefined,
    enter: toEnter(stated, channels, { monthlyChurn }),
  };
}

function onePointOf({
  customers,
  mrr,
  grossMargin,
  cac,
}: {
  customers: number;
  mrr: number;
  grossMargin?: number;
  cac?: number;
}) {
  const revenue = inCents((12 * mrr) / 100);
  return {
    customers: customers / 100,
    revenue,
    ...(grossMargin !== undefined && { margin: inCents(revenue * grossMargin) }),
    ...(cac !== undefined && { replacing: inCents((customers / 100) * cac) }),
  };
}

function commonest(lines: readonly RetainedLine[], month: Month): string | undefined {
  const counts = new Map<string, number>();
  for (const { currency, months } of lines) {
    if (months[month] !== undefined) counts.set(currency, (counts.get(currency) ?? 0) + 1);
  }
  return [...counts].toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))[0]?.[0];
}

/** Customers lost a month ÷ customers when it began, over all the months together. */
function churnOf(retention: readonly MonthOfRetention[], currency: string | undefined): number | undefined {
  const counts = retention.flatMap(({ revenue }) => revenue.find((one) => one.currency === currency)?.customers ?? []);
  const started = total(counts.map(({ start }) => start));
  return started > 0 ? total(counts.map(({ lost }) => lost)) / started : undefined;
}

const unnamed = 'not stated';

function channelsOf(lines: readonly RetainedLine[], { months, day, stated }: EconomicsQuestion): ChannelEconomics[] {
  const wanted = new Set(months);
  const won = lines.filter(({ began }) => began && began.day <= day && wanted.has(monthOf(began.day)));
  const entered = (stated.acquisition ?? []).filter(({ month }) => wanted.has(month));
  const named = new Set([...won.map(({ channel = unnamed }) => channel), ...entered.map(({ channel }) => channel)]);
  return [...named]
    .map((channel) => {
      const theirs = won.filter((line) => (line.channel ?? unnamed) === channel);
      return channelOf(
        channel,
        theirs,
        entered.filter((one) => one.channel === channel),
        { day, stated },
      );
    })
    .toSorted((a, b) => b.won - a.won || (a.channel < b.channel ? -1 : 1));
}

function channelOf(
  channel: string,
  won: readonly RetainedLine[],
  entered: readonly AcquisitionSpend[],
  { day, stated }: Pick<EconomicsQuestion, 'day' | 'stated'>,
): ChannelEconomics {
  const cost = costOf(channel, won, entered, stated);
  const arpa = won.length > 0 ? total(won.map(({ began }) => began?.mrr ?? 0)) / won.length : undefined;
  return {
    channel,
    won: won.length,
    stillCustomers: won.filter(({ months }) => months[monthOf(day)] !== undefined).length,
    ...(entered.length > 0 && { spend: total(entered.map((one) => one.spend)) }),
    ...cost,
    ...(arpa !== undefined && { arpa: inCents(arpa) }),
    ...(cost && arpa && stated.grossMargin && { payback: cost.cac / (arpa * stated.grossMargin) }),
  };
}

/** Spending counts with those won in the months it is entered for: a month nobody has entered yet makes nothing cheaper. */
function costOf(
  channel: string,
  won: readonly RetainedLine[],
  entered: readonly AcquisitionSpend[],
  { cac, cacByChannel = {} }: StatedEconomics,
): { cac: number; cacFrom: CacSource } | undefined {
  const told = new Set(entered.map(({ month }) => month));
  const wonThen = won.filter(({ began }) => began && told.has(monthOf(began.day))).length;
  const spend = total(entered.map((one) => one.spend));
  if (entered.length > 0) return wonThen > 0 ? { cac: inCents(spend / wonThen), cacFrom: 'spend' } : undefined;
  const own = Object.hasOwn(cacByChannel, channel) ? cacByChannel[channel] : undefined;
  if (own !== undefined) return { cac: own, cacFrom: 'channel' };
  return cac === undefined ? undefined : { cac, cacFrom: 'company' };
}

/** What winning a customer costs over all channels that can be told, by how many each won; else the company's own figure. */
function companyCac(channels: readonly ChannelEconomics[], { cac }: StatedEconomics): number | undefined {
  const known = channels.filter((one) => one.cac !== undefined && one.won > 0);
  const won = total(known.map((one) => one.won));
  return won > 0 ? inCents(total(known.map((one) => (one.cac as number) * one.won)) / won) : cac;
}

function cohortsOf(
  lines: readonly RetainedLine[],
  channels: readonly ChannelEconomics[],
  { months, day, stated }: EconomicsQuestion,
): CohortEconomics[] {
  const costs = new Map(channels.map(({ channel, cac }) => [channel, cac]));
  const rows = cohortTriangles(lines, months, day)[0]?.rows ?? [];
  return rows.map((row) => {
    const members = lines.filter(
      ({ signupDay, began }) => began && began.day <= day && signupDay && monthOf(signupDay) === row.month,
    );
    const each = members.map(({ channel = unnamed }) => costs.get(channel) ?? stated.cac);
    const cost = each.every((one) => one !== undefined) ? inCents(total(each)) : undefined;
    return cohortOf(row, cost, stated.grossMargin);
  });
}

function cohortOf(
  { month, accounts, revenue }: TriangleRow,
  cost: number | undefined,
  margin: number | undefined,
): CohortEconomics {
  const known = { month, accounts, ...(cost !== undefined && { cost }) };
  if (margin === undefined) return known;
  let sum = 0;
  const added = revenue.map((mrr) => {
    sum += mrr * margin;
    return inCents(sum);
  });
  const age = cost === undefined ? -1 : added.findIndex((amount) => amount >= cost);
  return { ...known, margin: added, ...(age >= 0 && { profitableAfter: age + 1 }) };
}

function toEnter(
  { grossMargin, cac, acquisition = [] }: StatedEconomics,
  channels: readonly ChannelEconomics[],
  { monthlyChurn }: { monthlyChurn?: number },
): UnitEconomics['enter'] {
  const enter: UnitEconomics['enter'] = [];
  if (grossMargin === undefined)
    enter.push({ missing: 'gross margin', enter: 'economics: { gross-margin: 0.78 } in workflows/settings.yaml' });
  const without = channels.filter((one) => one.cac === undefined).map(({ channel }) => channel);
  if (without.length > 0 || (cac === undefined && acquisition.length === 0)) {
    const [channel = 'Webinar'] = without;
    const line = `economics: { cac-by-channel: { ${channel}: 4200 } }`;
    enter.push({
      missing: `what customers cost to win (${without.join(', ') || 'any channel'})`,
      enter: `${line}, cac for all channels, or acquisition (spend by month and channel), in workflows/settings.yaml`,
    });
  }
  if (monthlyChurn === 0) enter.push({ missing: 'lifetime value', enter: 'nothing: no customer left in these months' });
  return enter;
}

const total = (amounts: readonly (number | undefined)[]) => amounts.reduce<number>((sum, one) => sum + (one ?? 0), 0);
const inCents = (amount: number) => Math.round(amount * 100) / 100;
