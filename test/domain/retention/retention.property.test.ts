import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { companyReport } from '../../../lib/domain/company/company-report.ts';
import { companyTally } from '../../../lib/domain/company/tally-company.ts';
import { addDays, monthOf } from '../../../lib/domain/day.ts';
import type { Cancellation, Subscription } from '../../../lib/domain/records/record.ts';
import { cohortTriangles, customersTriangle } from '../../../lib/domain/retention/cohort-triangle.ts';
import { lastDayOf, monthsFrom, monthsLater } from '../../../lib/domain/retention/months.ts';
import { renewalForecast } from '../../../lib/domain/retention/renewal-forecast.ts';
import { retainedAccount } from '../../../lib/domain/retention/retained-account.ts';
import type { RetainedLine } from '../../../lib/domain/retention/retained-line.ts';
import { retentionByMonth } from '../../../lib/domain/retention/retention-by-month.ts';
import { unusedSubscriptions } from '../../../lib/domain/retention/unused-subscriptions.ts';

const today = '2026-08-15';
const someDay = fc.integer({ min: 0, max: 600 }).map((count) => addDays('2025-01-01', count));

const subscription = fc
  .record({
    subscriptionId: fc.uuid(),
    startDay: someDay,
    days: fc.option(fc.integer({ min: 1, max: 500 }), { nil: undefined }),
    mrr: fc.integer({ min: 1, max: 999_99 }).map((cents) => cents / 100),
    currency: fc.constantFrom('USD', 'EUR'),
    seats: fc.option(fc.integer({ min: 1, max: 50 }), { nil: undefined }),
    trial: fc.boolean(),
    termMonths: fc.constantFrom(1, 12),
  })
  .map(
    ({ days, ...line }): Subscription => ({
      ...{ kind: 'subscription', accountId: 'a', source: 'crm' },
      ...line,
      renewalDay: addDays(line.startDay, 30),
      endDay: days === undefined ? undefined : addDays(line.startDay, days),
    }),
  );
const cancellation = someDay.map(
  (day): Cancellation => ({
    ...{ kind: 'cancellation', accountId: 'a', source: 'crm', cancellationId: day, day, reason: 'other' },
  }),
);
const account = fc.record({
  subscriptions: fc.array(subscription, { maxLength: 4 }),
  cancellations: fc.array(cancellation, { maxLength: 2 }),
  band: fc.constantFrom('green', 'yellow', 'red', 'unknown' as const),
  churnRisk: fc.option(
    fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100),
    { nil: undefined },
  ),
  users: fc.option(fc.integer({ min: 0, max: 60 }), { nil: undefined }),
});
type Given = typeof account extends fc.Arbitrary<infer T> ? T : never;
const some = fc.array(account, { maxLength: 25 });

function lineOf({ subscriptions, cancellations, band, churnRisk, users }: Given, index: number): RetainedLine {
  const accountId = `acc-${index}`;
  const profile = {
    accountId,
    accounts: [],
    contacts: [],
    subscriptions,
    cancellations,
    historyRevision: 1,
    longCaseMonths: [],
  };
  const retained = retainedAccount({ profile, months: [] }, { day: today, useIsTold: false });
  const use = users === undefined ? {} : { use: { users28: users, users90: users, by: 'people' as const } };
  return { ...retained, band, churnRisk, ...use } as RetainedLine;
}

const linesOf = (accounts: Given[]) => accounts.map(lineOf);
const months = monthsFrom('2025-09', '2026-08');

