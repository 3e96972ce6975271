import type { PublishedVersion, WorkflowStore } from '../../ports.ts';
import type { Item } from './item.ts';
import type { Table } from './table.ts';

const CURRENT = { PK: 'WORKFLOWS', SK: 'CURRENT' };
const partition = (version: string) => `WORKFLOWS#${version}`;

const stillCurrent = (version: string) => ({
  expression: '#published.#version = :version',
  names: { '#published': 'published', '#version': 'version' },
  values: { ':version': version },
});

/**
 * Published workflows in the table: an item per file of each version, so that no item grows with the folder, which version is
 * current, and a line for each time that one became it.
 */
export function dynamoWorkflowStore(table: Table): WorkflowStore {
  return {
    writeFiles: (version, files) =>
      table.putAll(
        Object.entries(files).map(([path, text]) => ({ PK: partition(version), SK: `FILE#${path}`, path, text })),
      ),

    async makeCurrent(published, { replacing } = { replacing: undefined }) {
      if (replacing === undefined) await table.put({ ...CURRENT, published });
      else if (!(await table.update(CURRENT, { published }, stillCurrent(replacing)))) return false;
      const { publishedAt, version } = published;
      await table.put({ PK: CURRENT.PK, SK: `VERSION#${publishedAt}#${version}`, published });
      return true;
    },

    current: async () =>
      (await table.get<Item & { published: PublishedVersion }>(CURRENT, { consistent: true }))?.published,

    async history(limit) {
      const range = { partition: CURRENT.PK, prefix: 'VERSION#', newestFirst: true, limit };
      const items = await Array.fromAsync(table.query<Item & { published: PublishedVersion }>(range));
      return items.map(({ published }) => published);
    },

    async files(version) {
      const range = { partition: partition(version), prefix: 'FILE#' };
      const items = await Array.fromAsync(
        table.query<Item & { path: string; text: string }>(range, { consistent: true }),
      );
      return items.length > 0 ? Object.fromEntries(items.map(({ path, text }) => [path, text])) : undefined;
    },
  };
}
