import { type CompanyReport, companyReport } from '../company/company-report.ts';
import type { ContractOnDay } from '../company/contract.ts';
import { companyTally, type PeriodChange } from '../company/tally-company.ts';
import { type Day, type Month, monthOf } from '../day.ts';
import { lastDayOf, monthsLater } from './months.ts';
import type { RetainedAccount } from './retained-account.ts';

/** Retention over a month, as `company` tells it of the same month: revenue apart by currency. */
export type MonthOfRetention = { month: Month } & Pick<CompanyReport, 'period' | 'customers' | 'revenue'>;

/** Retention of each of the months, of accounts as they stood on `day`; the month that is not over goes up to that. */
export function retentionByMonth(
  accounts: readonly RetainedAccount[],
  months: readonly Month[],
  day: Day,
): MonthOfRetention[] {
  return months.map((month) => {
    const end = lastDayOf(month);
    const tally = companyTally({ from: `${month}-01`, until: end < day ? end : day }, undefined);
    for (const account of accounts) tally.addChange(changeIn(month, account, day));
    const { period, customers, revenue } = companyReport(tally.total(), {});
    return { month, period, customers, revenue };
  });
}

function changeIn(month: Month, { currency, months, renewals }: RetainedAccount, day: Day): PeriodChange {
  const due = renewals.findLast((one) => monthOf(one.day) === month && one.day <= day);
  return {
    currency,
    before: contractAt(months[monthsLater(month, -1)]),
    after: contractAt(months[month]),
    ...(due && { due: { renewed: due.renewed ?? true } }),
  };
}

const contractAt = (mrr: number | undefined): ContractOnDay => ({ customer: mrr !== undefined, mrr: mrr ?? 0 });
