import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ItemTooNew } from '../../../lib/adapters/dynamodb/errors.ts';
import type { Item } from '../../../lib/adapters/dynamodb/item.ts';
import { migrations } from '../../../lib/adapters/dynamodb/migrations/migrations.ts';
import { migrateTable } from '../../../lib/adapters/dynamodb/operator/migrate-table.ts';
import { rewriteOf } from '../../../lib/adapters/dynamodb/rewrite.ts';
import { schemaVersion, upToDate } from '../../../lib/adapters/dynamodb/schema.ts';
import { openTable } from '../../../lib/adapters/dynamodb/table.ts';
import { silentProgress } from '../../../lib/adapters/system/silent-progress.ts';
import { embeddedTable } from '../../factories/embedded-table.ts';

/** A future: runs get a `stage` in place of their `state`, and then one word of it another spelling. */
type Run = { state?: string; stage?: string; steps: string[] };
const isRun = (item: Item) => item.SK === 'RUN';
const stages = (item: Item): Item => {
  if (!isRun(item)) return item;
  const { state, ...run } = item.run as Run;
  return { ...item, run: { ...run, stage: state }, listed: undefined, title: `Run ${item.PK}` };
};
const spelling = (item: Item): Item => {
  const run = item.run as Run;
  return isRun(item) && run.stage === 'running' ? { ...item, run: { ...run, stage: 'under-way' } } : item;
};
const future = [...migrations, stages, spelling];

let base: Awaited<ReturnType<typeof embeddedTable>>;
beforeAll(async () => {
  base = await embeddedTable();
});
afterAll(() => base.close());

const today = () => base.table;
const later = () => openTable('holdfast', base.dynamodb, future);
const written = async (name: string): Promise<{ PK: string; SK: string }> => {
  const key = { PK: name, SK: 'RUN' };
  await today().put({ ...key, listed: 'yes', run: { state: 'running', steps: ['a', 'b'] } });
  return key;
};
const migrated = { run: { stage: 'under-way', steps: ['a', 'b'] } };
const whenStage = (stage: string) => ({
  expression: '#run.#stage = :stage',
  names: { '#run': 'run', '#stage': 'stage' },
  values: { ':stage': stage },
});

describe('items of an older version', () => {
  it('are brought up to date however they are read', async () => {
    const key = await written('read');
    expect(await later().get(key)).toEqual({ ...key, ...migrated, title: 'Run read', listed: undefined });
    expect(await Array.fromAsync(later().query({ partition: 'read' }))).toMatchObject([migrated]);
    expect(await later().getAll([key])).toMatchObject([migrated]);
  });

  it('are brought up to date before a condition is asked of them', async () => {
    const key = await written('condition');
    expect(await later().update(key, { note: 'x' }, whenStage('completed'))).toBe(false);
    expect(await later().update(key, { note: 'x' }, whenStage('under-way'))).toBe(true);
    expect(await later().get(key)).toEqual({ ...key, ...migrated, title: 'Run condition', note: 'x' });
  });

  it('are changed by one of two who ask at a time', async () => {
    const key = await written('two');
    const change = () => later().update(key, { run: { stage: 'over', steps: [] } }, whenStage('under-way'));
    expect((await Promise.all([change(), change(), change()])).filter(Boolean)).toHaveLength(1);
  });

  it('are not made by a change of what is not there', async () => {
    expect(await later().update({ PK: 'nobody', SK: 'RUN' }, { note: 'x' })).toBe(false);
    expect(await later().get({ PK: 'nobody', SK: 'RUN' })).toBeUndefined();
  });

  it('are written at the version of the code, and only once', async () => {
    const key = await written('rewritten');
    expect(await later().bringUpToDate(key)).toBe('rewritten');
    expect(await later().bringUpToDate(key)).toBe('current');
    expect(() => upToDate({ ...key, v: future.length })).toThrow(ItemTooNew);
  });

  const changes: [string, Record<string, unknown>, string[]][] = [
    ['a value in a map', { run: { state: 'completed', steps: ['a', 'b'] } }, []],
    ['a value in a list', { run: { state: 'running', steps: ['a', 'c'] } }, []],
    ['one more value in a list', { run: { state: 'running', steps: ['a', 'b', 'c'] } }, []],
    ['one more value in a map', { run: { state: 'running', steps: ['a', 'b'], note: 'x' } }, []],
    ['an attribute that goes', {}, ['listed']],
  ];
  it.each(changes)('lose nothing to a migration when the old version changes %s meanwhile', async (what, set, gone) => {
    const key = await written(`meanwhile ${what}`);
    const before = (await today().get(key)) as Item;
    await today().update(key, { ...set, ...Object.fromEntries(gone.map((name) => [name, undefined])) });
    const after = { ...upToDate({ ...before, v: 1 }, future), v: future.length };
    const rewrite = new UpdateCommand({ TableName: 'holdfast', Key: key, ...rewriteOf({ ...before, v: 1 }, after) });
    const client = DynamoDBDocumentClient.from(base.dynamodb);
    await expect(client.send(rewrite)).rejects.toBeInstanceOf(ConditionalCheckFailedException);
  });
});

describe('items of a newer version', () => {
  it('stop whoever would misread them, in a sentence without their content', async () => {
    await later().put({ PK: 'UNSUBSCRIBE#token-of-somebody', SK: 'TOKEN' });
    const key = { PK: 'UNSUBSCRIBE#token-of-somebody', SK: 'TOKEN' };
    const sentence =
      `Expected items of schema version ${schemaVersion} or older, found one of version ${future.length} (UNSUBSCRIBE): ` +
      'deploy the newer version of Holdfast again, or restore the table to before it.';
    await expect(today().get(key)).rejects.toThrow(new ItemTooNew('UNSUBSCRIBE#x', future.length, schemaVersion));
    await expect(today().getAll([key])).rejects.toThrow(sentence);
    await expect(Array.fromAsync(today().query({ partition: key.PK }))).rejects.toThrow(sentence);
    await expect(today().update(key, { note: 'x' })).rejects.toThrow(sentence);
    const whole = { tableName: 'holdfast', dynamodb: base.dynamodb };
    await expect(migrateTable(whole, { progress: silentProgress })).rejects.toBeInstanceOf(ItemTooNew);
    await today().remove(key);
  });
});

describe('migrating a table', () => {
  it('rewrites what is older, while others go on changing it, and the second time nothing', async () => {
    const keys = await Promise.all(Array.from({ length: 20 }, (_, n) => written(`many ${n}`)));
    const whole = { tableName: 'holdfast', dynamodb: base.dynamodb };
    const migrate = () => migrateTable(whole, { progress: silentProgress, steps: future });
    const changed = keys.map((key) => later().update(key, { note: 'kept' }, whenStage('under-way')));
    const [report] = await Promise.all([migrate(), ...changed]);
    expect(report.migrated['1'] ?? 0).toBeLessThanOrEqual(report.items);
    for (const item of await later().getAll(keys)) expect(item).toMatchObject({ ...migrated, note: 'kept' });
    expect(await migrate()).toMatchObject({ migrated: {}, current: report.items });
  });
});
