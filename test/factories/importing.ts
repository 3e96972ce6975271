import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileSpools } from '../../lib/adapters/files/file-spools.ts';
import { rejectFiles } from '../../lib/adapters/files/reject-files.ts';
import { exportFolder } from '../../lib/adapters/sources/folder/export-folder.ts';
import { readYaml } from '../../lib/adapters/yaml/read-yaml.ts';
import type { Month } from '../../lib/domain/day.ts';
import type { Collection } from '../../lib/domain/freshness/source-standing.ts';
import type { MonthOfRecords, Profile } from '../../lib/domain/records/dossier.ts';
import { bucketOf } from '../../lib/domain/shards.ts';
import type { ImportReport } from '../../lib/domain/sources/import-report.ts';
import type { RecordStore, SpendStore } from '../../lib/ports/records.ts';
import type { FolderSource, ImportStore, ImportTurn, ImportTurns } from '../../lib/ports/sources.ts';
import type { ImportPorts } from '../../lib/usecases/import-folder.ts';

/** A record store that forgets. It holds texts, as a database would: who changes a value later changes nothing here. */
export function memoryRecordStore() {
  const profiles = new Map<string, string>();
  const months = new Map<string, Map<Month, string>>();
  const directory = new Set<string>();
  const writes = { profiles: 0, months: 0 };
  const store: RecordStore = {
    async profiles(ids) {
      const found = ids.flatMap((id) => profiles.get(id) ?? []).map((text): Profile => JSON.parse(text));
      return new Map(found.map((profile) => [profile.accountId, profile]));
    },
    async months(accountId, from, until) {
      const held = [...(months.get(accountId) ?? [])].filter(([month]) => month >= from && month <= until);
      return held.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, text]): MonthOfRecords => JSON.parse(text));
    },
    async write(change) {
      writes.profiles += change.profiles.length;
      writes.months += change.months.length;
      for (const profile of change.profiles) profiles.set(profile.accountId, JSON.stringify(profile));
      for (const month of change.months) {
        const held = months.get(month.accountId) ?? new Map<Month, string>();
        months.set(month.accountId, held.set(month.month, JSON.stringify(month)));
      }
      for (const id of change.newAccountIds) directory.add(id);
    },
    async accountIds(bucket) {
      return [...directory].filter((id) => bucketOf(id) === bucket).toSorted();
    },
  };
  return { store, directory, writes };
}

/** An import store that forgets. */
export function memoryImportStore(): ImportStore {
  const reports: ImportReport[] = [];
  const sources = new Map<string, FolderSource>();
  const collections = new Map<string, Collection>();
  return {
    writeReport: async (report) => void reports.unshift(structuredClone(report)),
    report: async (importId) => reports.find((report) => report.importId === importId),
    reports: async (limit, source) =>
      reports.filter((report) => source === undefined || report.source === source).slice(0, limit),
    writeSource: async (source) => void sources.set(source.source, structuredClone(source)),
    source: async (source) => sources.get(source),
    sources: async () => [...sources.values()],
    writeCollections: async (some) => {
      for (const collection of some) collections.set(collection.source, collection);
    },
    collections: async () => [...collections.values()],
  };
}

/** A store of spending that forgets. */
export function memorySpendStore(): SpendStore {
  const bySource = new Map<string, string>();
  const read = (text: string | undefined) => (text === undefined ? [] : JSON.parse(text));
  return {
    write: async (source, spend) => void bySource.set(source, JSON.stringify(spend)),
    ofSource: async (source) => read(bySource.get(source)),
    all: async () => [...bySource.values()].flatMap(read),
  };
}

/** Turns that are forgotten. */
export function memoryImportTurns(): ImportTurns {
  let standing: ImportTurn | undefined;
  return {
    async take(turn, now) {
      if (!standing || standing.holder === turn.holder || standing.until < now) standing = turn;
      return standing;
    },
    async give(holder) {
      if (standing?.holder === holder) standing = undefined;
    },
  };
}

/** Everything an import needs, on a temporary state folder; `today` is what its clock shows. */
export function importPorts(today = '2026-06-30', over: Partial<ImportPorts> = {}) {
  const state = mkdtempSync(join(tmpdir(), 'holdfast-import-'));
  let imports = 0;
  const memory = memoryRecordStore();
  const ports: ImportPorts = {
    documents: { read: readYaml },
    exports: exportFolder,
    spools: fileSpools(join(state, 'spool')),
    rejects: rejectFiles(join(state, 'imports')),
    records: memory.store,
    spending: memorySpendStore(),
    imports: memoryImportStore(),
    turns: memoryImportTurns(),
    days: { latestDaySummary: async () => undefined },
    clock: { now: () => new Date(`${today}T12:00:00Z`) },
    ids: { next: () => `import-${++imports}` },
    progress: { report: () => undefined },
    ...over,
  };
  return { ports, memory, state, remove: () => rmSync(state, { recursive: true, force: true }) };
}
