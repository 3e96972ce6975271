import type { Month } from '../../lib/domain/day.ts';
import type { MonthOfRecords, Profile } from '../../lib/domain/records/dossier.ts';
import { bucketOf } from '../../lib/domain/shards.ts';
import type { RecordStore, SpendStore } from '../../lib/ports/records.ts';
import type { FolderSource, ImportStore, ImportTurns } from '../../lib/ports/sources.ts';

/** What an import leaves behind, without a database: records and sources live as long as the process. */
export type MemoryStores = { records: RecordStore; spending: SpendStore; imports: ImportStore; turns: ImportTurns };

/** Stores that hold everything in memory, as objects: nobody changes what they were given. */
export function memoryStores(): MemoryStores {
  return {
    records: memoryRecords(),
    spending: { write: async () => {}, ofSource: async () => [], all: async () => [] },
    imports: memoryImports(),
    turns: { take: async (turn) => turn, give: async () => {} },
  };
}

function memoryRecords(): RecordStore {
  const profiles = new Map<string, Profile>();
  const months = new Map<string, Map<Month, MonthOfRecords>>();
  const directory = new Map<number, Set<string>>();
  return {
    profiles: async (ids) => new Map(ids.flatMap((id) => profiles.get(id) ?? []).map((one) => [one.accountId, one])),
    async months(accountId, from, until) {
      const held = [...(months.get(accountId)?.values() ?? [])];
      return held.filter(({ month }) => month >= from && month <= until).sort((a, b) => (a.month < b.month ? -1 : 1));
    },
    async write(change) {
      for (const profile of change.profiles) profiles.set(profile.accountId, profile);
      for (const month of change.months) within(months, month.accountId, () => new Map()).set(month.month, month);
      for (const id of change.newAccountIds) within(directory, bucketOf(id), () => new Set<string>()).add(id);
    },
    accountIds: async (bucket) => [...(directory.get(bucket) ?? [])].sort(),
  };
}

function within<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const value = map.get(key) ?? make();
  map.set(key, value);
  return value;
}

function memoryImports(): ImportStore {
  const sources = new Map<string, FolderSource>();
  return {
    writeReport: async () => {},
    report: async () => undefined,
    reports: async () => [],
    writeSource: async (source) => void sources.set(source.source, source),
    source: async (source) => sources.get(source),
    sources: async () => [...sources.values()],
    writeCollections: async () => {},
    collections: async () => [],
  };
}
