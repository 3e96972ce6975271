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
import { backOff, chunksOf, inParallel } from './batches.ts';
import { type Condition, onVersion, queryOf, type Range, updateOf } from './expressions.ts';
import type { Item, Key } from './item.ts';
import { migrations } from './migrations/migrations.ts';
import { rewriteOf } from './rewrite.ts';
import { upToDate, versionOf } from './schema.ts';

/** What DynamoDB said the calls consumed, in read and write capacity units, since the table was opened. */
export type Meter = { readUnits: number; writeUnits: number; calls: number };

const BATCH_WRITE = 25;
const BATCH_GET = 100;

/** The table, as the stores use it: single items, ranges and batches, each call metered. */
export type Table = ReturnType<typeof openTable>;

/**
 * Opens the table named `tableName`; the endpoint and credentials come from the SDK's own environment variables. Items
 * that an older version of Holdfast wrote are brought up to date as they are read; a newer one throws ItemTooNew.
 */
export function openTable(tableName: string, dynamodb = new DynamoDBClient({}), steps = migrations) {
  const client = DynamoDBDocumentClient.from(dynamodb, { marshallOptions: { removeUndefinedValues: true } });
  const meter: Meter = { readUnits: 0, writeUnits: 0, calls: 0 };
  const counted = { TableName: tableName, ReturnConsumedCapacity: 'TOTAL' } as const;
  const version = steps.length;
  const stamped = <T extends object>(item: T) => ({ ...item, v: version });
  const read = <T>(item: unknown) => upToDate(item as Item, steps) as T;

  function count(kind: 'readUnits' | 'writeUnits', consumed: { CapacityUnits?: number } | undefined) {
    meter.calls += 1;
    meter[kind] += consumed?.CapacityUnits ?? 0;
  }

  async function getRaw(Key: Key, ConsistentRead: boolean): Promise<Item | undefined> {
    const { Item, ConsumedCapacity } = await client.send(new GetCommand({ ...counted, Key, ConsistentRead }));
    count('readUnits', ConsumedCapacity);
    return Item as Item | undefined;
  }

  async function sendPut(item: Item, ConditionExpression?: string): Promise<void> {
    const { ConsumedCapacity } = await client.send(
      new PutCommand({ ...counted, Item: stamped(item), ConditionExpression }),
    );
    count('writeUnits', ConsumedCapacity);
  }

  async function sendUpdate(Key: Key, parts: Partial<UpdateCommandInput>): Promise<void> {
    const { ConsumedCapacity } = await client.send(new UpdateCommand({ ...counted, Key, ...parts }));
    count('writeUnits', ConsumedCapacity);
  }

  /** Rewrites an item of an older version where it lies; `changed` when somebody changed it meanwhile, and it was left as it is. */
  async function bringUpToDate(key: Key): Promise<'current' | 'rewritten' | 'changed'> {
    const item = await getRaw(key, true);
    if (!item || versionOf(item) === version) return 'current';
    const refusal = await refusalOf(() => sendUpdate(key, rewriteOf(item, stamped(read<Item>(item)))));
    return refusal ? 'changed' : 'rewritten';
  }

  return {
    meter,

    async get<T = Item>(key: Key, { consistent = false } = {}): Promise<T | undefined> {
      const item = await getRaw(key, consistent);
      return item && read<T>(item);
    },

    put: (item: Item): Promise<void> => sendPut(item),

    /** Writes the item unless its key exists; false when it does. */
    putIfAbsent: async (item: Item): Promise<boolean> =>
      !(await refusalOf(() => sendPut(item, 'attribute_not_exists(PK)'))),

    /**
     * Sets attributes (undefined removes one) when `condition` holds; false when it does not. Conditions speak of items as
     * they are today: one of an older version is brought up to date first.
     */
    async update(
      key: Key,
      set: Record<string, unknown>,
      condition: Condition = { expression: 'attribute_exists(PK)' },
    ): Promise<boolean> {
      const parts = updateOf(stamped(set), onVersion(version, condition));
      for (let attempt = 0, isCurrent = false; ; attempt += 1) {
        await backOff(attempt - 1);
        const refusal = await refusalOf(() => sendUpdate(key, { ...parts, ...TELL_WHAT_STOOD_THERE }));
        if (!refusal) return true;
        if (isCurrent || refusal.version === version) return false;
        isCurrent = (await bringUpToDate(key)) === 'current';
      }
    },

    bringUpToDate,

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
          yield read<T>(item);
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
          found.push(...(answer.Responses?.[tableName] ?? []).map((item) => read<T>(item)));
          wanted = answer.UnprocessedKeys?.[tableName]?.Keys as Key[] | undefined;
        }
      });
      return found;
    },

    /** Writes every item, replacing those that exist; what DynamoDB leaves unprocessed is sent again. */
    async putAll(items: Item[]): Promise<void> {
      await inParallel(chunksOf(items, BATCH_WRITE), async (chunk) => {
        let requests = chunk.map((item) => ({ PutRequest: { Item: stamped(item) as Record<string, unknown> } }));
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

const TELL_WHAT_STOOD_THERE = { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } as const;

/** Makes a conditional write: undefined when it was made; otherwise the version of the item that was in its way, where the database tells. */
async function refusalOf(write: () => Promise<void>): Promise<{ version?: number } | undefined> {
  try {
    await write();
    return undefined;
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    return { version: error.Item && Number(error.Item.v?.N ?? 0) };
  }
}
