import { dayOf } from '../domain/day.ts';
import type { Delivery } from '../domain/messages/delivery.ts';
import type { PortfolioRow } from '../domain/portfolio/portfolio-row.ts';
import type { DaySummary } from '../domain/portfolio/summarise-day.ts';
import type { ImportReport } from '../domain/sources/import-report.ts';
import type { DeliveryStore } from '../ports/delivery.ts';
import type { RunStore, TaskStore } from '../ports/playbooks.ts';
import type { ImportStore } from '../ports/sources.ts';
import type { Clock } from '../ports/system.ts';
import { listAccounts } from './list-accounts.ts';
import { listedAtMost } from './list-runs.ts';
import type { MatchPorts } from './match-accounts.ts';

/** Counts by name. */
export type Tally = Record<string, number>;

/**
 * Everything at a glance: the latest day, the ten accounts most at risk, what playbooks are doing, and the last import
 * of each source. `held` counts held messages by their reason.
 */
export type Overview = {
  summary?: DaySummary;
  atRisk: PortfolioRow[];
  runs: { byPlaybook: Tally; byState: Tally };
  messages: { byState: Tally; held: Tally };
  tasks: { open: number; overdue: number; done: number };
  imports: ImportReport[];
};

export type OverviewPorts = MatchPorts & {
  clock: Clock;
  deliveries: DeliveryStore;
  imports: ImportStore;
  runs: RunStore;
  tasks: TaskStore;
};

const MOST_AT_RISK = 10;

/** Gathers the overview; before the first run it has no summary. */
export async function showOverview(_: object, ports: OverviewPorts): Promise<Overview> {
  const [summary, accounts, runs, deliveries, open, done] = await Promise.all([
    ports.days.latestDaySummary(),
    listAccounts({ sort: 'risk', customers: 'current', limit: MOST_AT_RISK }, ports),
    ports.runs.newest(listedAtMost),
    ports.deliveries.newest(listedAtMost),
    ports.tasks.open(listedAtMost),
    ports.tasks.done(listedAtMost),
  ]);
  const today = dayOf(ports.clock.now());
  return {
    summary,
    atRisk: accounts.accounts.filter(({ band }) => band !== 'green'),
    runs: { byPlaybook: tally(runs.map(({ playbook }) => playbook)), byState: tally(runs.map(({ state }) => state)) },
    messages: { byState: tally(deliveries.map(({ state }) => state)), held: heldBecause(deliveries) },
    tasks: { open: open.length, overdue: open.filter(({ dueDay }) => dueDay < today).length, done: done.length },
    imports: await lastImports(ports.imports),
  };
}

/** Reasons end with the recipient's time zone; what they have in common is counted. */
function heldBecause(deliveries: readonly Delivery[]): Tally {
  const held = deliveries.filter(({ state }) => state === 'held');
  return tally(held.map(({ reason = 'no reason given' }) => reason.replace(/ in [A-Z]\w+(\/[\w+-]+)*$/, '')));
}

async function lastImports(imports: ImportStore): Promise<ImportReport[]> {
  const ids = (await imports.sources()).flatMap(({ lastImportId }) => lastImportId ?? []);
  const reports = await Promise.all(ids.map((id) => imports.report(id)));
  return reports.filter((report) => report !== undefined);
}

function tally(names: readonly string[]): Tally {
  const counts: Tally = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