describe('whatever the contracts', () => {
  it('a month has the numbers that the company’s report has of it', () => {
    fc.assert(
      fc.property(some, fc.constantFrom(...months), (accounts, month) => {
        const until = lastDayOf(month) < today ? lastDayOf(month) : today;
        const tally = companyTally({ from: `${month}-01`, until }, undefined);
        for (const one of accounts) tally.add(one);
        const { customers, revenue } = companyReport(tally.total(), {});
        const [told] = retentionByMonth(linesOf(accounts), [month], today);
        const { start, new: won, lost, end } = customers;
        expect(told?.customers).toMatchObject({ start, new: won, lost, end });
        const money = (all: typeof revenue) =>
          all.map(({ currency, grr, nrr, churn, customers: { start: began } }) => ({
            currency,
            grr,
            nrr,
            churn,
            began,
          }));
        const paying = (all: typeof revenue) => all.filter((one) => one.customers.start + one.customers.end > 0);
        expect(money(paying(told?.revenue ?? []))).toEqual(money(paying(revenue)));
      }),
    );
  });

  it('gross retention is at most all, and at most net retention', () => {
    fc.assert(
      fc.property(some, (accounts) => {
        for (const { revenue } of retentionByMonth(linesOf(accounts), months, today)) {
          for (const { grr = 0, nrr = 0 } of revenue) {
            expect(grr).toBeLessThanOrEqual(1);
            expect(grr).toBeLessThanOrEqual(nrr + 1e-9);
          }
        }
      }),
    );
  });

  it('the cells of a triangle that end in a month are the customers of that month who signed up in its cohorts', () => {
    fc.assert(
      fc.property(some, fc.constantFrom(...months), (accounts, end) => {
        const lines = linesOf(accounts);
        const cohorts = monthsFrom('2025-01', '2026-08');
        const rows = customersTriangle(cohortTriangles(lines, cohorts, today));
        const diagonal = rows.reduce((sum, { month, customers }) => {
          const age = monthsFrom(month, end).length - 1;
          return sum + (age < 0 ? 0 : (customers[age] ?? 0));
        }, 0);
        const members = lines.filter(
          ({ began, signupDay }) => began && began.day <= today && signupDay && signupDay <= today,
        );
        expect(diagonal).toBe(
          members.filter((line) => line.months[end] !== undefined && monthOf(line.signupDay as string) <= end).length,
        );
      }),
    );
  });

  it('a cohort never has more customers than became some', () => {
    fc.assert(
      fc.property(some, (accounts) => {
        for (const { rows } of cohortTriangles(linesOf(accounts), months, today)) {
          for (const row of rows)
            for (const customers of row.customers) expect(customers).toBeLessThanOrEqual(row.accounts);
        }
      }),
    );
  });

  it('a forecast lies between nothing and what is due, within its interval, and tells of all that is due', () => {
    const observed = [{ month: '2026-07', bands: { green: { due: 40, renewed: 38 }, red: { due: 25, renewed: 15 } } }];
    fc.assert(
      fc.property(some, fc.integer({ min: 1, max: 12 }), (accounts, count) => {
        const lines = linesOf(accounts);
        const forecast = renewalForecast(lines, { day: today, months: count, horizonDays: 28, observed });
        for (const { due, expected, untold, byBand, accounts: number, month } of forecast.months) {
          expect(Object.values(byBand).reduce((sum, one) => sum + one, 0)).toBeCloseTo(due, 1);
          expect(month <= monthsLater('2026-08', count - 1)).toBe(true);
          if (!expected) continue;
          expect(expected.low).toBeGreaterThanOrEqual(0);
          expect(expected.low).toBeLessThanOrEqual(expected.mrr + 0.01);
          expect(expected.mrr).toBeLessThanOrEqual(expected.high + 0.01);
          expect(expected.high).toBeLessThanOrEqual(due - untold.mrr + 0.01);
          expect(expected.accounts).toBeLessThanOrEqual(number);
        }
        const keys = forecast.renewals.map(({ accountId, day }) => `${accountId} ${monthOf(day)}`);
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });

  it('nobody leaves more unused than it pays', () => {
    fc.assert(
      fc.property(some, (accounts) => {
        const { rows, totals } = unusedSubscriptions(linesOf(accounts), today);
        for (const { mrr, unused28, unused90 } of rows) {
          expect(unused28?.mrr ?? 0).toBeLessThanOrEqual(mrr);
          expect(unused90?.mrr ?? 0).toBeLessThanOrEqual((unused28?.mrr ?? 0) + 0.01);
        }
        for (const { unused28, paid } of totals) expect(unused28).toBeLessThanOrEqual(paid + 0.01);
      }),
    );
  });

  it('the order of the records and of the accounts does not matter', () => {
    fc.assert(
      fc.property(some, (accounts) => {
        const turned = accounts.map((one) => ({
          ...one,
          subscriptions: one.subscriptions.toReversed(),
          cancellations: one.cancellations.toReversed(),
        }));
        const [a, b] = [linesOf(accounts), linesOf(turned).toReversed()];
        expect(cohortTriangles(b, months, today)).toEqual(cohortTriangles(a, months, today));
        expect(retentionByMonth(b, months, today)).toEqual(retentionByMonth(a, months, today));
        expect(unusedSubscriptions(b, today)).toEqual(unusedSubscriptions(a, today));
        const ask = { day: today, months: 6, horizonDays: 28, observed: [] };
        expect(renewalForecast(b, ask)).toEqual(renewalForecast(a, ask));
      }),
    );
  });
});
