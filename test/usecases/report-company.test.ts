import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dynamoStores } from '../../lib/adapters/dynamodb/stores.ts';
import type { CanonicalRecord } from '../../lib/domain/records/record.ts';
import { type CompanyPorts, reportCompany } from '../../lib/usecases/report-company.ts';
import { aLine, anAccount, dossierOf } from '../factories/dossiers.ts';
import { embeddedTable } from '../factories/embedded-table.ts';
import { aJudgedDay } from '../factories/judged-day.ts';
import { aSummary } from '../factories/portfolio.ts';
import { publishSomeFiles, reading } from '../factories/workflows.ts';

let embedded: Awaited<ReturnType<typeof embeddedTable>>;
let ports: CompanyPorts;
const clock = { now: () => new Date('2026-03-20T09:00:00Z') };
const ACCOUNTS = 230;

/** Accounts that pay 10 a month; every tenth ends its contract in February, and the first went live in 30 days. */
beforeAll(async () => {
  embedded = await embeddedTable();
  const stores = dynamoStores(embedded.table, clock);
  ports = { ...stores, clock, ...reading };
  await publishSomeFiles(stores.workflows);
  const accountIds = Array.from({ length: ACCOUNTS }, (_, index) => `acc-${index}`);
  const profiles = accountIds.map((accountId, index) => {
    const line = { mrr: 10, currency: 'EUR', ...(index % 10 === 0 && { endDay: '2026-02-10' }) };
    const records = [anAccount('2026-01-01'), aLine('s', '2026-01-01', line)];
    return dossierOf(records.map((record) => ({ ...record, accountId }) as CanonicalRecord)).profile;
  });
  await stores.records.write({ profiles, months: [], newAccountIds: accountIds });
  await stores.days.writeJudgedDays([
    aJudgedDay('acc-0', {
      day: '2026-03-01',
      milestones: { 'data-flowing': '2026-01-04' },
      implementedDay: '2026-01-31',
    }),
  ]);
  await stores.days.writeDaySummary(aSummary('2026-03-01'));
});
afterAll(() => embedded.close());

describe('the company’s own numbers', () => {
  it('are those of every account, whatever bucket it lies in', async () => {
    const { period, customers, revenue } = await reportCompany({ months: 1 }, ports);
    expect(period).toEqual({ from: '2026-02-01', until: '2026-02-28' });
    expect(customers).toMatchObject({ start: 230, lost: 23, end: 207, logoChurn: 0.1 });
    expect(revenue).toMatchObject([{ currency: 'EUR', start: 2300, churn: 230, end: 2070, grr: 0.9, nrr: 0.9 }]);
  });

  it('take onboarding from the latest judged day, and its target from the milestones', async () => {
    const { onboarding } = await reportCompany({ months: 1 }, ports);
    expect(onboarding).toMatchObject({
      targetDays: 30,
      cohorts: [
        {
          ...{ month: '2026-01', started: 230, completed: 1, overdue: 229 },
          ...{ firstValue: { accounts: 1, medianDays: 3 }, goLive: { accounts: 1, medianDays: 30 } },
        },
      ],
    });
  });

  it.each([
    [
      { month: '2026-02', months: 12 },
      { from: '2025-03-01', until: '2026-02-28' },
    ],
    [
      { month: '2026-03', months: 1 },
      { from: '2026-03-01', until: '2026-03-19' },
    ],
  ])('are over %o', async (asked, period) => {
    expect((await reportCompany(asked, ports)).period).toEqual(period);
  });

  it('are refused over a month that has not begun', async () => {
    await expect(reportCompany({ month: '2026-04', months: 1 }, ports)).rejects.toThrow(
      'Expected a month with a day that is over, found 2026-04; the last complete day is 2026-03-19.',
    );
  });

  it('say that the economics of the company are not stated', async () => {
    const { absent } = await reportCompany({ months: 1 }, ports);
    expect(absent.map(({ metric }) => metric)).toEqual(['ltv', 'cacPayback']);
  });
});
