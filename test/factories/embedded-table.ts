import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import dynalite from 'dynalite';
import { createTable } from '../../lib/adapters/dynamodb/create-table.ts';
import { openTable } from '../../lib/adapters/dynamodb/table.ts';

/** A fresh table on the embedded database in memory, and how to stop it. */
export async function embeddedTable() {
  const server = dynalite({ createTableMs: 0 });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const dynamodb = new DynamoDBClient({
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  await createTable('holdfast', dynamodb);
  const close = async () => {
    dynamodb.destroy();
    server.close();
    await once(server, 'close');
  };
  return { table: openTable('holdfast', dynamodb), dynamodb, close };
}
