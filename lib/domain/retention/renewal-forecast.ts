import { inCents } from '../company/contract.ts';
import { compareTexts } from '../compare-texts.ts';
import { type Day, daysBetween, type Month, monthOf } from '../day.ts';
import { type Band, bands } from '../health/health.ts';
import { monthsFrom, monthsLater } from './months.ts';
import type { Renewal } from './retained-account.ts';
import type { RetainedLine } from './retained-line.ts';

/** Of those whose renewal was due in a month, by the band they were in when it began: how many, and how many stayed. */
export type BandRenewals = { month: Month; bands: Partial<Record<Band, { due: number; renewed: number }>> };

/** What a band renewed in the months on record, with its 90 % interval (Wilson); absent where fewer than `fewest` were due. */
export type BandShare = { band: Band; due: number; renewed: number; share?: number; low?: number; high?: number };

/** A band says something from so many renewals on. */
export const fewest = 20;

/** How the chance of a renewal is told: notice was given, by the churn-risk model, by what its band renewed, or not at all. */
export const forecastBases = ['notice', 'risk', 'band', 'none'] as const;
export type ForecastBasis = (typeof forecastBases)[number];

/** A renewal to come. `chance` is absent where it cannot be told. */
export type ComingRenewal = {
  accountId: string;
  name?: string;
  owner?: string;
  band: Band;
  day: Day;
  currency: string;
  mrr: number;
  basis: ForecastBasis;
  chance?: number;
};

/** What is due in a month in one currency, and what is expected of it, with a 90 % interval; `untold` is due, and cannot be told. */
export type ForecastMonth = {
  month: Month;
  currency: string;
  accounts: number;
  due: number;
  byBand: Record<Band, number>;
  expected?: { mrr: number; low: number; high: number; accounts: number };
  untold: { accounts: number; mrr: number };
};

export type RenewalForecast = { months: ForecastMonth[]; renewals: ComingRenewal[]; shares: BandShare[] };

/** 90 % of a normal distribution lie within so many standard deviations. */
const deviations = 1.645;

/** What each band renewed over the months on record. */
export function bandShares(observed: readonly BandRenewals[]): BandShare[] {
  return bands.map((band) => {
    const counts = observed.flatMap((month) => month.bands[band] ?? []);
    const [due, renewed] = [
      counts.reduce((sum, one) => sum + one.due, 0),
      counts.reduce((s, one) => s + one.renewed, 0),
    ];
    if (due < fewest) return { band, due, renewed };
    return { band, due, renewed, share: renewed / due, ...wilson(renewed, due) };
  });
}

