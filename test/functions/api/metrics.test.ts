import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { coverageCounter } from '../../../lib/domain/freshness/coverage.ts';
import { collectPeers } from '../../../lib/domain/peers/collect-peers.ts';
import { finalisePeers } from '../../../lib/domain/peers/finalise-peers.ts';
import { loadWorkflows } from '../../../lib/usecases/load-workflows.ts';
import { anAccountDay } from '../../factories/dossiers.ts';
import { aJudgedDay } from '../../factories/judged-day.ts';
import { aRow, aSummary } from '../../factories/portfolio.ts';
import { publishSomeFiles } from '../../factories/workflows.ts';
import { apiUnderTest } from './api-under-test.ts';

const day = '2026-03-01';
let api: Awaited<ReturnType<typeof apiUnderTest>>;

/** Thirty retailers with logins, of whom nineteen have dashboards; one of them is acc-1. */
const retail = { sizeBand: '1-50', industry: 'Retail' };
const accounts = Array.from({ length: 30 }, (_, index) =>
  anAccountDay({
    accountId: `acc-${index + 1}`,
    attributes: retail,
    metrics: { logins_28d: 10 * index + 7, ...(index < 19 && { dashboards: index }) },
    missing: index < 19 ? {} : { dashboards: 'no-record' },
  }),
);

beforeAll(async () => {
  api = await apiUnderTest();
  const { days, imports, workflows } = api.ports;
  await publishSomeFiles(workflows);
  const { catalogue, peerMetrics } = await loadWorkflows('v1', api.ports);
  const counter = coverageCounter(day, catalogue.metrics.keys());
  for (const account of accounts) counter.add(account, ['admin-tool']);
  await days.writeCoverage(counter.count());
  await days.writePeerTable(day, finalisePeers(collectPeers(day, accounts, catalogue, peerMetrics), catalogue));
  await days.writeJudgedDays([aJudgedDay('acc-1', { attributes: retail, metrics: { logins_28d: 7, dashboards: 0 } })]);
  await days.writePortfolio(day, 0, [aRow('acc-1')]);
  await days.writeDaySummary(aSummary(day, { accounts: 30 }));
  await imports.writeSource({
    ...{ source: 'admin-tool', folder: 'exports', mapping: { file: 'm.yaml', text: '' }, files: [] },
    ...{ registeredAt: '2026-01-01T06:00:00.000Z', lastImportAt: '2026-03-02T06:00:00.000Z' },
    freshness: { usage: day },
    span: { streams: ['usage:login'], newestDay: day },
  });
});
afterAll(() => api.close());

describe('GET /metrics', () => {
  it('tells of each metric what it is, where it comes from, how well it is known and how it is spread', async () => {
    const { status, body } = await api.call('/metrics');
    expect([status, body.day, body.accounts]).toEqual([200, day, 30]);
    expect(body.metrics).toContainEqual({
      ...{ metric: 'logins_28d', label: 'Logins in 28 days', group: 'logins-and-users', unit: 'logins' },
      ...{ direction: 'up', form: 'value', windowInDays: 28, definition: 'count of usage, events: login' },
      ...{ absent: 'zero', staleAfterDays: 7, sources: [{ source: 'admin-tool', state: 'fresh' }] },
      coverage: { known: 30, missing: {} },
      everybody: { n: 30, p25: 70, p50: 150, p75: 220 },
    });
  });

  it('tells no spread that fewer than twenty accounts make up', async () => {
    const { body } = await api.call('/metrics?group=customisation');
    expect(body.metrics.map((one: { metric: string }) => one.metric)).toEqual(['dashboards']);
    expect(body.metrics[0]).toMatchObject({ coverage: { known: 19, missing: { 'no-record': 11 } } });
    expect(body.metrics[0]).not.toHaveProperty('everybody');
  });
});

describe('GET /metrics/{metric}', () => {
  const key = 'sizeBand=1-50|industry=Retail';

  it('tells how it is spread over each group, or the one asked for', async () => {
    const all = await api.call('/metrics/logins_28d');
    expect(all.body.groups.map((one: { key: string }) => one.key)).toEqual(['', key]);
    const one = await api.call(`/metrics/logins_28d?group=${encodeURIComponent(key)}`);
    expect(one.body.groups).toEqual([
      { key, group: 'accounts of 1-50 people in Retail', n: 30, p25: 70, p50: 150, p75: 220 },
    ]);
  });

  it('has no group for what too few accounts have', async () => {
    expect((await api.call('/metrics/dashboards')).body.groups).toEqual([]);
  });

  it.each([
    ['/metrics/logins_29d', 'There is no metric logins_29d. Did you mean logins_28d?'],
    ['/metrics/logins_28d?group=industry%3DMining', 'There is no group industry=Mining that holds enough accounts.'],
  ])('answers %s with 404 and what to do', async (path, detail) => {
    expect(await api.call(path)).toMatchObject({ status: 404, body: { detail } });
  });
});

describe('an account beside its peers', () => {
  it('has its percentile, who they are and how they are spread, where they are enough', async () => {
    const { body } = await api.call('/accounts/acc-1');
    const line = (id: string) => body.metrics.find((one: { metric: string }) => one.metric === id);
    expect(line('logins_28d').peers).toEqual({
      ...{ percentile: 100 / 60, group: 'accounts of 1-50 people in Retail', n: 30, widened: false },
      ...{ p25: 70, p50: 150, p75: 220 },
    });
    expect(line('dashboards')).not.toHaveProperty('peers');
  });
});

describe('GET /sources', () => {
  it('tells where each stands and what it feeds', async () => {
    const { body } = await api.call('/sources');
    expect(body).toMatchObject({
      day,
      sources: [{ source: 'admin-tool', state: 'fresh', feeds: ['logins_28d', 'logins_28d_change'], accounts: 30 }],
    });
  });
});

describe('GET /company', () => {
  it.each([
    ['/company?month=2026-02', 200],
    ['/company?month=2026-13', 400],
    ['/company?month=2027-01', 400],
    ['/company?months=0', 400],
  ])('answers %s with %d', async (path, status) => {
    expect((await api.call(path)).status).toBe(status);
  });

  it('is of the last month that is over unless another is asked for', async () => {
    const { body } = await api.call('/company');
    expect(body.period).toEqual({ from: '2026-02-01', until: '2026-02-28' });
    expect((await api.call('/company?month=2026-03&months=3')).body.period).toEqual({
      ...{ from: '2026-01-01', until: '2026-03-01' },
    });
  });
});
