import { addDays } from '../day.ts';
import { type Contract, type ContractHistory, type ContractOnDay, contractOf, type Period } from './contract.ts';
import { type Movement, movementBetween, noMovement } from './movement.ts';
import { type Onboarding, onboardingTally } from './onboarding.ts';

/** What a company's numbers are made of, of one account. */
export type CompanyAccount = ContractHistory & Onboarding;

/** Who was a customer when the period began and when it ended, and whose contracts were to be renewed in it. */
export type CustomerCounts = { start: number; new: number; lost: number; end: number; due: number; renewed: number };

/** The sums of a period. Those of revenue are apart by currency, and so are the customers who pay in it. */
export type CompanyTally = {
  period: Period;
  customers: CustomerCounts;
  revenue: Map<string, Movement & { customers: CustomerCounts }>;
  onboarding: ReturnType<ReturnType<typeof onboardingTally>['count']>;
};

const nobody = (): CustomerCounts => ({ start: 0, new: 0, lost: 0, end: 0, due: 0, renewed: 0 });

/** What stands for a currency that no source states. */
export const unstatedCurrency = 'unstated';

/** Adds a company's accounts up one by one; what it holds does not grow with them. `targetDays` is in how many days onboarding should be done. */
export function companyTally(period: Period, targetDays: number | undefined) {
  const customers = nobody();
  const revenue: CompanyTally['revenue'] = new Map();
  const onboarding = onboardingTally(period.until, targetDays);
  const addChange = (change: PeriodChange): void => {
    const counted = countsOf(change);
    addCounts(customers, counted);
    if (counted.start + counted.end + counted.due === 0) return;
    const { currency = unstatedCurrency } = change;
    const sums = revenue.get(currency) ?? { ...noMovement(), customers: nobody() };
    revenue.set(currency, sums);
    addCounts(sums.customers, counted);
    const moved = movementBetween(change.before, change.after);
    for (const part of Object.keys(moved) as (keyof Movement)[]) sums[part] += moved[part];
  };
  return {
    add(account: CompanyAccount): void {
      onboarding.add(account);
      addChange(changeOf(contractOf(account), period));
    },
    /** Counts an account of which only this much is known, its onboarding left out. */
    addChange,
    total: (): CompanyTally => ({ period, customers, revenue, onboarding: onboarding.count() }),
  };
}

function addCounts(total: CustomerCounts, more: CustomerCounts): void {
  for (const part of Object.keys(total) as (keyof CustomerCounts)[]) total[part] += more[part];
}

/** All that the numbers of a period say of an account's contract; `due` is its last renewal of the period. */
export type PeriodChange = {
  currency?: string;
  before: ContractOnDay;
  after: ContractOnDay;
  due?: { renewed: boolean };
};

function changeOf(contract: Contract, { from, until }: Period): PeriodChange {
  const due = contract.renewals(from, until).at(-1);
  return {
    currency: contract.currency,
    before: contract.on(addDays(from, -1)),
    after: contract.on(until),
    ...(due !== undefined && { due: { renewed: contract.on(addDays(due, 1)).customer } }),
  };
}

/** An account's part in the counts. It is due once, however many of its lines are; it renewed if it is a customer the day after the last. */
function countsOf({ before: { customer: before }, after: { customer: after }, due }: PeriodChange): CustomerCounts {
  return {
    start: Number(before),
    new: Number(!before && after),
    lost: Number(before && !after),
    end: Number(after),
    due: Number(due !== undefined),
    renewed: Number(due?.renewed === true),
  };
}