/** The interval of a share, as E. B. Wilson gave it in 1927: it stays within 0 and 1. */
function wilson(part: number, whole: number): { low: number; high: number } {
  const share = part / whole;
  const z2 = deviations ** 2;
  const middle = (share + z2 / (2 * whole)) / (1 + z2 / whole);
  const half = (deviations / (1 + z2 / whole)) * Math.sqrt((share * (1 - share)) / whole + z2 / (4 * whole * whole));
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

/** What a forecast goes by: the day it is made on, for how many months from that one on, the risk's horizon, what bands renewed. */
export type ForecastQuestion = { day: Day; months: number; horizonDays: number; observed: readonly BandRenewals[] };

/**
 * The renewals to come, month by month. A chance is that of the risk model, if it claims one of the account: staying as
 * long as until the day after, at the pace of today; else what its band renewed, once for each of its renewals until then.
 */
export function renewalForecast(lines: readonly RetainedLine[], question: ForecastQuestion): RenewalForecast {
  const shares = bandShares(question.observed);
  const first = monthOf(question.day);
  const wanted = monthsFrom(first, monthsLater(first, question.months - 1));
  const coming = lines.flatMap((line) => comingOf(line, wanted, { ...question, shares }));
  const renewals = coming.toSorted(
    (a, b) => compareTexts(a.day, b.day) || b.mrr - a.mrr || compareTexts(a.accountId, b.accountId),
  );
  const sections = Map.groupBy(renewals, ({ day, currency }) => `${monthOf(day)} ${currency}`);
  const months = [...sections.values()].map((some) => forecastOf(some, shares));
  return {
    months: months.toSorted((a, b) => compareTexts(a.month, b.month) || compareTexts(a.currency, b.currency)),
    renewals,
    shares,
  };
}

type Weighing = ForecastQuestion & { shares: readonly BandShare[] };

/** An account is due once a month: by its last renewal in it. */
function comingOf(line: RetainedLine, months: readonly Month[], weighing: Weighing): ComingRenewal[] {
  const ahead = line.renewals.filter(({ day }) => day >= weighing.day);
  const byMonth = Map.groupBy(ahead, ({ day }) => monthOf(day));
  return months.flatMap((month) => {
    const due = byMonth.get(month)?.at(-1);
    if (!due) return [];
    const { accountId, name, owner, band, currency } = line;
    const told = chanceOf(line, due, ahead.indexOf(due) + 1, weighing);
    return [{ accountId, name, owner, band, day: due.day, currency, mrr: due.mrr, ...told }];
  });
}

function chanceOf(
  { churnRisk, band }: RetainedLine,
  { day, renewed }: Renewal,
  times: number,
  { day: today, horizonDays, shares }: Weighing,
): Pick<ComingRenewal, 'basis' | 'chance'> {
  if (renewed === false) return { basis: 'notice', chance: 0 };
  if (churnRisk !== undefined) {
    const chance = (1 - churnRisk) ** ((daysBetween(today, day) + 1) / horizonDays);
    return { basis: 'risk', chance: rounded(chance) };
  }
  const share = shares.find((one) => one.band === band)?.share;
  return share === undefined ? { basis: 'none' } : { basis: 'band', chance: rounded(share ** times) };
}

function forecastOf(renewals: readonly ComingRenewal[], shares: readonly BandShare[]): ForecastMonth {
  const [{ day, currency }] = renewals as [ComingRenewal];
  const told = renewals.filter(({ chance }) => chance !== undefined);
  const untold = renewals.filter(({ chance }) => chance === undefined);
  const byBand = Object.fromEntries(
    bands.map((band) => [band, total(renewals.filter((one) => one.band === band))]),
  ) as Record<Band, number>;
  return {
    month: monthOf(day),
    currency,
    accounts: renewals.length,
    due: total(renewals),
    byBand,
    ...(told.length > 0 && { expected: expectedOf(told, shares) }),
    untold: { accounts: untold.length, mrr: total(untold) },
  };
}

/** The sum of what each is worth times its chance. Its spread is that of independent renewals, and of how well bands are known. */
function expectedOf(told: readonly ComingRenewal[], shares: readonly BandShare[]) {
  const chance = (one: ComingRenewal) => one.chance ?? 0;
  const mrr = told.reduce((sum, one) => sum + one.mrr * chance(one), 0);
  const variance = told.reduce((sum, one) => sum + one.mrr ** 2 * chance(one) * (1 - chance(one)), 0);
  const known = shares.reduce((sum, { band, low = 0, high = 0 }) => {
    const weight = told
      .filter((one) => one.basis === 'band' && one.band === band)
      .reduce((all, one) => all + one.mrr, 0);
    return sum + ((weight * (high - low)) / 2) ** 2;
  }, 0);
  const half = Math.sqrt(deviations ** 2 * variance + known);
  return {
    mrr: inCents(mrr),
    low: inCents(Math.max(0, mrr - half)),
    high: inCents(Math.min(total(told), mrr + half)),
    accounts: rounded(told.reduce((sum, one) => sum + chance(one), 0)),
  };
}

/** How the renewals of a month went, by the band of each account on the day before it began (by account id). */
export function bandRenewalsOf(
  month: Month,
  accounts: readonly { accountId: string; renewals: readonly Renewal[] }[],
  bandOf: ReadonlyMap<string, Band>,
): BandRenewals {
  const counted: BandRenewals['bands'] = {};
  for (const { accountId, renewals } of accounts) {
    const due = renewals.findLast(({ day }) => monthOf(day) === month);
    const band = bandOf.get(accountId);
    if (due?.renewed === undefined || band === undefined) continue;
    const count = counted[band] ?? { due: 0, renewed: 0 };
    counted[band] = { due: count.due + 1, renewed: count.renewed + Number(due.renewed) };
  }
  return { month, bands: counted };
}

const total = (renewals: readonly { mrr: number }[]) => inCents(renewals.reduce((sum, { mrr }) => sum + mrr, 0));
const rounded = (share: number) => Math.round(share * 1e4) / 1e4;
