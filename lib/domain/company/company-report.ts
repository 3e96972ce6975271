import { inCents, type Period } from './contract.ts';
import { type CompanyDefinition, companyConventions, companyDefinitions } from './definitions.ts';
import type { Movement } from './movement.ts';
import type { Cohort } from './onboarding.ts';
import type { CompanyTally, CustomerCounts } from './tally-company.ts';

/** What the company says of its own economics: the share of revenue left after serving it, and what a new customer costs to win. */
export type Economics = { grossMargin?: number; cac?: number; currency?: string };

/** A currency's revenue over the period; shares are 0–1, and absent where there is nothing to divide by. */
export type RevenueReport = Movement & {
  currency: string;
  customers: CustomerCounts;
  grr?: number;
  nrr?: number;
  logoChurn?: number;
  arpa?: number;
  cacPayback?: number;
  ltv?: number;
};

/** A cohort with the share that completed its onboarding in time. */
export type CohortReport = Cohort & { completion?: number };

/** A company's numbers over a period, each with its definition; `absent` says which could not be told, and why. */
export type CompanyReport = {
  period: Period;
  customers: CustomerCounts & { logoChurn?: number; renewalRate?: number };
  revenue: RevenueReport[];
  onboarding: { targetDays?: number; cohorts: CohortReport[] };
  absent: { metric: string; because: string }[];
  definitions: CompanyDefinition[];
  conventions: string[];
};

/** Puts a company's sums into its report. */
export function companyReport(
  { period, customers, revenue, onboarding }: CompanyTally,
  { economics, targetDays }: { economics?: Economics; targetDays?: number },
): CompanyReport {
  const months = monthsOf(period);
  const reports = [...revenue]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([currency, sums]) => {
      return revenueReport({ currency, ...sums }, economics, months);
    });
  const rates = {
    logoChurn: share(customers.lost, customers.start),
    renewalRate: share(customers.renewed, customers.due),
  };
  return {
    period,
    customers: { ...customers, ...rates },
    revenue: reports,
    onboarding: { targetDays, cohorts: onboarding.map((cohort) => ({ ...cohort, completion: completionOf(cohort) })) },
    absent: absentOf(reports, { economics, targetDays }),
    definitions: [...companyDefinitions],
    conventions: [...companyConventions],
  };
}

function revenueReport(
  { currency, customers, ...sums }: Movement & Pick<RevenueReport, 'currency' | 'customers'>,
  economics: Economics = {},
  months: number,
): RevenueReport {
  const money = Object.fromEntries(Object.entries(sums).map(([part, amount]) => [part, inCents(amount)])) as Movement;
  const { start, expansion, contraction, churn, end } = money;
  const logoChurn = share(customers.lost, customers.start);
  const arpa = share(end, customers.end);
  const { grossMargin, cac } = economics;
  const margin = arpa !== undefined && grossMargin !== undefined ? arpa * grossMargin : undefined;
  const priced = economics.currency === undefined || economics.currency === currency;
  return {
    currency,
    customers,
    ...money,
    grr: atMostAll(share(start - churn - contraction, start)),
    nrr: share(start + expansion - contraction - churn, start),
    logoChurn,
    arpa: arpa && inCents(arpa),
    cacPayback: priced && cac !== undefined && margin ? cac / margin : undefined,
    ltv: margin && logoChurn ? inCents((margin * months) / logoChurn) : undefined,
  };
}

/** How many calendar months a period touches. */
function monthsOf({ from, until }: Period): number {
  const [first, last] = [from, until].map((day) => 12 * Number(day.slice(0, 4)) + Number(day.slice(5, 7))) as [
    number,
    number,
  ];
  return last - first + 1;
}

const share = (part: number, whole: number): number | undefined => (whole > 0 ? part / whole : undefined);

const atMostAll = (part: number | undefined) => (part === undefined ? undefined : Math.min(1, part));

function completionOf({ started, open, completed }: Cohort): number | undefined {
  return share(completed, started - open);
}

function absentOf(
  reports: readonly RevenueReport[],
  { economics = {}, targetDays }: { economics?: Economics; targetDays?: number },
): CompanyReport['absent'] {
  const absent: CompanyReport['absent'] = [];
  const add = (metric: string, because: string) => void absent.push({ metric, because });
  const { grossMargin, cac } = economics;
  if (grossMargin === undefined) {
    add('ltv', 'settings.yaml does not state economics: gross-margin');
    add('cacPayback', 'settings.yaml does not state economics: gross-margin');
  } else if (cac === undefined) {
    add('cacPayback', 'settings.yaml does not state economics: cac');
  }
  if (reports.length === 0) add('grr', 'no account had a paid subscription in the period');
  for (const { currency, ltv, logoChurn } of grossMargin === undefined ? [] : reports) {
    if (ltv === undefined && logoChurn === 0) add('ltv', `no customer who pays in ${currency} left in the period`);
  }
  if (targetDays === undefined) add('completion', 'no required milestone has due-days, so there is no target day');
  return absent;
}
