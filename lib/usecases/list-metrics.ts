import type { Day } from '../domain/day.ts';
import { describeMetrics, type MetricDefinition } from '../domain/explanation/describe-metric.ts';
import type { Coverage, MetricCoverage } from '../domain/freshness/coverage.ts';
import type { SourceStanding, SourceState } from '../domain/freshness/source-standing.ts';
import { sourcesOfMetrics } from '../domain/freshness/sources-of-metrics.ts';
import { type GroupSpread, spreadOfGroup } from '../domain/peers/group-spread.ts';
import type { PeerTable } from '../domain/peers/peer-table.ts';
import type { DayStore } from '../ports/judging.ts';
import type { ImportStore } from '../ports/sources.ts';
import type { Clock } from '../ports/system.ts';
import { currentVersion } from './current-version.ts';
import { loadWorkflows, type WorkflowPorts } from './load-workflows.ts';
import { sourceStandings } from './source-standings.ts';

/** How a metric is spread over everybody: `n` accounts have a value. */
export type Everybody = Omit<GroupSpread, 'group' | 'widened'>;

/**
 * A metric of the catalogue: how it is defined, the sources that feed it with their state, of how many of the day's
 * customers it is known, and how it is spread over them (absent where fewer than the least group have it).
 */
export type MetricLine = MetricDefinition & {
  sources: { source: string; state: SourceState }[];
  coverage?: MetricCoverage;
  everybody?: Everybody;
};

/** The catalogue as of the last judged day; `day` and `accounts` are absent until the first run. */
export type MetricList = { day?: Day; accounts?: number; metrics: MetricLine[] };

export type MetricPorts = WorkflowPorts & { imports: ImportStore; days: DayStore; clock: Clock };

/** Every metric there is; of one group when it is given. Throws NothingPublished. */
export async function listMetrics({ group }: { group?: string }, ports: MetricPorts): Promise<MetricList> {
  const summary = await ports.days.latestDaySummary();
  const day = summary?.day;
  const version = summary?.workflowsVersion ?? (await currentVersion(ports.workflows)).version;
  const [{ catalogue }, registered, standings, coverage, peers] = await Promise.all([
    loadWorkflows(version, ports),
    ports.imports.sources(),
    sourceStandings(day, ports),
    day === undefined ? undefined : ports.days.coverage(day),
    day === undefined ? undefined : ports.days.peerTable(day, [EVERYBODY]),
  ]);
  const freshness = Object.fromEntries(registered.map(({ source, span }) => [source, span]));
  const told = { sources: sourcesOfMetrics(catalogue, freshness), standings, coverage, peers };
  const described = describeMetrics(catalogue).filter((one) => group === undefined || one.group === group);
  return { day, accounts: coverage?.accounts, metrics: described.map((one) => lineOf(one, told)) };
}

const EVERYBODY = '';

type Told = { sources: Map<string, string[]>; standings: SourceStanding[]; coverage?: Coverage; peers?: PeerTable };

function lineOf(definition: MetricDefinition, { sources, standings, coverage, peers }: Told): MetricLine {
  const { metric } = definition;
  const state = (source: string) => standings.find((one) => one.source === source)?.state ?? 'fresh';
  const spread = peers && spreadOfGroup(peers, EVERYBODY, metric);
  const { group: _, ...everybody } = spread ?? { group: '' };
  return {
    ...definition,
    sources: (sources.get(metric) ?? []).map((source) => ({ source, state: state(source) })),
    coverage: coverage?.metrics[metric],
    everybody: spread && (everybody as Everybody),
  };
}
