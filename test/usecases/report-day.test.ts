import { describe, expect, it } from 'vitest';
import type { DayDetail } from '../../lib/domain/portfolio/day-detail.ts';
import type { DaySummary } from '../../lib/domain/portfolio/summarise-day.ts';
import type { DayStore } from '../../lib/ports/judging.ts';
import type { FolderSource } from '../../lib/ports/sources.ts';
import { type ReportingPorts, reportDay } from '../../lib/usecases/report-day.ts';
import { memoryImportStore } from '../factories/importing.ts';
import { aRow } from '../factories/portfolio.ts';
import { memoryRetentionStore } from '../factories/retention.ts';

const NOW = '2026-11-21T06:00:00Z';

/** A day store that holds portfolios of two customers, of whom one fired on each day, and keeps summaries. */
function world({ judgedBefore, now = NOW }: { judgedBefore?: string; now?: string } = {}) {
  const summaries = new Map<string, Partial<DaySummary>>();
  const details = new Map<string, DayDetail>();
  if (judgedBefore) summaries.set(judgedBefore, { day: judgedBefore });
  const days = {
    portfolio: async () => [
      aRow('A', { band: 'green', firings: ['quiet'] }),
      aRow('B', { band: 'unknown', firings: [] }),
    ],
    writeDayDetail: async (detail: DayDetail) => void details.set(detail.day, detail),
    writeDaySummary: async (summary: DaySummary) => void summaries.set(summary.day, summary),
    latestDaySummary: async () => summaries.get([...summaries.keys()].sort().at(-1) ?? ''),
  } as unknown as DayStore;
  const imports = memoryImportStore();
  const retention = memoryRetentionStore();
  const ports = { days, imports, retention, clock: { now: () => new Date(now) } } as unknown as ReportingPorts;
  return { ports, summaries, details };
}

const aSource = (source: string, lastImportAt?: string): FolderSource => ({
  source,
  folder: `/exports/${source}`,
  mapping: { file: 'm.yaml', text: '' },
  registeredAt: '2026-11-01T06:00:00.000Z',
  ...(lastImportAt && { lastImportAt }),
  freshness: {},
  span: { streams: [] },
  files: [],
});

const aPlan = (from: string, until: string) => ({
  from,
  until,
  live: true,
  workflowsVersion: 'v1',
  sources: ['crm'],
  shards: [0],
});

describe('the report of a run', () => {
  it('has the summary of its last day, and the firings of all its days', async () => {
    const { ports, summaries } = world();
    const report = await reportDay({ plan: aPlan('2026-11-18', '2026-11-20'), collected: [] }, ports);
    expect([...summaries.keys()]).toEqual(['2026-11-18', '2026-11-19', '2026-11-20']);
    expect(report.summary).toMatchObject({ day: '2026-11-20', accounts: 2, bands: { green: 1, unknown: 1 } });
    expect(report.firings).toBe(3);
  });

  it('leaves the detail of each day, and says into how many shards it was divided', async () => {
    const { ports, summaries, details } = world();
    await reportDay({ plan: aPlan('2026-11-19', '2026-11-20'), collected: [] }, ports);
    expect([...details.keys()]).toEqual(['2026-11-19', '2026-11-20']);
    expect(details.get('2026-11-20')).toMatchObject({ news: [{ kind: 'fired', accounts: 1 }] });
    expect(summaries.get('2026-11-20')).toMatchObject({ shards: 1, revenue: { green: {}, unknown: {} } });
  });

  it.each([
    ['the last complete day', '2026-11-20', undefined, 0],
    ['three days before it', '2026-11-17', undefined, 3],
    ['a day of history, after newer ones', '2026-11-10', '2026-11-19', 1],
    ['a day that is not over', '2026-11-21', undefined, 0],
  ])('of %s says how far behind the judged days are', async (_, day, judgedBefore, daysBehind) => {
    const { ports } = world({ judgedBefore });
    expect(await reportDay({ plan: aPlan(day, day), collected: [] }, ports)).toMatchObject({ daysBehind });
  });

  it.each([
    ['two days ago', '2026-11-19T06:00:00.000Z', []],
    ['a minute more than two days ago', '2026-11-19T05:59:00.000Z', ['crm']],
    ['never', undefined, ['crm']],
  ])('names a source that was imported %s when it is stale', async (_, lastImportAt, staleSources) => {
    const { ports } = world();
    await ports.imports.writeSource(aSource('crm', lastImportAt));
    const report = await reportDay({ plan: aPlan('2026-11-20', '2026-11-20'), collected: [] }, ports);
    expect(report.staleSources).toEqual(staleSources);
  });

  it('names the sources that it went on without, with the reason', async () => {
    const { ports } = world();
    const collected = [
      { source: 'crm' },
      { source: 'zendesk', failure: { Error: 'SourceUnreadable', Cause: '{"errorMessage":"The folder is gone."}' } },
      { source: 'hubspot', failure: { Error: 'States.Timeout' } },
    ];
    const { summary } = await reportDay({ plan: aPlan('2026-11-20', '2026-11-20'), collected }, ports);
    expect(summary.failedSources).toEqual([
      { source: 'zendesk', message: 'The folder is gone.' },
      { source: 'hubspot', message: 'States.Timeout' },
    ]);
  });
});
