import type { Economics } from '../company/company-report.ts';
import { inCents } from '../company/contract.ts';
import { type Day, type Month, monthOf } from '../day.ts';
import type { Spend } from '../records/spend.ts';
import {
  type AcquisitionSpend,
  coverageOf,
  type MonthOfSpend,
  type SpendCovered,
  spendByMonth,
} from './acquisition-spend.ts';
import { total } from './amounts.ts';
import { type ChannelEconomics, cacOfAll, channelEconomics } from './channel-economics.ts';
import { type CohortEconomics, cohortEconomics } from './cohort-economics.ts';
import { type ToEnter, toEnter } from './economics-to-enter.ts';
import type { RetainedLine } from './retained-line.ts';
import type { MonthOfRetention } from './retention-by-month.ts';

/** What the company says of its own economics. */
export type StatedEconomics = Economics & { cacByChannel?: Record<string, number>; acquisition?: AcquisitionSpend[] };

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
  /** What was told to be spent in the months asked for, in `currency`. */
  spending: SpendCovered[];
  /** What was spent in other currencies: no figure has it, because currencies are never added up. */
  spendingElsewhere: SpendCovered[];
  /** Whose winning the spending is divided by: everybody's, or, where several currencies are spent, theirs who pay in `currency`. */
  wonIn: 'any-currency' | 'currency';
  cohorts: CohortEconomics[];
  /** What one point of churn a year costs: of the revenue that recurs, and to win as many customers again. */
  onePoint?: { customers: number; revenue: number; margin?: number; replacing?: number };
  enter: ToEnter[];
};

export type EconomicsQuestion = {
  day: Day;
  months: readonly Month[];
  retention: readonly MonthOfRetention[];
  stated: StatedEconomics;
  /** What sources tell of spending. */
  spending: readonly Spend[];
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
  const { here, elsewhere } = spentIn(currency, question);
  const spendingElsewhere = coverageOf(elsewhere);
  const wonIn = here.length > 0 && elsewhere.length === 0 ? 'any-currency' : 'currency';
  const winners = wonIn === 'any-currency' ? lines : own;
  const channels = channelEconomics(winners, { day, months: question.months, currency, spending: here, stated });
  const cac = cacOfAll(channels, stated);
  const ltv = arpa && grossMargin && monthlyChurn ? inCents((arpa * grossMargin) / monthlyChurn) : undefined;
  const payback = cac !== undefined && arpa && grossMargin ? cac / (arpa * grossMargin) : undefined;
  return {
    ...{ currency, customers, mrr, grossMargin, monthlyChurn, ltv, cac, payback, channels },
    arpa: arpa && inCents(arpa),
    ltvToCac: ltv !== undefined && cac ? ltv / cac : undefined,
    ...{ spending: coverageOf(here), spendingElsewhere, wonIn },
    cohorts: cohortEconomics(own, channels, question),
    onePoint: customers > 0 ? onePointOf({ customers, mrr, grossMargin, cac }) : undefined,
    enter: toEnter(stated, channels, { monthlyChurn, currency, elsewhere: spendingElsewhere }),
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

/** Spending of the months asked for, in the currency and in others. */
function spentIn(
  currency: string | undefined,
  { months, stated, spending }: EconomicsQuestion,
): { here: MonthOfSpend[]; elsewhere: MonthOfSpend[] } {
  const wanted = new Set(months);
  const all = spendByMonth(spending, { acquisition: stated.acquisition, currency }).filter(({ month }) =>
    wanted.has(month),
  );
  return {
    here: all.filter((one) => one.currency === currency),
    elsewhere: all.filter((one) => one.currency !== currency),
  };
}
