import { dayOf } from '../domain/day.ts';
import type { Fault } from '../domain/errors.ts';
import type { SourceSpan } from '../domain/metrics/source-freshness.ts';
import { mergeFreshness } from '../domain/metrics/source-freshness.ts';
import type { Freshness, ImportReport } from '../domain/sources/import-report.ts';
import type {
  Clock,
  DayStore,
  DocumentReader,
  ExportFolder,
  FolderSource,
  Ids,
  ImportStore,
  Progress,
  RecordStore,
  RejectSinks,
  Spools,
} from '../ports.ts';
import { dropDuplicates } from './importing/drop-duplicates.ts';
import { ImportLog } from './importing/import-log.ts';
import { type ImportPlan, planImport } from './importing/plan-import.ts';
import { type ImportSpools, spoolRows } from './importing/spool-rows.ts';
import { storePartitions } from './importing/store-partitions.ts';

/** The folder of exports (an absolute path), and the mapping file that says what they mean. */
export type FolderImport = { folder: string; mapping: { file: string; text: string } };

/** The report of an import that took place, or the faults that kept it from beginning. */
export type Imported = { report?: ImportReport; faults: Fault[] };

export type ImportPorts = {
  documents: DocumentReader;
  exports: ExportFolder;
  spools: Spools;
  rejects: RejectSinks;
  records: RecordStore;
  imports: ImportStore;
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
 * cannot be right stops it before anything is written; a bad row never does.
 */
export async function importFolder(input: FolderImport, ports: ImportPorts): Promise<Imported> {
  const read = ports.documents.read(input.mapping.file, input.mapping.text);
  if (!read.value) return { faults: read.faults };
  const planned = await planImport(read.value, input.folder, ports.exports);
  if (!planned.value) return { faults: planned.faults };
  const partitions = partitionsFor(planned.value);
  const spools = { records: await ports.spools.open(partitions), ids: await ports.spools.open(partitions), partitions };
  try {
    return { report: await runImport(input, planned.value, spools, ports), faults: [] };
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
  { folder, mapping: { file, text } }: FolderImport,
  plan: ImportPlan,
  spools: ImportSpools,
  ports: ImportPorts,
): Promise<ImportReport> {
  const importId = ports.ids.next();
  const startedAt = ports.clock.now();
  const { source } = plan.mapping;
  const streams = plan.files.flatMap((planned) => planned.streams).toSorted((a, b) => a.number - b.number);
  const sink = ports.rejects.open(importId);
  const log = new ImportLog(streams, sink);
  const { exports, progress, records, imports } = ports;
  // Taken before a row is read: a file that changes from here on is collected again.
  const present = (await exports.files(folder)) ?? [];
  const { watchedRows } = await spoolRows(plan, { folder, exports, progress, spools, log });
  const marks = await dropDuplicates(streams, watchedRows, spools, log);
  const today = dayOf(startedAt);
  const judgedDay = (await ports.days.latestDaySummary())?.day;
  const stored = await storePartitions({ source, streams, spools, marks, log, today, judgedDay, records, progress });
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
  const registered = { source, folder, mapping: { file, text }, files: present };
  await register(registered, report, span[source] ?? { streams: [] }, imports);
  return report;
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
