import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dynamoDayStore } from '../../lib/adapters/dynamodb/day-store.ts';
import { dynamoImportRequestStore } from '../../lib/adapters/dynamodb/import-request-store.ts';
import { dynamoImportStore } from '../../lib/adapters/dynamodb/import-store.ts';
import { dynamoImportTurns } from '../../lib/adapters/dynamodb/import-turns.ts';
import { dynamoRecordStore } from '../../lib/adapters/dynamodb/record-store.ts';
import { dynamoSpendStore } from '../../lib/adapters/dynamodb/spend-store.ts';
import { openTable } from '../../lib/adapters/dynamodb/table.ts';
import { fileSpools } from '../../lib/adapters/files/file-spools.ts';
import { rejectFiles } from '../../lib/adapters/files/reject-files.ts';
import { rejectObjects } from '../../lib/adapters/s3/reject-objects.ts';
import { cutFolder } from '../../lib/adapters/sources/folder/cut-folder.ts';
import { uploadFolderIn } from '../../lib/adapters/sources/s3/folder-address.ts';
import { openS3, s3Files } from '../../lib/adapters/sources/s3/s3-files.ts';
import { systemClock } from '../../lib/adapters/system/clock.ts';
import { randomIds } from '../../lib/adapters/system/ids.ts';
import { silentProgress } from '../../lib/adapters/system/silent-progress.ts';
import { yamlDocuments } from '../../lib/adapters/yaml/yaml-documents.ts';
import { readConfig } from '../../lib/config.ts';
import { functionLog } from '../function-log.ts';
import { createHandler } from './handler.ts';

const { TABLE_NAME, EXPORTS_BUCKET, ENVIRONMENT } = readConfig(['TABLE_NAME', 'EXPORTS_BUCKET', 'ENVIRONMENT']);
const table = openTable(TABLE_NAME);
const s3 = openS3();

export const handler = createHandler(
  {
    clock: systemClock,
    days: dynamoDayStore(table, systemClock),
    documents: yamlDocuments,
    exports: cutFolder(s3Files(s3, EXPORTS_BUCKET)),
    ids: randomIds,
    imports: dynamoImportStore(table),
    importRequests: dynamoImportRequestStore(table),
    progress: silentProgress,
    records: dynamoRecordStore(table),
    rejects: rejectObjects(EXPORTS_BUCKET, rejectFiles(join(tmpdir(), 'rejects')), s3),
    spending: dynamoSpendStore(table),
    spools: fileSpools(join(tmpdir(), 'spool')),
    turns: dynamoImportTurns(table),
    uploads: { folderOf: uploadFolderIn(EXPORTS_BUCKET) },
  },
  functionLog('collect-source', ENVIRONMENT),
);
