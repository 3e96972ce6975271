import { describe, expect, it } from 'vitest';
import { companyReport, type Economics } from '../../../lib/domain/company/company-report.ts';
import { contractOf, type Period } from '../../../lib/domain/company/contract.ts';
import { type CompanyAccount, companyTally } from '../../../lib/domain/company/tally-company.ts';
import type { Cancellation, Subscription } from '../../../lib/domain/records/record.ts';

const october: Period = { from: '2026-10-01', until: '2026-10-31' };
const own = { accountId: 'a', source: 'crm' };

const line = (mrr: number, startDay = '2026-01-01', over: Partial<Subscription> = {}): Subscription => ({
  kind: 'subscription',
  ...own,
  subscriptionId: `${startDay} ${mrr}`,
  currency: 'USD',
  mrr,
  startDay,
  ...over,
});
const leaves = (day: string): Cancellation => ({
  kind: 'cancellation',
  ...own,
  cancellationId: day,
  day,
  reason: 'price',
});
const account = (subscriptions: Subscription[], over: Partial<CompanyAccount> = {}): CompanyAccount => ({
  subscriptions,
  cancellations: [],
  ...over,
});

function reportOf(
  accounts: CompanyAccount[],
  {
    period = october,
    economics,
    targetDays = 45,
  }: { period?: Period; economics?: Economics; targetDays?: number } = {},
) {
  const tally = companyTally(period, targetDays);
  for (const one of accounts) tally.add(one);
  return companyReport(tally.total(), { economics, targetDays });
}

/** 1,000 a month from ten customers of whom one grew, one shrank and one left; one is new. */
const company = [
  ...Array.from({ length: 7 }, () => account([line(100)])),
  account([line(100), line(60, '2026-10-10')]),
  account([line(100, '2026-01-01', { endDay: '2026-10-05' }), line(70, '2026-10-05')]),
  account([line(100)], { cancellations: [leaves('2026-10-20')] }),
  account([line(250, '2026-10-15')]),
];

describe('the revenue of a month', () => {
  it('goes from its start to its end by what is new, more, less and lost', () => {
    expect(reportOf(company).revenue).toMatchObject([
      { currency: 'USD', start: 1000, new: 250, expansion: 60, contraction: 30, churn: 100, end: 1180 },
    ]);
  });

  it('is retained without and with what customers bought more', () => {
    const [usd] = reportOf(company).revenue;
    expect(usd?.grr).toBeCloseTo(0.87);
    expect(usd?.nrr).toBeCloseTo(0.93);
  });

  it('is told apart by currency, each with its own customers', () => {
    const euros = account([line(500, '2026-01-01', { currency: 'EUR' })]);
    const { revenue, customers } = reportOf([...company, euros]);
    expect(revenue.map(({ currency, end }) => [currency, end])).toEqual([
      ['EUR', 500],
      ['USD', 1180],
    ]);
    expect(customers).toMatchObject({ start: 11, new: 1, lost: 1, end: 11 });
  });

  it('has nothing of trials, nor of lines in another currency than the account’s', () => {
    const trial = account([line(100, '2026-01-01', { trial: true })]);
    const mixed = account([line(100), line(900, '2026-02-01', { currency: 'EUR' })]);
    expect(reportOf([trial, mixed]).revenue).toMatchObject([{ currency: 'USD', start: 100, end: 100 }]);
  });

  it('counts a customer who comes back as new, and no longer as gone', () => {
    const back = account([line(100, '2026-01-01', { endDay: '2026-05-01' }), line(80, '2026-10-12')], {
      cancellations: [leaves('2026-05-01')],
    });
    expect(reportOf([back]).revenue).toMatchObject([{ start: 0, new: 80, churn: 0, end: 80 }]);
  });
});

describe('customers', () => {
  it('are lost as a share of those when the period began', () => {
    expect(reportOf(company).customers).toMatchObject({ start: 10, new: 1, lost: 1, end: 10, logoChurn: 0.1 });
  });

  it.each([
    ['the stated day', {}, 1],
    ['a term after the stated day', { renewalDay: '2025-10-14' }, 1],
    ['a term before the stated day', { renewalDay: '2027-10-14' }, 1],
    ['another month', { renewalDay: '2026-12-14' }, 0],
    ['the very start', { startDay: '2026-10-14', renewalDay: '2027-10-14' }, 0],
    ['a day after it was ended', { endDay: '2026-10-10' }, 0],
  ])('are due for renewal on %s', (_, over, due) => {
    const one = line(100, '2024-10-14', { renewalDay: '2026-10-14', termMonths: 12, ...over });
    expect(contractOf(account([one])).renewals(october.from, october.until)).toHaveLength(due);
  });

  it('have renewed when they still are customers on the day after', () => {
    const due = { renewalDay: '2026-10-14', termMonths: 12 };
    const stays = account([line(100, '2025-10-14', due)]);
    const goes = account([line(100, '2025-10-14', { ...due, endDay: '2026-10-14' })]);
    const changes = account([line(100, '2025-10-14', { ...due, endDay: '2026-10-14' }), line(90, '2026-10-14')]);
    expect(reportOf([stays, goes, changes]).customers).toMatchObject({ due: 3, renewed: 2, renewalRate: 2 / 3 });
  });
});

