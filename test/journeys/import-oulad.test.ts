import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ImportReport } from '../../lib/domain/sources/import-report.ts';
import { importFolder } from '../../lib/usecases/import-folder.ts';
import { importPorts } from '../factories/importing.ts';
import { sharedImport } from '../factories/shared-data.ts';

const { input, isAbsent, absent } = sharedImport('oulad-small', 'oulad');

describe.skipIf(isAbsent)(`importing oulad-small${isAbsent ? `: ${absent}` : ''}`, () => {
  const { ports, memory, remove } = importPorts('2014-11-01');
  let report: ImportReport;

  beforeAll(async () => {
    const imported = await importFolder(input, ports);
    expect(imported.faults).toEqual([]);
    report = imported.report as ImportReport;
  });
  afterAll(remove);

  it('takes in every row of every file, but for who never began', () => {
    const counts = report.files.map(({ record, rows, accepted, filtered }) => ({ record, rows, accepted, filtered }));
    expect(counts).toEqual([
      { record: 'account', rows: 2168, accepted: 2113, filtered: 55 },
      { record: 'subscription', rows: 2168, accepted: 2113, filtered: 55 },
      { record: 'cancellation', rows: 2168, accepted: 170, filtered: 1998 },
      { record: 'usage', rows: 92_776, accepted: 92_724, filtered: 52 },
      { record: 'usage', rows: 92_776, accepted: 92_724, filtered: 52 },
      { record: 'evidence', rows: 12_479, accepted: 12_478, filtered: 1 },
    ]);
    expect(report).toMatchObject({ rejected: 0, duplicates: 0, accounts: { seen: 2113, new: 2113, undeclared: 0 } });
  });

  it('finds nothing to doubt', () => {
    expect(report.findings).toEqual([]);
  });

  it('counts days from the start of the presentation', async () => {
    const id = 'AAA-2013J-11391';
    const profile = (await ports.records.profiles([id])).get(id);
    // Registered 159 days before 2013-10-01, first clicks 5 days before it.
    expect(profile?.accounts[0]).toMatchObject({
      signupDay: '2013-04-25',
      industry: 'AAA-2013J',
      channel: 'HE Qualification',
    });
    expect(profile?.subscriptions).toMatchObject([{ seats: 240, startDay: '2013-10-01', endDay: '2014-06-26' }]);
    const [september] = await ports.records.months(id, '2013-09', '2013-09');
    expect(september?.usage.oulad?.click?.[26]).toEqual([98, null, null]);
    const [october] = await ports.records.months(id, '2013-10', '2013-10');
    expect(october?.evidence[0]).toMatchObject({
      day: '2013-10-19',
      dueDay: '2013-10-20',
      type: 'assessment-submitted',
    });
  });

  it('changes nothing when the same export comes again', async () => {
    const before = { ...memory.writes };
    const { report: again } = await importFolder(input, ports);
    expect(again?.accounts).toMatchObject({ seen: 2113, new: 0, changed: 0 });
    expect(memory.writes).toEqual(before);
  });
});
