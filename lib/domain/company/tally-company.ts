import { addDays } from '../day.ts';
import { type Contract, type ContractHistory, contractOf, type Period } from './contract.ts';
import { type Movement, movementOf, noMovement } from './movement.ts';
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
  return {
    add(account: CompanyAccount): void {
      const contract = contractOf(account);
      const counted = countsOf(contract, period);
      addCounts(customers, counted);
      onboarding.add(account);
      if (counted.start + counted.end + counted.due === 0) return;
      const currency = contract.currency ?? unstatedCurrency;
      const sums = revenue.get(currency) ?? { ...noMovement(), customers: nobody() };
      revenue.set(currency, sums);
      addCounts(sums.customers, counted);
      const moved = movementOf(contract, period);
      for (const part of Object.keys(moved) as (keyof Movement)[]) sums[part] += moved[part];
    },
    total: (): CompanyTally => ({ period, customers, revenue, onboarding: onboarding.count() }),
  };
}

function addCounts(total: CustomerCounts, more: CustomerCounts): void {
  for (const part of Object.keys(total) as (keyof CustomerCounts)[]) total[part] += more[part];
}

/** An account's part in the counts. It is due once, however many of its lines are; it renewed if it is a customer the day after the last. */
function countsOf(contract: Contract, { from, until }: Period): CustomerCounts {
  const [before, after] = [contract.on(addDays(from, -1)).customer, contract.on(until).customer];
  const due = contract.renewals(from, until).at(-1);
  return {
    start: Number(before),
    new: Number(!before && after),
    lost: Number(before && !after),
    end: Number(after),
    due: Number(due !== undefined),
    renewed: Number(due !== undefined && contract.on(addDays(due, 1)).customer),
  };
}
