import type { Collection } from '../../domain/freshness/source-standing.ts';
import type { ImportReport } from '../../domain/sources/import-report.ts';
import type { FolderSource, ImportStore } from '../../ports/sources.ts';
import { pack, unpack } from './codec.ts';
import type { Item } from './item.ts';
import type { Table } from './table.ts';

const IMPORT = 'IMPORT';
const SOURCES = 'SOURCES';
const COLLECTIONS = 'COLLECTIONS';
const bodyOf = <T>(item: Item) => unpack<T>(item.body as Uint8Array);

/** Import reports, newest first through the index, and the registered sources, in the table. */
export function dynamoImportStore(table: Table): ImportStore {
  return {
    async writeReport(report) {
      await table.put({
        PK: `${IMPORT}#${report.importId}`,
        SK: 'REPORT',
        GSI1PK: 'IMPORTS',
        GSI1SK: `${report.startedAt}#${report.importId}`,
        source: report.source,
        body: pack(report),
      });
    },

    async report(importId) {
      const item = await table.get<Item>({ PK: `${IMPORT}#${importId}`, SK: 'REPORT' });
      return item && bodyOf<ImportReport>(item);
    },

    async reports(limit, source) {
      const found: ImportReport[] = [];
      for await (const item of table.query({ partition: 'IMPORTS', listing: true, newestFirst: true })) {
        if (found.length >= limit) break;
        if (source === undefined || item.source === source) found.push(bodyOf<ImportReport>(item));
      }
      return found;
    },

    writeSource: (source) => table.put({ PK: SOURCES, SK: source.source, body: pack(source) }),

    async source(source) {
      const item = await table.get<Item>({ PK: SOURCES, SK: source }, { consistent: true });
      return item && bodyOf<FolderSource>(item);
    },

    async sources() {
      const items = await Array.fromAsync(table.query({ partition: SOURCES }));
      return items.map((item) => bodyOf<FolderSource>(item));
    },

    async writeCollections(collections) {
      await Promise.all(collections.map((one) => table.put({ PK: COLLECTIONS, SK: one.source, ...one })));
    },

    async collections() {
      const items = await Array.fromAsync(table.query({ partition: COLLECTIONS }));
      return items.map(({ PK, SK, ...collection }) => collection as unknown as Collection);
    },
  };
}
