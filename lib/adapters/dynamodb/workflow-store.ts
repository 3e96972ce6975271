import type { PublishedVersion, WorkflowStore } from '../../ports/workflows.ts';
import type { Item } from './item.ts';
import type { Table } from './table.ts';

const CURRENT = { PK: 'WORKFLOWS', SK: 'CURRENT' };
const partition = (version: string) => `WORKFLOWS#${version}`;

const stillCurrent = (version: string) => ({
  expression: '#published.#version = :version',
  names: { '#published': 'published', '#version': 'version' },
  values: { ':version': version },
});

/** What is current, and the how manieth it is that was published in its instant (0 is the first). */
type Current = Item & { published: PublishedVersion; turn?: number };

/** In the order in which they were published: what came later in the same instant stands after it. */
const lineOf = ({ publishedAt, version }: PublishedVersion, turn: number) =>
  `VERSION#${publishedAt}${turn > 0 ? `~${String(turn).padStart(6, '0')}` : ''}#${version}`;

/**
 * Published workflows in the table: an item per file of each version, so that no item grows with the folder, which version is
 * current, and a line for each time that one became it.
 */
export function dynamoWorkflowStore(table: Table): WorkflowStore {
  const readCurrent = () => table.get<Current>(CURRENT, { consistent: true });
  return {
    writeFiles: (version, files) =>
      table.putAll(
        Object.entries(files).map(([path, text]) => ({ PK: partition(version), SK: `FILE#${path}`, path, text })),
      ),

    async makeCurrent(published, { replacing } = { replacing: undefined }) {
      const former = await readCurrent();
      const turn = former?.published.publishedAt === published.publishedAt ? (former.turn ?? 0) + 1 : 0;
      if (replacing === undefined) await table.put({ ...CURRENT, published, turn });
      else if (!(await table.update(CURRENT, { published, turn }, stillCurrent(replacing)))) return false;
      await table.put({ PK: CURRENT.PK, SK: lineOf(published, turn), published });
      return true;
    },

    current: async () => (await readCurrent())?.published,

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
