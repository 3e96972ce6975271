import { type AttributeValue, type DynamoDBClient, ScanCommand, type ScanCommandInput } from '@aws-sdk/client-dynamodb';
import { TableThrottled } from '../errors.ts';

/** An item with DynamoDB's own types, so that nothing is lost in between. */
export type TypedItem = Record<string, AttributeValue>;

/** A table that is read as a whole, on the credentials of the client: functions may not do this. */
export type WholeTable = { tableName: string; dynamodb: DynamoDBClient };

/** Some items, of how many that were looked at. */
export type Page = { items: TypedItem[]; scanned: number };

const SEGMENTS = 4;
const THROTTLED = ['ProvisionedThroughputExceededException', 'ThrottlingException', 'RequestLimitExceeded'];

/**
 * Reads the whole table, several parts of it at a time, and gives page after page to `take`, which is awaited: so much is
 * in memory, no more. `request` narrows what a page holds. Throws TableThrottled.
 */
export async function scanTable(
  { tableName, dynamodb }: WholeTable,
  request: Partial<ScanCommandInput>,
  take: (page: Page) => Promise<void> | void,
): Promise<void> {
  let hasFailed = false;
  const scanSegment = async (Segment: number) => {
    let ExclusiveStartKey: TypedItem | undefined;
    do {
      const input = { TableName: tableName, Segment, TotalSegments: SEGMENTS, ExclusiveStartKey, ...request };
      const page = await dynamodb.send(new ScanCommand(input));
      await take({ items: page.Items ?? [], scanned: page.ScannedCount ?? 0 });
      ExclusiveStartKey = page.LastEvaluatedKey;
    } while (ExclusiveStartKey && !hasFailed);
  };
  const segments = Array.from({ length: SEGMENTS }, (_, segment) =>
    scanSegment(segment).catch((error) => {
      hasFailed = true;
      throw orThrottled(error);
    }),
  );
  await Promise.all(segments);
}

/** What the SDK gave up on after its own attempts, in our words. */
export function orThrottled(error: unknown): unknown {
  if (!(error instanceof Error) || !THROTTLED.includes(error.name)) return error;
  return new TableThrottled('The table refused to be read or written so quickly, again and again. Run again later.');
}
