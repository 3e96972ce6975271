import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  BatchWriteItemCommand,
  ConditionalCheckFailedException,
  DescribeTableCommand,
  DynamoDBClient,
  ProvisionedThroughputExceededException,
  ScanCommand,
  type WriteRequest,
} from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { TableThrottled } from '../../../../lib/adapters/dynamodb/errors.ts';
import { exportTable } from '../../../../lib/adapters/dynamodb/operator/export-table.ts';
import { importTable } from '../../../../lib/adapters/dynamodb/operator/import-table.ts';
import { migrateTable } from '../../../../lib/adapters/dynamodb/operator/migrate-table.ts';
import { schemaVersion } from '../../../../lib/adapters/dynamodb/schema.ts';
import { openTable } from '../../../../lib/adapters/dynamodb/table.ts';
import { silentProgress } from '../../../../lib/adapters/system/silent-progress.ts';
import { previousTable } from '../../../factories/previous-folder.ts';

const progress = silentProgress;
const clock = { now: () => new Date('2026-11-21T12:00:00Z') };
const folder = mkdtempSync(join(tmpdir(), 'holdfast-throttled-'));
afterAll(() => rmSync(folder, { recursive: true }));

const dynamodb = new DynamoDBClient({ region: 'us-east-1' });
const whole = { tableName: 'holdfast', dynamodb };
const aws = mockClient(DynamoDBClient);
const documents = mockClient(DynamoDBDocumentClient);
const throttled = () => new ProvisionedThroughputExceededException({ message: 'slow down', $metadata: {} });
const refused = (Item?: Record<string, never>) =>
  new ConditionalCheckFailedException({ message: 'The conditional request failed', $metadata: {}, Item });
const item = (n: number, v?: string) => ({ PK: { S: `p${n}` }, SK: { S: 's' }, ...(v && { v: { N: v } }) });

beforeEach(() => {
  aws.reset();
  documents.reset();
  aws.on(DescribeTableCommand).resolves({ Table: { ItemCount: 8 } });
  aws.on(ScanCommand).resolves({ Items: [] });
});

describe('a table that is throttled', () => {
  it('while it is exported leaves no file behind', async () => {
    aws
      .on(ScanCommand)
      .resolvesOnce({ Items: [item(1)], LastEvaluatedKey: item(1) })
      .rejects(throttled());
    const exporting = exportTable(join(folder, 'x.gz'), whole, { clock, progress });
    await expect(exporting).rejects.toBeInstanceOf(TableThrottled);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('while it is imported is sent again what it did not take, until it has all', async () => {
    const taken = new Map<string, number>();
    let call = 0;
    aws.on(BatchWriteItemCommand).callsFake((input: { RequestItems: Record<string, WriteRequest[]> }) => {
      const requests = input.RequestItems.holdfast ?? [];
      call += 1;
      const left = call % 3 === 0 ? [] : requests.slice(0, Math.floor(requests.length / 2));
      for (const { PutRequest } of requests.slice(left.length)) {
        const key = `${PutRequest?.Item?.PK?.S} ${PutRequest?.Item?.SK?.S}`;
        taken.set(key, (taken.get(key) ?? 0) + 1);
      }
      return { UnprocessedItems: left.length > 0 ? { holdfast: left } : {} };
    });
    const { items } = await importTable(previousTable, whole, { progress });
    expect([taken.size, new Set(taken.values())]).toEqual([items, new Set([1])]);
  });

  it('and takes nothing at all ends an import, which can be repeated', async () => {
    aws.on(BatchWriteItemCommand).callsFake((input) => ({ UnprocessedItems: input.RequestItems }));
    const importing = importTable(previousTable, whole, { progress, attempts: 3 });
    await expect(importing).rejects.toMatchObject({ name: 'TableThrottled', retryable: true });
    aws.on(BatchWriteItemCommand).rejects(throttled());
    await expect(importTable(previousTable, whole, { progress })).rejects.toBeInstanceOf(TableThrottled);
  });

  it('while it is migrated ends the migration, which can be repeated', async () => {
    aws.on(ScanCommand).resolves({ Items: [item(1)], ScannedCount: 1 });
    documents.on(GetCommand).resolves({ Item: { PK: 'p1', SK: 's' } });
    documents.on(UpdateCommand).rejects(throttled());
    await expect(migrateTable(whole, { progress })).rejects.toBeInstanceOf(TableThrottled);
  });
});

describe('an item that is changed while it is migrated', () => {
  it('is read again, and then rewritten', async () => {
    aws
      .on(ScanCommand)
      .resolvesOnce({ Items: [item(1)], ScannedCount: 1 })
      .resolves({ Items: [] });
    documents.on(GetCommand).resolves({ Item: { PK: 'p1', SK: 's' } });
    documents.on(UpdateCommand).rejectsOnce(refused()).resolves({});
    expect(await migrateTable(whole, { progress })).toMatchObject({ migrated: { 0: 1 }, items: 1, current: 0 });
    expect(documents.commandCalls(GetCommand)).toHaveLength(2);
  });
});

describe('a conditional update, where the database tells what stood in its way', () => {
  const update = () => openTable('holdfast', dynamodb).update({ PK: 'p', SK: 's' }, { note: 'x' });
  const standing = (version: number) => refused({ PK: { S: 'p' }, v: { N: String(version) } } as never);

  it('is refused at once by an item of this version', async () => {
    documents.on(UpdateCommand).rejects(standing(schemaVersion));
    expect(await update()).toBe(false);
    expect([documents.commandCalls(UpdateCommand).length, documents.commandCalls(GetCommand).length]).toEqual([1, 0]);
  });

  it('brings an item of an older one up to date, and is made again', async () => {
    documents
      .on(UpdateCommand)
      .rejectsOnce(refused({ PK: { S: 'p' } } as never))
      .resolves({});
    documents.on(GetCommand).resolves({ Item: { PK: 'p', SK: 's' } });
    expect(await update()).toBe(true);
    const rewrite = documents.commandCalls(UpdateCommand)[1]?.args[0].input;
    expect(rewrite?.ConditionExpression).toBe('attribute_exists(PK) AND attribute_not_exists(#u0)');
    expect(documents.commandCalls(UpdateCommand)).toHaveLength(3);
  });
});
