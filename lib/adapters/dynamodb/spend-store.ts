import type { Spend } from '../../domain/records/spend.ts';
import type { SpendStore } from '../../ports/records.ts';
import { blobItems, readBlob, readBlobs } from './blob.ts';
import type { Table } from './table.ts';

const PARTITION = 'SPEND';

/** What the company spent on winning customers, packed, by source: imports take turns, so that nobody else writes it meanwhile. */
export function dynamoSpendStore(table: Table): SpendStore {
  return {
    write: (source, spend) => table.putAll(blobItems(PARTITION, source, spend)),
    ofSource: async (source) => (await readBlob<Spend[]>(table, PARTITION, source, { consistent: true })) ?? [],
    all: async () => (await readBlobs<Spend[]>(table, PARTITION)).flat(),
  };
}
