import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { presentSources } from '../../bin/present/sources.ts';
import { presentSummary } from '../../bin/present/summary.ts';
import { silentProgress } from '../../lib/adapters/system/silent-progress.ts';
import type { DaySummary } from '../../lib/domain/portfolio/summarise-day.ts';
import { judgeDays } from '../../lib/local/judge-days.ts';
import { type Holdfast, serveHoldfast } from '../../lib/local/open-holdfast.ts';
import { extendSample, importSample } from '../../lib/local/sample-company.ts';
import { explainAccount } from '../../lib/usecases/explain-account.ts';
import { listMetrics, type MetricLine } from '../../lib/usecases/list-metrics.ts';
import { listSources } from '../../lib/usecases/list-sources.ts';
import { publishWorkflows } from '../../lib/usecases/publish-workflows.ts';
import { aTerminal } from '../factories/terminal.ts';
import { shippedWorkflows } from '../factories/workflow-files.ts';

const DELIVERED = '2026-06-20';
const LATER = '2026-06-28';
const dir = mkdtempSync(join(tmpdir(), 'holdfast-broken-'));
let holdfast: Holdfast;
let summary: DaySummary;

const states = (list: { source: string; state: string }[]) =>
  Object.fromEntries(list.map(({ source, state }) => [source, state]));
const judge = (day: string) => judgeDays([{ from: day, until: day, act: false }], holdfast.ports, silentProgress);

async function metric(id: string): Promise<MetricLine> {
  const { metrics } = await listMetrics({}, holdfast.ports);
  return metrics.find((one) => one.metric === id) as MetricLine;
}

/** Four sources deliver. A week later one is gone, one is garbled, one has stopped without a word, and one goes on. */
beforeAll(async () => {
  holdfast = await serveHoldfast({ dir, speed: 'stepped', start: new Date('2026-11-21T12:00:00Z') });
  await extendSample(dir, DELIVERED, { accounts: 40, seed: 3 });
  await importSample(dir, holdfast.ports, silentProgress);
  await publishWorkflows({ files: shippedWorkflows() }, holdfast.ports);
  await judge(DELIVERED);
});
afterAll(async () => {
  await holdfast.close();
  rmSync(dir, { recursive: true, force: true });
});

describe('sources that deliver', () => {
  it('are fresh, and say what they feed and of how many accounts they tell', async () => {
    const { day, sources } = await listSources({}, holdfast.ports);
    expect(day).toBe(DELIVERED);
    expect(new Set(sources.map(({ state }) => state))).toEqual(new Set(['fresh']));
    const tool = sources.find(({ source }) => source === 'admin-tool');
    expect(tool?.feeds).toEqual(expect.arrayContaining(['logins_28d', 'logins_28d_change', 'licence_utilisation']));
    expect(tool?.accounts).toBeGreaterThan(20);
  });
});

describe('a run after sources broke', () => {
  beforeAll(async () => {
    rmSync(join(dir, 'sample', 'zendesk'), { recursive: true });
    for (const file of readdirSync(join(dir, 'sample', 'hubspot'))) {
      writeFileSync(join(dir, 'sample', 'hubspot', file), '<html>Please sign in</html>\n');
    }
    await judge(LATER);
    summary = (await holdfast.ports.days.daySummary(LATER)) as DaySummary;
  });

  it('says in its summary which failed and why, and which is silent', () => {
    expect(summary.failedSources.map(({ source }) => source).toSorted()).toEqual(['hubspot', 'zendesk']);
    expect(states(summary.sources ?? [])).toMatchObject({
      'admin-tool': 'stale',
      hubspot: 'failed',
      zendesk: 'failed',
    });
    const printed = presentSummary(summary, aTerminal());
    expect(printed).toContain('zendesk could not be collected: The folder of source zendesk is gone');
    expect(printed).toContain(`admin-tool stale: the use it tells of ends on ${DELIVERED}, 8 days before ${LATER}`);
  });

  it('is seen where sources are listed', async () => {
    const list = await listSources({}, holdfast.ports);
    expect(states(list.sources)).toEqual({
      ...{ 'admin-tool': 'stale', hubspot: 'failed', salesforce: 'fresh', zendesk: 'failed' },
    });
    expect(list.sources.find(({ source }) => source === 'hubspot')?.because).toMatch(/no longer fit its mapping/);
    expect(presentSources(list, aTerminal())).toContain('zendesk failed: The folder of source zendesk is gone');
  });

  it('is seen in every metric that they feed, and in how many accounts it is known of', async () => {
    const [logins, cases, revenue] = await Promise.all(['logins_28d', 'open_cases', 'mrr'].map(metric));
    expect(logins?.sources).toEqual([{ source: 'admin-tool', state: 'stale' }]);
    expect(logins?.coverage).toMatchObject({ known: 0, missing: { stale: summary.accounts } });
    expect(cases?.sources).toEqual([{ source: 'zendesk', state: 'failed' }]);
    expect(revenue?.coverage?.known).toBe(summary.accounts);
  });

  it('is seen on the page of an account', async () => {
    const [row] = await holdfast.ports.days.portfolio(LATER);
    const account = await explainAccount({ accountId: row?.accountId ?? '' }, holdfast.ports);
    expect(account.metrics.find(({ metric }) => metric === 'logins_28d')).toMatchObject({ missing: 'stale' });
    expect(account.health.coverage).toBeLessThan(1);
  });

  it('is over as soon as a source is taken in again', async () => {
    await extendSample(dir, LATER);
    await importSample(dir, holdfast.ports, silentProgress);
    await judge(LATER);
    const { sources } = await listSources({}, holdfast.ports);
    expect(new Set(sources.map(({ state }) => state))).toEqual(new Set(['fresh']));
    expect((await metric('logins_28d')).coverage?.known).toBe(summary.accounts);
  });
});
