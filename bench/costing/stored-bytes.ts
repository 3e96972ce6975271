import { type AttributeValue, DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { localSigner } from '../../lib/local/endpoints.ts';
import { localTableName } from '../../lib/local/ports.ts';

/** What an account takes up, in bytes: each judged day, and all else together. */
export type Stored = { perAccountDay: number; perAccount: number };

/** DynamoDB counts so much for an item besides what is in it. */
const OVERHEAD = 100;

/** Reads the whole table of an embedded runtime, and divides what lies in it by accounts and by days that were judged. */
export async function storedBytes(endpoint: string, accounts: number, days: number): Promise<Stored> {
  const dynamodb = new DynamoDBClient({ endpoint, ...localSigner });
  const bytes = { days: 0, rest: 0 };
  let ExclusiveStartKey: Record<string, AttributeValue> | undefined;
  do {
    const page = await dynamodb.send(new ScanCommand({ TableName: localTableName, ExclusiveStartKey }));
    for (const item of page.Items ?? []) bytes[item.SK?.S?.startsWith('DAY#') ? 'days' : 'rest'] += sizeOf(item);
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey);
  return { perAccountDay: bytes.days / accounts / days, perAccount: bytes.rest / accounts };
}

function sizeOf(item: Record<string, AttributeValue>): number {
  return Object.entries(item).reduce((sum, [name, value]) => sum + name.length + valueSize(value), OVERHEAD);
}

function valueSize({ S, N, B, L, M }: AttributeValue): number {
  if (S !== undefined) return Buffer.byteLength(S);
  if (N !== undefined) return Math.ceil(N.length / 2) + 1;
  if (B !== undefined) return B.length;
  if (L !== undefined) return L.reduce((sum, one) => sum + 1 + valueSize(one), 3);
  if (M !== undefined) return Object.entries(M).reduce((sum, [name, one]) => sum + 1 + name.length + valueSize(one), 3);
  return 1;
}
