import { type Day, dayOf } from '../domain/day.ts';
import type { Fault } from '../domain/errors.ts';
import type { SourceSpan } from '../domain/metrics/source-freshness.ts';
import { mergeFreshness } from '../domain/metrics/source-freshness.ts';
import type { Arrival } from '../domain/records/arrival.ts';
import type { RecordKind } from '../domain/records/record.ts';
import type { Freshness, ImportReport } from '../domain/sources/import-report.ts';
import type { DayStore } from '../ports/judging.ts';
import type { RecordStore, SpendStore } from '../ports/records.ts';
import type { ExportFolder, FolderSource, ImportStore, ImportTurns, RejectSinks, Spools } from '../ports/sources.ts';
import type { Clock, Ids, Progress } from '../ports/system.ts';
import type { DocumentReader } from '../ports/workflows.ts';
import { dropDuplicates } from './importing/drop-duplicates.ts';
import { ImportLog } from './importing/import-log.ts';
import { inTurn, type Keep } from './importing/in-turn.ts';
import { type ImportPlan, planImport } from './importing/plan-import.ts';
import { type ImportSpools, spoolRows } from './importing/spool-rows.ts';
import { storePartitions } from './importing/store-partitions.ts';

/** The folder of exports (an absolute path or address), and the mapping file that says what they mean. */
export type FolderImport = {
  folder: string;
  mapping: { file: string; text: string };
  /** The source that the mapping must be of, if that is settled. */
  source?: string;
  /** What is delivered is history that was known all along, though it is imported only now. @default false */
  backfill?: boolean;
  /** @default a fresh one */
  importId?: string;
  /** Who imports, when it may be tried again under the same name. @default the import's id */
  holder?: string;
};

/** The report of an import that took place, or the faults that kept it from beginning. */
export type Imported = { report?: ImportReport; faults: Fault[] };

export type ImportPorts = {
  documents: DocumentReader;
  exports: ExportFolder;
  spools: Spools;
  rejects: RejectSinks;
  records: RecordStore;
  spending: SpendStore;
  imports: ImportStore;
  turns: ImportTurns;
  days: Pick<DayStore, 'latestDaySummary'>;
  clock: Clock;
  ids: Ids;
  progress: Progress;
};

/** A partition is read into memory at once: of so many bytes of input, which compressed files hold more of. */
const PARTITION_BYTES = 2_097_152;
const GZIP_RATIO = 8;
const MOST_PARTITIONS = 1024;

/**
 * Imports a folder of exports: reads every row, reports what it thinks of the data, and stores what is new or
 * changed. Memory does not grow with the files: records are first sorted on disk by account. A mapping that
 * cannot be right stops it before anything is written; a bad row never does. Throws ImportsBusy.
 */
export async function importFolder(input: FolderImport, ports: ImportPorts): Promise<Imported> {
  const read = ports.documents.read(input.mapping.file, input.mapping.text);
  if (!read.value) return { faults: read.faults };
  const { value: plan, faults } = await planImport(read.value, input, ports.exports);
  if (!plan) return { faults };
  const importId = input.importId ?? ports.ids.next();
  const report = await inTurn(input.holder ?? importId, ports, (keep) =>
    withSpools(plan, ports, (spools) => runImport({ ...input, importId }, { plan, spools, keep }, ports)),
  );
  return { report, faults: [] };
}

async function withSpools<T>(plan: ImportPlan, ports: ImportPorts, work: (spools: ImportSpools) => Promise<T>) {
  const partitions = partitionsFor(plan);
  const spools = { records: await ports.spools.open(partitions), ids: await ports.spools.open(partitions), partitions };
  try {
    return await work(spools);
  } finally {
    await spools.records.close();
    await spools.ids.close();
  }
}

/** As many partitions as keep each small enough to be held in memory. */
export function partitionsFor({ files }: Pick<ImportPlan, 'files'>): number {
  const plain = files.reduce((sum, { name, bytes }) => sum + bytes * (name.endsWith('.gz') ? GZIP_RATIO : 1), 0);
  return Math.min(MOST_PARTITIONS, Math.max(1, Math.ceil(plain / PARTITION_BYTES)));
}

async function runImport(
  { folder, mapping: { file, text }, importId, backfill }: FolderImport & { importId: string },
  { plan, spools, keep }: { plan: ImportPlan; spools: ImportSpools; keep: Keep },
  ports: ImportPorts,
): Promise<ImportReport> {
  const startedAt = ports.clock.now();
  const { source } = plan.mapping;
  const streams = plan.files.flatMap((planned) => planned.streams).toSorted((a, b) => a.number - b.number);
  const sink = ports.rejects.open(importId);
  const log = new ImportLog(streams, sink);
  const { exports, progress, records, spending, imports } = ports;
  const today = dayOf(startedAt);
  const { watchedRows } = await spoolRows(plan, { folder, exports, progress, spools, log, today });
  const marks = await dropDuplicates(streams, watchedRows, spools, log);
  const arrival = arrivalOn(today, { source, backfill }, await imports.sources());
  const judgedDay = (await ports.days.latestDaySummary())?.day;
  const into = { records, spending, progress, keep };
  const stored = await storePartitions({ source, streams, spools, marks, log, today, judgedDay, arrival, ...into });
  const { span, ...changes } = stored;
  const report: ImportReport = {
    importId,
    source,
    folder,
    startedAt: startedAt.toISOString(),
    finishedAt: ports.clock.now().toISOString(),
    rows: log.rows,
    accepted: log.accepted,
    rejected: log.rejected,
    duplicates: log.duplicates,
    files: log.files,
    rejections: log.rejections(),
    rejectsFile: await sink.close(),
    findings: log.findings(),
    ...changes,
  };
  await imports.writeReport(report);
  const registered = { source, folder, mapping: { file, text }, files: plan.present };
  await register(registered, report, span[source] ?? { streams: [] }, imports);
  return report;
}

/** What a source delivers for the first time is its history: nobody could import it before. */
function arrivalOn(
  day: Day,
  { source, backfill = false }: { source: string; backfill?: boolean },
  registered: FolderSource[],
): Arrival {
  const span = registered.find((one) => one.source === source)?.span;
  const delivered = new Set(span?.streams.map((stream) => stream.split(':')[0]));
  const order = registered.toSorted((a, b) => (a.registeredAt < b.registeredAt ? -1 : 1)).map((one) => one.source);
  const isHistory = (kind: RecordKind) => backfill || !delivered.has(kind);
  return { day, isHistory, sources: order.includes(source) ? order : [...order, source] };
}

/** Keeps the folder as a source that daily runs collect again, and how far its records reach. */
async function register(
  registered: Pick<FolderSource, 'source' | 'folder' | 'mapping' | 'files'>,
  { importId, startedAt, finishedAt, freshness }: ImportReport,
  span: SourceSpan,
  imports: ImportStore,
): Promise<void> {
  const { source } = registered;
  const before = await imports.source(source);
  await imports.writeSource({
    ...registered,
    registeredAt: before?.registeredAt ?? startedAt,
    lastImportId: importId,
    lastImportAt: finishedAt,
    freshness: newer(before?.freshness ?? {}, freshness),
    span: mergeFreshness({ [source]: before?.span ?? { streams: [] } }, { [source]: span })[source] as SourceSpan,
  });
}

function newer(before: Freshness, after: Freshness): Freshness {
  const merged = { ...before };
  for (const [kind, day] of Object.entries(after) as [keyof Freshness, string][]) {
    const held = merged[kind];
    if (held === undefined || day > held) merged[kind] = day;
  }
  return merged;
}
