import type { Day } from '../domain/day.ts';
import type { SourceStanding } from '../domain/freshness/source-standing.ts';
import { sourcesOfMetrics } from '../domain/freshness/sources-of-metrics.ts';
import type { DayStore } from '../ports/judging.ts';
import type { FolderSource, ImportStore } from '../ports/sources.ts';
import type { Clock } from '../ports/system.ts';
import { type LoadedWorkflows, loadWorkflows, type WorkflowPorts } from './load-workflows.ts';
import { sourceStandings } from './source-standings.ts';

/**
 * A source that daily runs collect: where it lies, where it stands, how far it tells, which metrics it feeds, and how
 * many of the day's customers it tells of (absent until a run has counted).
 */
export type SourceLine = SourceStanding &
  Pick<FolderSource, 'folder' | 'registeredAt' | 'lastImportId' | 'freshness'> & {
    mappingFile: string;
    files: number;
    bytes: number;
    feeds: string[];
    accounts?: number;
  };

export type SourcePorts = WorkflowPorts & { imports: ImportStore; days: DayStore; clock: Clock };

/** Every source there is, by name; `day` is the last day judged, of whose customers they tell. */
export async function listSources(_: object, ports: SourcePorts): Promise<{ day?: Day; sources: SourceLine[] }> {
  const day = (await ports.days.latestDaySummary())?.day;
  const [sources, standings, coverage, published] = await Promise.all([
    ports.imports.sources(),
    sourceStandings(day, ports),
    day === undefined ? undefined : ports.days.coverage(day),
    publishedNow(ports),
  ]);
  const known = new Map(standings.map((standing) => [standing.source, standing]));
  const feeds = published && feedsOf(published, sources);
  const lines = sources.map((source) => ({
    ...(known.get(source.source) as SourceStanding),
    ...placeOf(source),
    feeds: feeds?.get(source.source) ?? [],
    accounts: coverage && (coverage.sources[source.source] ?? 0),
  }));
  return { day, sources: lines.toSorted((a, b) => (a.source < b.source ? -1 : 1)) };
}

function placeOf({ folder, mapping, files, registeredAt, lastImportId, freshness }: FolderSource) {
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  return { folder, mappingFile: mapping.file, files: files.length, bytes, registeredAt, lastImportId, freshness };
}

/** Sources can be looked at before anything is published; they feed nothing then. */
async function publishedNow(ports: WorkflowPorts): Promise<LoadedWorkflows | undefined> {
  const current = await ports.workflows.current();
  return current && loadWorkflows(current.version, ports);
}

function feedsOf({ catalogue }: LoadedWorkflows, sources: readonly FolderSource[]): Map<string, string[]> {
  const freshness = Object.fromEntries(sources.map(({ source, span }) => [source, span]));
  const feeds = new Map<string, string[]>();
  for (const [metric, feeding] of sourcesOfMetrics(catalogue, freshness)) {
    for (const source of feeding) feeds.set(source, [...(feeds.get(source) ?? []), metric]);
  }
  return feeds;
}
