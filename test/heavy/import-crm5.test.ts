import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dynamoImportStore } from '../../lib/adapters/dynamodb/import-store.ts';
import { dynamoRecordStore } from '../../lib/adapters/dynamodb/record-store.ts';
import type { ImportReport } from '../../lib/domain/sources/import-report.ts';
import { importFolder } from '../../lib/usecases/import-folder.ts';
import { embeddedTable } from '../factories/embedded-table.ts';
import { importPorts } from '../factories/importing.ts';
import { sharedImport } from '../factories/shared-data.ts';

const { input, isAbsent, absent } = sharedImport('crm5');

describe.skipIf(isAbsent)(`importing crm5 into the embedded database${isAbsent ? `: ${absent}` : ''}`, () => {
  const cleanups: (() => unknown)[] = [];
  let first: ImportReport;
  let again: ImportReport;
  let unitsOfAgain: number;

  beforeAll(async () => {
    const { table, close } = await embeddedTable();
    const stores = { records: dynamoRecordStore(table), imports: dynamoImportStore(table) };
    const { ports, remove } = importPorts('2023-08-01', stores);
    cleanups.push(close, remove);
    first = (await importFolder(input, ports)).report as ImportReport;
    const units = table.meter.writeUnits;
    again = (await importFolder(input, ports)).report as ImportReport;
    unitsOfAgain = table.meter.writeUnits - units;
  });
  afterAll(async () => {
    for (const clean of cleanups) await clean();
  });

  it('takes in every daily row', () => {
    expect(first.files.find(({ record }) => record === 'usage')).toMatchObject({
      rows: 1_091_777,
      accepted: 1_091_777,
    });
    expect(first).toMatchObject({ rejected: 0, duplicates: 0, accounts: { seen: 1286, new: 1286, undeclared: 0 } });
  });

  it('tells the seats of a plan from what is sold beside it', () => {
    const subscriptions = first.files.filter(({ record }) => record === 'subscription');
    expect(subscriptions.map(({ accepted }) => accepted)).toEqual([10_127, 20_254]);
    expect(first.records.subscription?.added).toBe(30_381);
  });

  it('changes nothing when the same export comes again', () => {
    expect(again.accounts).toMatchObject({ seen: 1286, new: 0, changed: 0 });
    expect(unitsOfAgain).toBeLessThan(20);
  });
});
