import { setTimeout as pause } from 'node:timers/promises';
import { ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  BatchWriteCommand,
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  UpdateCommand,
  type UpdateCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { TableThrottled } from './errors.ts';
import { type Condition, conditionOf, queryOf, type Range, updateOf } from './expressions.ts';

export type Key = { PK: string; SK: string };
export type Item = Key & { GSI1PK?: string; GSI1SK?: string; expiresAt?: number; [attribute: string]: unknown };

/** What DynamoDB said the calls consumed, in read and write capacity units, since the table was opened. */
export type Meter = { readUnits: number; writeUnits: number; calls: number };

const BATCH_WRITE = 25;
const BATCH_GET = 100;
const PARALLEL_BATCHES = 4;
const BATCH_ATTEMPTS = 8;

/** The table, as the stores use it: single items, ranges and batches, each call metered. */
export type Table = ReturnType<typeof openTable>;

/** Opens the table named `tableName`; the endpoint and credentials come from the SDK's own environment variables. */
export function openTable(tableName: string, dynamodb = new DynamoDBClient({})) {
  const client = DynamoDBDocumentClient.from(dynamodb, { marshallOptions: { removeUndefinedValues: true } });
  const meter: Meter = { readUnits: 0, writeUnits: 0, calls: 0 };
  const counted = { TableName: tableName, ReturnConsumedCapacity: 'TOTAL' } as const;

  function count(kind: 'readUnits' | 'writeUnits', consumed: { CapacityUnits?: number } | undefined) {
    meter.calls += 1;
    meter[kind] += consumed?.CapacityUnits ?? 0;
  }

  async function put(item: Item, condition: Partial<UpdateCommandInput> = {}): Promise<boolean> {
    return unlessRefused(async () => {
      const { ConsumedCapacity } = await client.send(new PutCommand({ ...counted, Item: item, ...condition }));
      count('writeUnits', ConsumedCapacity);
    });
  }

  return {
    meter,

    async get<T = Item>(key: Key, { consistent = false } = {}): Promise<T | undefined> {
      const { Item, ConsumedCapacity } = await client.send(
        new GetCommand({ ...counted, Key: key, ConsistentRead: consistent }),
      );
      count('readUnits', ConsumedCapacity);
      return Item as T | undefined;
    },

    put: async (item: Item): Promise<void> => void (await put(item)),

    /** Writes the item unless its key exists; false when it does. */
    putIfAbsent: (item: Item): Promise<boolean> => put(item, { ConditionExpression: 'attribute_not_exists(PK)' }),

    /** Writes the item where `condition` holds of the one it replaces; false where it does not. */
    putIf: (item: Item, condition: Condition): Promise<boolean> => put(item, conditionOf(condition)),

    /** Sets attributes (undefined removes one) when `condition` holds; false when it does not. */
    async update(
      key: Key,
      set: Record<string, unknown>,
      condition: Condition = { expression: 'attribute_exists(PK)' },
    ): Promise<boolean> {
      return unlessRefused(async () => {
        const input = { ...counted, Key: key, ...updateOf(set, condition) };
        const { ConsumedCapacity } = await client.send(new UpdateCommand(input));
        count('writeUnits', ConsumedCapacity);
      });
    },

    async remove(key: Key): Promise<void> {
      const { ConsumedCapacity } = await client.send(new DeleteCommand({ ...counted, Key: key }));
      count('writeUnits', ConsumedCapacity);
    },

    /** The items of a range, page by page; eventually consistent unless `consistent`. */
    async *query<T = Item>(range: Range, { consistent = false } = {}): AsyncGenerator<T> {
      let left = range.limit ?? Number.POSITIVE_INFINITY;
      let ExclusiveStartKey: Record<string, unknown> | undefined;
      do {
        const page = await client.send(
          new QueryCommand({ ...counted, ...queryOf(range), ConsistentRead: consistent, ExclusiveStartKey }),
        );
        count('readUnits', page.ConsumedCapacity);
        for (const item of page.Items ?? []) {
          if (left-- <= 0) return;
          yield item as T;
        }
        ExclusiveStartKey = page.LastEvaluatedKey;
      } while (ExclusiveStartKey && left > 0);
    },

    /** The items that exist among `keys`, in no order. */
    async getAll<T = Item>(keys: Key[]): Promise<T[]> {
      const found: T[] = [];
      await inParallel(chunksOf(keys, BATCH_GET), async (chunk) => {
        let wanted: Key[] | undefined = chunk;
        for (let attempt = 0; wanted?.length; attempt += 1) {
          await backOff(attempt);
          const answer = await client.send(
            new BatchGetCommand({ ReturnConsumedCapacity: 'TOTAL', RequestItems: { [tableName]: { Keys: wanted } } }),
          );
          count('readUnits', answer.ConsumedCapacity?.[0]);
          found.push(...((answer.Responses?.[tableName] ?? []) as T[]));
          wanted = answer.UnprocessedKeys?.[tableName]?.Keys as Key[] | undefined;
        }
      });
      return found;
    },

    /** Writes every item, replacing those that exist; what DynamoDB leaves unprocessed is sent again. */
    async putAll(items: Item[]): Promise<void> {
      await inParallel(chunksOf(items, BATCH_WRITE), async (chunk) => {
        let requests = chunk.map((item) => ({ PutRequest: { Item: item as Record<string, unknown> } }));
        for (let attempt = 0; requests.length; attempt += 1) {
          await backOff(attempt);
          const answer = await client.send(
            new BatchWriteCommand({ ReturnConsumedCapacity: 'TOTAL', RequestItems: { [tableName]: requests } }),
          );
          count('writeUnits', answer.ConsumedCapacity?.[0]);
          requests = (answer.UnprocessedItems?.[tableName] ?? []) as typeof requests;
        }
      });
    },
  };
}

/** Runs a conditional write; false when DynamoDB refused it because the condition did not hold. */
async function unlessRefused(write: () => Promise<void>): Promise<boolean> {
  try {
    await write();
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}

function chunksOf<T>(list: T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, index) =>
    list.slice(index * size, (index + 1) * size),
  );
}

async function inParallel<T>(tasks: T[], run: (task: T) => Promise<void>): Promise<void> {
  const queue = tasks.values();
  const workers = Array.from({ length: PARALLEL_BATCHES }, async () => {
    for (const task of queue) await run(task);
  });
  await Promise.all(workers);
}

async function backOff(attempt: number): Promise<void> {
  if (attempt === 0) return;
  if (attempt >= BATCH_ATTEMPTS) {
    throw new TableThrottled(
      `The table refused part of a batch ${BATCH_ATTEMPTS} times; its capacity is exceeded. Run again later.`,
    );
  }
  await pause(25 * 2 ** attempt);
}
