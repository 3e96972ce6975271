import type { ImportRequest } from '../../domain/sources/import-request.ts';
import type { ImportRequestStore } from '../../ports/sources.ts';
import { pack, unpack } from './codec.ts';
import type { Item } from './item.ts';
import type { Table } from './table.ts';

const keyOf = (importId: string) => ({ PK: `IMPORT#${importId}`, SK: 'REQUEST' });
const attributesOf = (request: ImportRequest) => ({ state: request.state, body: pack(request) });

/** The imports that were asked for, in the table, beside their reports. */
export function dynamoImportRequestStore(table: Table): ImportRequestStore {
  return {
    create: (request) => table.putIfAbsent({ ...keyOf(request.importId), ...attributesOf(request) }),

    async find(importId) {
      const item = await table.get<Item>(keyOf(importId), { consistent: true });
      return item && unpack<ImportRequest>(item.body as Uint8Array);
    },

    change: (request) =>
      table.update(keyOf(request.importId), attributesOf(request), {
        expression: '#state IN (:requested, :running)',
        names: { '#state': 'state' },
        values: { ':requested': 'requested', ':running': 'running' },
      }),
  };
}
