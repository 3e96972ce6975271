import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ImportReport } from '../../lib/domain/sources/import-report.ts';
import { importFolder } from '../../lib/usecases/import-folder.ts';
import { importPorts } from '../factories/importing.ts';
import { sharedImport } from '../factories/shared-data.ts';

const { input, isAbsent, absent } = sharedImport('ravenstack');

describe.skipIf(isAbsent)(`importing ravenstack${isAbsent ? `: ${absent}` : ''}`, () => {
  const { ports, memory, remove } = importPorts('2025-01-15');
  let first: ImportReport;

  beforeAll(async () => {
    const imported = await importFolder(input, ports);
    expect(imported.faults).toEqual([]);
    first = imported.report as ImportReport;
  });
  afterAll(remove);

  const shareOf = (title: string) => {
    const finding = first.findings.find((it) => it.title === title);
    return finding && Math.round((100 * finding.count) / finding.of);
  };

  it('reads every row', () => {
    const rows = Object.fromEntries(
      first.files.map(({ file, rows }) => [file.replace(/^ravenstack_|\.csv$/g, ''), rows]),
    );
    const expected = {
      accounts: 500,
      subscriptions: 5000,
      feature_usage: 25_000,
      support_tickets: 2000,
      churn_events: 600,
    };
    expect(rows).toEqual(expected);
    expect(first.rows).toBe(33_100);
  });

  it('says that 77 % of usage rows predate their subscription', () => {
    expect(shareOf('usage before its subscription began')).toBe(77);
    expect(first.findings.find(({ title }) => title.startsWith('usage before its'))).toMatchObject({
      count: 19_142,
      of: 25_000,
    });
  });

  it('says that 54 % of tickets predate sign-up', () => {
    expect(shareOf('tickets before sign-up')).toBe(54);
  });

  it('says that every churned account has an open subscription', () => {
    const finding = first.findings.find((it) => it.finding === 'churned-with-open-subscription');
    expect(finding).toMatchObject({ count: 110, of: 110 });
  });

  it('rejects the 21 usage rows whose id came before, and nothing else', () => {
    expect(first.findings.find((it) => it.finding === 'duplicate-id')?.count).toBe(21);
    expect(first).toMatchObject({ rejected: 21, duplicates: 0, accepted: 33_079 });
    expect(first.rejections[0]).toMatchObject({ file: 'ravenstack_feature_usage.csv', column: 'usage_id' });
  });

  it('knows how far each kind of record reaches', () => {
    expect(first.freshness).toEqual({ usage: '2024-12-31', case: '2024-12-31' });
  });

  it('puts every account into the directory', () => {
    expect(memory.directory.size).toBe(500);
  });

  it('changes nothing when the same export comes again', async () => {
    const before = { ...memory.writes };
    const { report: again } = await importFolder(input, ports);
    expect(again?.accounts).toMatchObject({ seen: 500, new: 0, changed: 0 });
    expect(again?.findings).toEqual(first.findings);
    expect(memory.writes).toEqual(before);
  });
});
