import { stat } from 'node:fs/promises';
import { BatchWriteItemCommand, ScanCommand, type WriteRequest } from '@aws-sdk/client-dynamodb';
import type { Progress } from '../../../ports/system.ts';
import { backOff } from '../batches.ts';
import { schemaVersion } from '../schema.ts';
import { describeTable } from './describe-table.ts';
import { ExportTooNew, TableNotEmpty } from './errors.ts';
import type { ExportHeader } from './export-format.ts';
import { readExport } from './read-export.ts';
import { orThrottled, type TypedItem, type WholeTable } from './scan-table.ts';

/**
 * What was imported. Runs that were under way where the export was taken have nothing that carries them on here;
 * messages that were held there are due here too.
 */
export type TableImported = {
  file: string;
  table: string;
  from: Pick<ExportHeader, 'table' | 'takenAt' | 'schemaVersion'>;
  items: number;
  runsUnderWay: number;
  messagesHeld: number;
};

/** `attempts` is how often a batch is sent until the table takes all of it. */
export type ImportOptions = { intoExisting?: boolean; attempts?: number; progress: Progress };

const BATCH = 25;
const WRITERS = 8;
const PATIENT_ATTEMPTS = 20;

/**
 * Writes every item of an export into a table, once the whole file has been read and found good. It can be repeated: the
 * same items are written again. Throws ExportDamaged, ExportTooNew, TableNotEmpty, TableMissing, TableUnreachable, TableThrottled.
 */
export async function importTable(file: string, table: WholeTable, options: ImportOptions): Promise<TableImported> {
  const { header, ...counts } = await checkExport(file, options.progress);
  await describeTable(table);
  if (!options.intoExisting && !(await isEmpty(table))) throw new TableNotEmpty(table.tableName);
  await writeItems(file, counts.items, table, options);
  const { table: name, takenAt, schemaVersion: version } = header;
  return { file, table: table.tableName, from: { table: name, takenAt, schemaVersion: version }, ...counts };
}

/** Reads the file to its end and believes it only then. */
async function checkExport(file: string, progress: Progress) {
  const counts = { items: 0, runsUnderWay: 0, messagesHeld: 0 };
  let header: ExportHeader | undefined;
  const size = (await stat(file).catch(() => undefined))?.size ?? 1;
  const report = (read: number) => progress.report(read, 2 * size, 'reading the export');
  for await (const line of readExport(file, report)) {
    header ??= line.header;
    const version = line.header?.schemaVersion ?? Number(line.item?.v?.N ?? 0);
    if (version > schemaVersion) throw new ExportTooNew(file, version, schemaVersion);
    counts.items += Number(line.item !== undefined);
    counts.runsUnderWay += Number(line.item?.run?.M?.state?.S === 'running');
    counts.messagesHeld += Number(line.item?.delivery?.M?.state?.S === 'held');
  }
  return { header: header as ExportHeader, ...counts };
}

async function isEmpty({ tableName, dynamodb }: WholeTable): Promise<boolean> {
  const { Items = [] } = await dynamodb.send(new ScanCommand({ TableName: tableName, Limit: 1, ConsistentRead: true }));
  return Items.length === 0;
}

/** Several writers take batches from one reading of the file, so no more than their batches are in memory. */
async function writeItems(file: string, total: number, table: WholeTable, options: ImportOptions): Promise<void> {
  const batches = batchesOf(file);
  let written = 0;
  const writers = Array.from({ length: WRITERS }, async () => {
    for (let next = await batches.next(); !next.done; next = await batches.next()) {
      await writeBatch(next.value, table, options.attempts ?? PATIENT_ATTEMPTS);
      written += next.value.length;
      options.progress.report(total + written, 2 * total, 'writing the table');
    }
  });
  try {
    await Promise.all(writers);
  } catch (error) {
    await batches.return(undefined);
    throw orThrottled(error);
  }
}

async function* batchesOf(file: string): AsyncGenerator<TypedItem[]> {
  let batch: TypedItem[] = [];
  for await (const { item } of readExport(file)) {
    if (item) batch.push(item);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** Sends a batch, and what DynamoDB leaves unprocessed of it again. */
async function writeBatch(items: TypedItem[], { tableName, dynamodb }: WholeTable, attempts: number): Promise<void> {
  let requests: WriteRequest[] = items.map((Item) => ({ PutRequest: { Item } }));
  for (let attempt = 0; requests.length > 0; attempt += 1) {
    await backOff(attempt, attempts);
    const answer = await dynamodb.send(new BatchWriteItemCommand({ RequestItems: { [tableName]: requests } }));
    requests = answer.UnprocessedItems?.[tableName] ?? [];
  }
}
