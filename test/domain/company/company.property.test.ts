import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { companyReport } from '../../../lib/domain/company/company-report.ts';
import { type CompanyAccount, companyTally } from '../../../lib/domain/company/tally-company.ts';
import { addDays } from '../../../lib/domain/day.ts';
import type { Cancellation, Subscription } from '../../../lib/domain/records/record.ts';

const own = { accountId: 'a', source: 'crm' };
const day = fc.integer({ min: 0, max: 700 }).map((count) => addDays('2025-01-01', count));

const subscription = fc
  .record({
    subscriptionId: fc.uuid(),
    startDay: day,
    days: fc.option(fc.integer({ min: 0, max: 500 }), { nil: undefined }),
    mrr: fc.option(
      fc.integer({ min: -100_00, max: 9999_99 }).map((cents) => cents / 100),
      { nil: undefined },
    ),
    currency: fc.constantFrom('USD', 'EUR', undefined),
    trial: fc.boolean(),
    renewalDay: fc.option(day, { nil: undefined }),
    termMonths: fc.option(fc.integer({ min: 0, max: 24 }), { nil: undefined }),
  })
  .map(
    ({ days, ...line }): Subscription => ({
      kind: 'subscription',
      ...own,
      ...line,
      endDay: days === undefined ? undefined : addDays(line.startDay, days),
    }),
  );
const cancellation = day.map(
  (on): Cancellation => ({
    kind: 'cancellation',
    ...own,
    cancellationId: on,
    day: on,
    reason: 'other',
  }),
);
const account = fc.record({
  subscriptions: fc.array(subscription, { maxLength: 4 }),
  cancellations: fc.array(cancellation, { maxLength: 2 }),
  signupDay: fc.option(day, { nil: undefined }),
  firstValueDay: fc.option(day, { nil: undefined }),
  wentLiveDay: fc.option(day, { nil: undefined }),
});
const accounts = fc.array(account, { maxLength: 30 });
const period = fc.tuple(day, fc.integer({ min: 0, max: 400 })).map(([from, days]) => ({
  from,
  until: addDays(from, days),
}));

function reportOf(some: CompanyAccount[], over: { from: string; until: string }) {
  const tally = companyTally(over, 45);
  for (const one of some) tally.add(one);
  return companyReport(tally.total(), { targetDays: 45 });
}

describe('whatever the contracts', () => {
  it('revenue and customers at the end are those of the start and what came and went', () => {
    fc.assert(
      fc.property(accounts, period, (some, over) => {
        const { revenue, customers } = reportOf(some, over);
        for (const { start, new: won, expansion, contraction, churn, end } of revenue) {
          expect(start + won + expansion - contraction - churn).toBeCloseTo(end, 1);
        }
        for (const { start, new: won, lost, end } of [customers, ...revenue.map((one) => one.customers)]) {
          expect(start + won - lost).toBe(end);
        }
      }),
    );
  });

  it('gross retention is at most all of it, and at most net retention', () => {
    fc.assert(
      fc.property(accounts, period, (some, over) => {
        for (const { grr, nrr } of reportOf(some, over).revenue) {
          expect(grr === undefined).toBe(nrr === undefined);
          if (grr === undefined || nrr === undefined) continue;
          expect(grr).toBeLessThanOrEqual(1);
          expect(grr).toBeLessThanOrEqual(nrr + 1e-9);
        }
      }),
    );
  });

  it('no more customers are lost than there were, nor do more renew than were due', () => {
    fc.assert(
      fc.property(accounts, period, (some, over) => {
        const { customers, onboarding } = reportOf(some, over);
        expect(customers.lost).toBeLessThanOrEqual(customers.start);
        expect(customers.renewed).toBeLessThanOrEqual(customers.due);
        for (const { started, completed, late, overdue, open, goLive } of onboarding.cohorts) {
          expect(completed + late + overdue + open).toBe(started);
          expect(goLive.accounts).toBe(completed + late);
        }
      }),
    );
  });

  it('the order of the accounts does not matter', () => {
    fc.assert(
      fc.property(accounts, period, (some, over) => {
        expect(reportOf(some.toReversed(), over)).toEqual(reportOf(some, over));
      }),
    );
  });
});
