import type { PublishedVersion, WorkflowStore } from '../../ports.ts';
import type { Item } from './item.ts';
import type { Table } from './table.ts';

const CURRENT = { PK: 'WORKFLOWS', SK: 'CURRENT' };
const partition = (version: string) => `WORKFLOWS#${version}`;

/** Published workflows in the table: an item per file of each version, so that no item grows with the folder, and which version is current. */
export function dynamoWorkflowStore(table: Table): WorkflowStore {
  return {
    writeFiles: (version, files) =>
      table.putAll(
        Object.entries(files).map(([path, text]) => ({ PK: partition(version), SK: `FILE#${path}`, path, text })),
      ),

    makeCurrent: (published) => table.put({ ...CURRENT, published }),

    current: async () =>
      (await table.get<Item & { published: PublishedVersion }>(CURRENT, { consistent: true }))?.published,

    async files(version) {
      const range = { partition: partition(version), prefix: 'FILE#' };
      const items = await Array.fromAsync(
        table.query<Item & { path: string; text: string }>(range, { consistent: true }),
      );
      return items.length > 0 ? Object.fromEntries(items.map(({ path, text }) => [path, text])) : undefined;
    },
  };
}
