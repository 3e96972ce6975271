import { addDays, type Day, daysFrom, monthOf } from '../domain/day.ts';
import { type CoverageCounter, coverageCounter } from '../domain/freshness/coverage.ts';
import { sourcesOfAccount } from '../domain/freshness/sources-of-account.ts';
import { lookBackDays } from '../domain/metrics/look-back.ts';
import type { SourceFreshness } from '../domain/metrics/source-freshness.ts';
import { measureDays } from '../domain/milestones/measure-days.ts';
import { type PeerCollector, peerCollector } from '../domain/peers/collect-peers.ts';
import type { Dossier, Profile } from '../domain/records/dossier.ts';
import { type RetainedAccount, retainedAccount } from '../domain/retention/retained-account.ts';
import { useIsTold } from '../domain/retention/seat-use.ts';
import type { RunPlan, ShardTask } from '../domain/run-plan.ts';
import { bucketsOf } from '../domain/shards.ts';
import type { DayStore, JudgedDay, MeasuredDay } from '../ports/judging.ts';
import type { RecordStore } from '../ports/records.ts';
import type { RetentionStore } from '../ports/reports.ts';
import type { ImportStore } from '../ports/sources.ts';
import { type LoadedWorkflows, loadWorkflows, type WorkflowPorts } from './load-workflows.ts';

/** What a shard needs to be measured. */
export type MeasuringPorts = WorkflowPorts & {
  records: RecordStore;
  days: DayStore;
  imports: ImportStore;
  retention: RetentionStore;
};

const ACCOUNTS_AT_ONCE = 100;
const EARLIEST_MONTH = '0000-01';

/**
 * Measures every account of a shard on every day of the run, and writes them down in pages together with the
 * shard's peer distributions and counts of what is known. Of the last day the ledger is kept as well. Memory holds a
 * page of accounts per day and a line of the ledger per account, however many days the run has.
 */
export async function measureShard(
  { plan, shard }: ShardTask,
  ports: MeasuringPorts,
): Promise<{ accountDays: number }> {
  const published = await loadWorkflows(plan.workflowsVersion, ports);
  const freshness = await freshnessOf(ports.imports);
  const pages = new Map(
    daysFrom(plan.from, plan.until).map((day) => [day, openPages(day, shard, published, ports.days)]),
  );
  const ledger: RetainedAccount[] = [];
  let accountDays = 0;
  for (const bucket of bucketsOf(shard, plan.shards.length)) {
    const ids = await ports.records.accountIds(bucket);
    for (let start = 0; start < ids.length; start += ACCOUNTS_AT_ONCE) {
      const some = ids.slice(start, start + ACCOUNTS_AT_ONCE);
      for (const { days, sources, retained } of await measureAccounts(some, plan, { published, freshness, ports })) {
        for (const day of days) await pages.get(day.day)?.add(day, sources);
        accountDays += days.length;
        ledger.push(retained);
      }
    }
  }
  for (const page of pages.values()) await page.close();
  await ports.retention.writeLedger(plan.until, shard, ledger);
  return { accountDays };
}

async function freshnessOf(imports: ImportStore): Promise<SourceFreshness> {
  const sources = await imports.sources();
  return Object.fromEntries(sources.map(({ source, span }) => [source, span]));
}

type Measuring = { published: LoadedWorkflows; freshness: SourceFreshness; ports: MeasuringPorts };

/** An account's measured days, the sources that tell of it, and its line of the ledger. */
type MeasuredAccount = { days: MeasuredDay[]; sources: ReadonlySet<string>; retained: RetainedAccount };

async function measureAccounts(
  ids: string[],
  { from, until }: RunPlan,
  measuring: Measuring,
): Promise<MeasuredAccount[]> {
  const { ports, published, freshness } = measuring;
  const profiles = await ports.records.profiles(ids);
  const before = await ports.days.judgedDays(ids, addDays(from, -1));
  return Promise.all(
    [...profiles.values()].map(async (profile) => {
      const previous = trusted(before.get(profile.accountId), profile, published.version);
      const dossier = await readDossier(profile, { from, until, previous }, measuring);
      const measured = measureDays(dossier, published, { from, until, freshness, reached: previous?.milestones });
      const rulesBefore = before.get(profile.accountId)?.rules;
      const { historyRevision } = profile;
      const days = measured.map((day, index) => ({ ...day, historyRevision, ...(index === 0 && { rulesBefore }) }));
      const retained = retainedAccount(dossier, { day: until, useIsTold: useIsTold(freshness, until) });
      return { days, sources: sourcesOfAccount(dossier), retained };
    }),
  );
}

/** Yesterday's milestones hold unless older records have arrived since, or other workflows were published. */
function trusted(previous: JudgedDay | undefined, profile: Profile, version: string): JudgedDay | undefined {
  const same = previous?.historyRevision === profile.historyRevision && previous?.workflowsVersion === version;
  return same ? previous : undefined;
}

type Span = { from: Day; until: Day; previous?: JudgedDay };

/** The window's months where yesterday is known, the whole history where milestones must be looked for anew. */
async function readDossier(profile: Profile, { from, until, previous }: Span, measuring: Measuring): Promise<Dossier> {
  const { ports, published } = measuring;
  const { accountId, longCaseMonths } = profile;
  const first = previous ? monthOf(addDays(from, -lookBackDays(published.catalogue))) : EARLIEST_MONTH;
  const months = await ports.records.months(accountId, first, monthOf(until));
  const older = longCaseMonths.filter((month) => month < first);
  const long = await Promise.all(older.map((month) => ports.records.months(accountId, month, month)));
  return { profile, months: [...long.flat(), ...months] };
}

/** Gathers a day's accounts into pages, peer distributions and counts; an empty page marks the end, whatever an earlier run left behind it. */
function openPages(day: Day, shard: number, { catalogue, peerMetrics }: LoadedWorkflows, days: DayStore) {
  const peers: PeerCollector = peerCollector(day, catalogue, peerMetrics);
  const coverage: CoverageCounter = coverageCounter(day, catalogue.metrics.keys());
  let accounts: MeasuredDay[] = [];
  let number = 0;
  const flush = async () => {
    await days.writeMetricPage({ day, shard, number, accounts });
    number += 1;
    accounts = [];
  };
  return {
    async add(account: MeasuredDay, sources: ReadonlySet<string>) {
      peers.add(account);
      coverage.add(account, sources);
      accounts.push(account);
      if (accounts.length === ACCOUNTS_AT_ONCE) await flush();
    },
    async close() {
      if (accounts.length > 0) await flush();
      await flush();
      await days.writeShardPeers(day, shard, peers.collect());
      await days.writeShardCoverage(shard, coverage.count());
    },
  };
}
