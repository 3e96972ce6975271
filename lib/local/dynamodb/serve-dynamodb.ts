import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { DescribeTableCommand, DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import dynalite from 'dynalite';
import { createTable } from '../../adapters/dynamodb/create-table.ts';
import { closeServer, type Endpoint, listen, urlOf } from '../loopback-server.ts';

/** Serves DynamoDB, kept in `<dir>/dynamodb`, with the table in it. */
export async function serveDynamoDb({ dir, tableName }: { dir: string; tableName: string }): Promise<Endpoint> {
  const path = join(dir, 'dynamodb');
  let endpoint = await open(path);
  if (await withClient(endpoint, (client) => isCutOff(client, tableName))) {
    await endpoint.close();
    rmSync(path, { recursive: true });
    endpoint = await open(path);
  }
  await withClient(endpoint, (client) => createTable(tableName, client));
  return endpoint;
}

async function open(path: string): Promise<Endpoint> {
  const server = dynalite({ path, createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
  await listen(server, 0);
  return { url: urlOf(server), close: () => closeServer(server) };
}

/**
 * True when a kill cut off the creation of the only table: it would stay "being created" for ever and refuse every
 * item, and holds none yet.
 */
async function isCutOff(client: DynamoDBClient, tableName: string): Promise<boolean> {
  const { TableNames = [] } = await client.send(new ListTablesCommand({}));
  if (TableNames.length !== 1 || TableNames[0] !== tableName) return false;
  const { Table } = await client.send(new DescribeTableCommand({ TableName: tableName }));
  return Table?.TableStatus === 'CREATING';
}

async function withClient<T>({ url }: Endpoint, use: (client: DynamoDBClient) => Promise<T>): Promise<T> {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const client = new DynamoDBClient({ endpoint: url, region: 'us-east-1', credentials });
  try {
    return await use(client);
  } finally {
    client.destroy();
  }
}
