import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger } from '@aws-lambda-powertools/logger';
import { dynamoDayStore } from '../../lib/adapters/dynamodb/day-store.ts';
import { dynamoImportStore } from '../../lib/adapters/dynamodb/import-store.ts';
import { dynamoRecordStore } from '../../lib/adapters/dynamodb/record-store.ts';
import { openTable } from '../../lib/adapters/dynamodb/table.ts';
import { fileSpools } from '../../lib/adapters/files/file-spools.ts';
import { rejectFiles } from '../../lib/adapters/files/reject-files.ts';
import { exportFolder } from '../../lib/adapters/sources/folder/export-folder.ts';
import { systemClock } from '../../lib/adapters/system/clock.ts';
import { randomIds } from '../../lib/adapters/system/ids.ts';
import { silentProgress } from '../../lib/adapters/system/silent-progress.ts';
import { yamlDocuments } from '../../lib/adapters/yaml/yaml-documents.ts';
import { readConfig } from '../../lib/config.ts';
import { createHandler } from './handler.ts';

const { TABLE_NAME } = readConfig(['TABLE_NAME']);
const table = openTable(TABLE_NAME);

export const handler = createHandler(
  {
    clock: systemClock,
    days: dynamoDayStore(table, systemClock),
    documents: yamlDocuments,
    exports: exportFolder,
    ids: randomIds,
    imports: dynamoImportStore(table),
    progress: silentProgress,
    records: dynamoRecordStore(table),
    rejects: rejectFiles(join(tmpdir(), 'rejects')),
    spools: fileSpools(join(tmpdir(), 'spool')),
  },
  new Logger({ serviceName: 'collect-source' }),
);
