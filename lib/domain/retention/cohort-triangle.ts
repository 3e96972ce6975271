import { type Day, type Month, monthOf } from '../day.ts';
import { monthsBetween, monthsFrom } from './months.ts';
import type { RetainedAccount } from './retained-account.ts';

/**
 * The accounts that signed up in a month and became customers: how many, what they paid a month when they began, and
 * how many still were, and what they paid, when each month after it ended (the first is the month of the sign-up).
 */
export type TriangleRow = { month: Month; accounts: number; began: number; customers: number[]; revenue: number[] };

/** Cohorts by sign-up month, oldest first, of accounts who pay in one currency. Money is per month. */
export type CohortTriangle = { currency: string; rows: TriangleRow[] };

/** The cohorts of the months asked for, as of a day, one triangle per currency. The last month of a row may not be over. */
export function cohortTriangles(
  accounts: readonly RetainedAccount[],
  months: readonly Month[],
  day: Day,
): CohortTriangle[] {
  const wanted = new Set(months);
  const signedUp = accounts.filter(
    ({ signupDay, began }) =>
      began && began.day <= day && signupDay !== undefined && wanted.has(monthOf(signupDay)) && signupDay <= day,
  );
  return [...Map.groupBy(signedUp, ({ currency }) => currency)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([currency, some]) => ({ currency, rows: rowsOf(some, monthOf(day)) }));
}

function rowsOf(accounts: readonly RetainedAccount[], last: Month): TriangleRow[] {
  return [...Map.groupBy(accounts, ({ signupDay }) => monthOf(signupDay as Day))]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([month, cohort]) => rowOf(month, cohort, last));
}

function rowOf(month: Month, cohort: readonly RetainedAccount[], last: Month): TriangleRow {
  const ends = monthsFrom(month, last);
  const paidIn = (end: Month) => cohort.flatMap(({ months }) => months[end] ?? []);
  return {
    month,
    accounts: cohort.length,
    began: sum(cohort.map(({ began }) => began?.mrr ?? 0)),
    customers: ends.map((end) => paidIn(end).length),
    revenue: ends.map((end) => sum(paidIn(end))),
  };
}

/** All currencies together, of customers only: money is never added up over them. */
export function customersTriangle(triangles: readonly CohortTriangle[]): Omit<TriangleRow, 'began' | 'revenue'>[] {
  const rows = triangles.flatMap((triangle) => triangle.rows);
  return [...Map.groupBy(rows, ({ month }) => month)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([month, some]) => ({
      month,
      accounts: some.reduce((total, { accounts }) => total + accounts, 0),
      customers: (some[0]?.customers ?? []).map((_, age) =>
        some.reduce((total, { customers }) => total + (customers[age] ?? 0), 0),
      ),
    }));
}

/** What all cohorts together kept at an age (in months), of those who are old enough: a weighted mean, with how many it is of. */
export function keptAtAge(
  rows: readonly Pick<TriangleRow, 'month' | 'accounts' | 'customers'>[],
  age: number,
): { accounts: number; share?: number } {
  const old = rows.filter(({ customers }) => customers.length > age);
  const accounts = old.reduce((total, row) => total + row.accounts, 0);
  const kept = old.reduce((total, { customers }) => total + (customers[age] as number), 0);
  return { accounts, ...(accounts > 0 && { share: kept / accounts }) };
}

/** How old, in months, the oldest of the cohorts is. */
export function oldestAge(months: readonly Month[], day: Day): number {
  return months[0] === undefined ? 0 : monthsBetween(months[0], monthOf(day));
}

const sum = (amounts: readonly number[]) =>
  Math.round(amounts.reduce((total, amount) => total + amount, 0) * 100) / 100;
