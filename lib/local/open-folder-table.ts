import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Clock } from '../ports/system.ts';
import { openClock } from './clock.ts';
import { serveDynamoDb } from './dynamodb/serve-dynamodb.ts';
import { localSigner } from './endpoints.ts';
import { FolderMissing } from './errors.ts';
import { lockFolder } from './folder-lock.ts';
import { localTableName } from './ports.ts';
import { findRuntime } from './runtime-file.ts';

/** The table of a state folder, for work on the whole of it, and the time in the folder. */
export type FolderTable = { tableName: string; dynamodb: DynamoDBClient; clock: Clock; close(): Promise<void> };

/**
 * Opens only the table of a folder: through the runtime that serves it, or by itself, and then nothing that is under way
 * in the folder goes on meanwhile. Throws FolderMissing unless `make`, FolderInUse.
 */
export async function openFolderTable(dir: string, { make = false } = {}): Promise<FolderTable> {
  const folder = resolve(dir);
  if (!make && !existsSync(folder)) throw new FolderMissing(dir);
  const found = await findRuntime(folder);
  const { url, clock, close } = found
    ? { url: found.endpoints.dynamodb, clock: found.clock, close: async () => {} }
    : await serveTable(folder);
  const dynamodb = new DynamoDBClient({ ...localSigner, endpoint: url });
  const closeAll = async () => {
    dynamodb.destroy();
    await close();
  };
  return { tableName: localTableName, dynamodb, clock, close: closeAll };
}

async function serveTable(folder: string): Promise<{ url: string; clock: Clock; close(): Promise<void> }> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const unlock = lockFolder(folder, randomUUID());
  try {
    const { url, close } = await serveDynamoDb({ dir: folder, tableName: localTableName });
    const clock = openClock({ file: join(folder, 'clock.json') });
    const closeAll = async () => {
      clock.close();
      await close();
      unlock();
    };
    return { url, clock, close: closeAll };
  } catch (error) {
    unlock();
    throw error;
  }
}