describe('what a customer is worth', () => {
  it('follows from revenue, margin, cost and churn', () => {
    const [usd] = reportOf(company, { economics: { grossMargin: 0.8, cac: 944, currency: 'USD' } }).revenue;
    expect(usd).toMatchObject({ arpa: 118, cacPayback: 10, ltv: 944 });
  });

  it('takes the churn of a year for what it is a month', () => {
    const year = { from: '2025-11-01', until: '2026-10-31' };
    const economics = { grossMargin: 1 };
    const stay = Array.from({ length: 9 }, () => account([line(100, '2025-01-01')]));
    const gone = account([line(100, '2025-01-01')], { cancellations: [leaves('2026-03-01')] });
    expect(reportOf([...stay, gone], { period: year, economics }).revenue[0]?.ltv).toBe(12_000);
  });

  it.each([
    ['no economics', undefined, ['ltv', 'cacPayback']],
    ['no cost of a customer', { grossMargin: 0.8 }, ['cacPayback']],
    ['everything', { grossMargin: 0.8, cac: 1 }, []],
  ])('is said to be absent where the settings state %s', (_, economics, absent) => {
    expect(reportOf(company, { economics }).absent.map(({ metric }) => metric)).toEqual(absent);
  });

  it('cannot be told where nobody left, and it says so', () => {
    const { absent, revenue } = reportOf([account([line(100)])], { economics: { grossMargin: 0.8, cac: 1 } });
    expect(revenue[0]?.ltv).toBeUndefined();
    expect(absent).toEqual([{ metric: 'ltv', because: 'no customer who pays in USD left in the period' }]);
  });

  it('is not priced in a currency that the cost is not told in', () => {
    const economics = { grossMargin: 0.8, cac: 944, currency: 'EUR' };
    expect(reportOf(company, { economics }).revenue[0]?.cacPayback).toBeUndefined();
  });
});

describe('onboarding', () => {
  const signedUp = (signupDay: string, over: Partial<CompanyAccount> = {}) => account([], { signupDay, ...over });

  it('is counted by the month of sign-up', () => {
    const accounts = [
      signedUp('2026-08-01', { firstValueDay: '2026-08-03', wentLiveDay: '2026-08-21' }),
      signedUp('2026-08-10', { firstValueDay: '2026-08-16', wentLiveDay: '2026-10-30' }),
      signedUp('2026-08-20', { firstValueDay: '2026-08-21' }),
      signedUp('2026-10-01', { wentLiveDay: '2026-10-11' }),
      signedUp('2026-10-20'),
      signedUp('2026-11-01'),
      signedUp('2025-10-31'),
    ];
    expect(reportOf(accounts).onboarding.cohorts).toEqual([
      {
        ...{ month: '2026-08', started: 3, completed: 1, late: 1, overdue: 1, open: 0, completion: 1 / 3 },
        firstValue: { accounts: 3, medianDays: 2 },
        goLive: { accounts: 2, medianDays: 50.5 },
      },
      {
        ...{ month: '2026-10', started: 2, completed: 1, late: 0, overdue: 0, open: 1, completion: 1 },
        firstValue: { accounts: 0 },
        goLive: { accounts: 1, medianDays: 10 },
      },
    ]);
  });

  it('sees nothing that came after the period', () => {
    const later = signedUp('2026-08-01', { firstValueDay: '2026-11-02', wentLiveDay: '2026-11-02' });
    expect(reportOf([later]).onboarding.cohorts).toMatchObject([{ overdue: 1, goLive: { accounts: 0 } }]);
  });
});

describe('every number', () => {
  it('has its definition beside it', () => {
    const { definitions, conventions } = reportOf([]);
    const named = ['grr', 'nrr', 'expansion', 'contraction', 'churn', 'new', 'logoChurn', 'renewalRate', 'arpa'];
    const told = [...named, 'cacPayback', 'ltv', 'completion', 'timeToFirstValue', 'timeToGoLive'];
    expect(definitions.map(({ metric }) => metric).toSorted()).toEqual(told.toSorted());
    for (const { definition } of definitions) expect(definition.length).toBeGreaterThan(20);
    expect(conventions).not.toEqual([]);
  });
});
