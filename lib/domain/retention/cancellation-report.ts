import { type Month, monthOf } from '../day.ts';
import { type CancellationCase, type DerivedReason, derivedReasons } from './cancellation-case.ts';
import { lastDayOf } from './months.ts';

/** What is known of an account besides its case. */
export type CaseAccount = { name?: string; owner?: string; plan?: string; sizeBand?: string; channel?: string };

/** A case as it is shown. */
export type ShownCase = Omit<CancellationCase, 'historyRevision' | 'workflowsVersion'> & CaseAccount;

/** A month: customers lost, by derived reason; `examined` is of how many a reason was looked for. */
export type MonthOfCancellations = {
  month: Month;
  lost: number;
  examined: number;
  reasons: Partial<Record<DerivedReason, number>>;
  neverImplemented?: number;
};

/** Customers lost over some months, why, and what would have told. Money is per month, by currency. */
export type CancellationReport = {
  lost: number;
  examined: number;
  revenue: { currency: string; mrr: number }[];
  neverImplemented: { count: number; share?: number };
  agreement: { agrees: number; differs: number; asSaid: number; notSaid: number; share?: number };
  caught: { count: number; share?: number; medianDaysBefore?: number };
  /** How many each rule would have caught first. */
  rules: { ruleId: string; label: string; cases: number }[];
  reasons: { reason: DerivedReason; count: number; revenue: { currency: string; mrr: number }[] }[];
  months: MonthOfCancellations[];
};

/** A customer lost: what is known of each, whether it was looked into or not. */
export type LostCustomer = { accountId: string; day: string; currency: string; mrr: number };

/** Counts what was lost in the months. Cases of which the customer turned out not to be lost are not given. */
export function cancellationReport(
  lost: readonly LostCustomer[],
  cases: readonly CancellationCase[],
  months: readonly Month[],
): CancellationReport {
  const never = cases.filter(({ derived }) => derived === 'never-implemented');
  const caught = cases.flatMap(({ catches }) => catches[0] ?? []);
  return {
    lost: lost.length,
    examined: cases.length,
    revenue: revenueOf(lost),
    neverImplemented: { count: never.length, share: share(never.length, cases.length) },
    agreement: agreementsOf(cases),
    caught: {
      count: caught.length,
      share: share(caught.length, cases.length),
      medianDaysBefore: median(caught.map(({ daysBefore }) => daysBefore)),
    },
    rules: rulesOf(cases),
    reasons: derivedReasons.flatMap((reason) => {
      const some = cases.filter(({ derived }) => derived === reason);
      return some.length > 0 ? [{ reason, count: some.length, revenue: revenueOf(some) }] : [];
    }),
    months: months.map((month) => monthOfCancellations(month, lost, cases)),
  };
}

function monthOfCancellations(
  month: Month,
  lost: readonly LostCustomer[],
  cases: readonly CancellationCase[],
): MonthOfCancellations {
  const inMonth = ({ day }: { day: string }) => day >= `${month}-01` && day <= lastDayOf(month);
  const some = cases.filter(inMonth);
  const reasons: MonthOfCancellations['reasons'] = {};
  for (const { derived } of some) reasons[derived] = (reasons[derived] ?? 0) + 1;
  return {
    month,
    lost: lost.filter(inMonth).length,
    examined: some.length,
    reasons,
    neverImplemented: share(reasons['never-implemented'] ?? 0, some.length),
  };
}

function agreementsOf(cases: readonly CancellationCase[]): CancellationReport['agreement'] {
  const count = (kind: CancellationCase['agreement']) => cases.filter(({ agreement }) => agreement === kind).length;
  const [agrees, differs] = [count('agrees'), count('differs')];
  return {
    agrees,
    differs,
    asSaid: count('as-said'),
    notSaid: count('not-said'),
    share: share(agrees, agrees + differs),
  };
}

function rulesOf(cases: readonly CancellationCase[]): CancellationReport['rules'] {
  const first = cases.flatMap(({ catches }) => catches[0] ?? []);
  return [...Map.groupBy(first, ({ ruleId }) => ruleId)]
    .map(([ruleId, some]) => ({ ruleId, label: some[0]?.label ?? ruleId, cases: some.length }))
    .toSorted((a, b) => b.cases - a.cases || (a.ruleId < b.ruleId ? -1 : 1));
}

/** What customers paid a month, by currency: never added up over them. */
export function revenueOf(lost: readonly { currency: string; mrr: number }[]): { currency: string; mrr: number }[] {
  return [...Map.groupBy(lost, ({ currency }) => currency)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([currency, some]) => ({
      currency,
      mrr: Math.round(some.reduce((sum, { mrr }) => sum + mrr, 0) * 100) / 100,
    }));
}

/** Whether a day lies in one of the months. */
export function isWithin(day: string, months: readonly Month[]): boolean {
  return months.includes(monthOf(day));
}

const share = (part: number, whole: number): number | undefined => (whole > 0 ? part / whole : undefined);

function median(values: readonly number[]): number | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  if (sorted.length === 0) return undefined;
  return sorted.length % 2 ? sorted[middle] : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}
