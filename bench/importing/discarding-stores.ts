import { pack } from '../../lib/adapters/dynamodb/codec.ts';
import type { RecordStore, SpendStore } from '../../lib/ports/records.ts';
import type { ImportStore, ImportTurns } from '../../lib/ports/sources.ts';

/** Stores that do all but send: items are packed as for the table and then forgotten, so the import itself is measured. */
export function discardingStores(): {
  records: RecordStore;
  spending: SpendStore;
  imports: ImportStore;
  turns: ImportTurns;
  packed: () => number;
} {
  let bytes = 0;
  const discard = (value: unknown) => {
    bytes += pack(value).length;
  };
  return {
    packed: () => bytes,
    spending: { write: async (_, spend) => discard(spend), ofSource: async () => [], all: async () => [] },
    turns: { take: async (turn) => turn, give: async () => {} },
    records: {
      profiles: async () => new Map(),
      months: async () => [],
      accountIds: async () => [],
      async write({ profiles, months }) {
        for (const value of [...profiles, ...months]) discard(value);
      },
    },
    imports: {
      writeReport: async (report) => discard(report),
      writeSource: async (source) => discard(source),
      report: async () => undefined,
      reports: async () => [],
      source: async () => undefined,
      sources: async () => [],
      writeCollections: async () => {},
      collections: async () => [],
    },
  };
}
