import type { WholeTable } from '../../lib/adapters/dynamodb/operator/scan-table.ts';
import { systemClock } from '../../lib/adapters/system/clock.ts';
import type { Clock } from '../../lib/ports/system.ts';
import type { CommonOptions } from './command.ts';

/** Which table a command is about: that of the state folder, or the one named `table` where the AWS environment variables point. */
export type TableOptions = CommonOptions & { table?: string };

/** The table as a whole, and the time where it is. */
export type OpenedTable = WholeTable & { clock: Clock };

/** A person waits, and nobody else does: a table that is throttled is asked again for minutes. */
const PATIENT_ATTEMPTS = 12;

/** Does `work` on the table that the options name, with the operator's own credentials. A folder that is not there is an error unless `make`. */
export async function withTable<T>(
  { table, dir }: TableOptions,
  work: (table: OpenedTable) => Promise<T>,
  options: { make?: boolean } = {},
): Promise<T> {
  const opened = await (table === undefined ? openFolder(dir, options) : openAws(table));
  try {
    return await work(opened);
  } finally {
    await opened.close();
  }
}

async function openFolder(dir: string, options: { make?: boolean }) {
  const { openFolderTable } = await import('../../lib/local/open-folder-table.ts');
  return openFolderTable(dir, options);
}

async function openAws(tableName: string) {
  const { DynamoDBClient } = await import('@aws-sdk/client-dynamodb');
  const dynamodb = new DynamoDBClient({ maxAttempts: PATIENT_ATTEMPTS });
  return { tableName, dynamodb, clock: systemClock, close: async () => dynamodb.destroy() };
}
