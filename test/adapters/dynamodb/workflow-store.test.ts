import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dynamoWorkflowStore } from '../../../lib/adapters/dynamodb/workflow-store.ts';
import type { PublishedVersion, WorkflowStore } from '../../../lib/ports/workflows.ts';
import { embeddedTable } from '../../factories/embedded-table.ts';

let store: WorkflowStore;
let close: () => Promise<void>;
beforeEach(async () => {
  const embedded = await embeddedTable();
  close = embedded.close;
  store = dynamoWorkflowStore(embedded.table);
});
afterEach(() => close());

const NOON = '2026-03-02T12:00:00.000Z';
const published = (version: string, publishedAt = NOON): PublishedVersion => ({
  version,
  publishedAt,
  from: 'console',
});
const versions = async (limit: number) => (await store.history(limit)).map(({ version }) => version);

describe('the history of workflows', () => {
  it('tells what was published last first, also of what was published in the same instant', async () => {
    for (const version of ['cc', 'aa', 'bb', 'aa']) await store.makeCurrent(published(version));
    expect(await versions(1)).toEqual(['aa']);
    expect(await versions(9)).toEqual(['aa', 'bb', 'aa', 'cc']);
  });

  it('goes on with a later instant', async () => {
    await store.makeCurrent(published('cc'));
    await store.makeCurrent(published('bb'), { replacing: 'cc' });
    await store.makeCurrent(published('aa', '2026-03-02T12:00:00.001Z'), { replacing: 'bb' });
    expect(await versions(9)).toEqual(['aa', 'bb', 'cc']);
  });

  it('says nothing of what was refused because something else was published meanwhile', async () => {
    await store.makeCurrent(published('aa'));
    expect(await store.makeCurrent(published('cc'), { replacing: 'bb' })).toBe(false);
    expect(await versions(9)).toEqual(['aa']);
  });
});
