import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dynamoImportStore } from '../../lib/adapters/dynamodb/import-store.ts';
import { dynamoImportTurns } from '../../lib/adapters/dynamodb/import-turns.ts';
import { dynamoRecordStore } from '../../lib/adapters/dynamodb/record-store.ts';
import { dynamoSpendStore } from '../../lib/adapters/dynamodb/spend-store.ts';
import { fileSpools } from '../../lib/adapters/files/file-spools.ts';
import { rejectFiles } from '../../lib/adapters/files/reject-files.ts';
import { exportFolder } from '../../lib/adapters/sources/folder/export-folder.ts';
import { readYaml } from '../../lib/adapters/yaml/read-yaml.ts';
import { effectiveAccount, type Profile } from '../../lib/domain/records/dossier.ts';
import type { ImportReport } from '../../lib/domain/sources/import-report.ts';
import type { SampleAccount } from '../../lib/sample/account.ts';
import { employeesOnFile, industryOnFile } from '../../lib/sample/exports/on-file.ts';
import { writeSample } from '../../lib/sample/write-sample.ts';
import { importFolder } from '../../lib/usecases/import-folder.ts';
import { embeddedTable } from '../factories/embedded-table.ts';
import { livedCompany } from '../factories/sample-company.ts';

const SOURCES = ['salesforce', 'hubspot', 'zendesk', 'admin-tool'] as const;
type Source = (typeof SOURCES)[number];
type Reports = Record<Source, ImportReport>;

const request = { seed: 7, firstDay: '2025-05-22', accounts: 30 };
const today = '2026-11-21';

let base: string;
let database: Awaited<ReturnType<typeof embeddedTable>>;
const first = {} as Reports;
const again = {} as Reports;
const nextDay = {} as Reports;

async function importAll(until: string, reports: Reports): Promise<void> {
  await writeSample({ ...request, until, folder: base });
  const { table } = database;
  for (const source of SOURCES) {
    const file = `examples/mappings/${source}.yaml`;
    const text = await readFile(join(import.meta.dirname, '../..', file), 'utf8');
    const { report, faults } = await importFolder(
      { folder: join(base, source), mapping: { file, text } },
      {
        documents: { read: readYaml },
        exports: exportFolder,
        spools: fileSpools(join(base, 'spools')),
        rejects: rejectFiles(join(base, 'rejects')),
        records: dynamoRecordStore(table),
        spending: dynamoSpendStore(table),
        imports: dynamoImportStore(table),
        turns: dynamoImportTurns(table),
        days: { latestDaySummary: async () => undefined },
        clock: { now: () => new Date(`${until}T20:00:00Z`) },
        ids: { next: () => `import-of-${source}-at-${until}` },
        progress: { report: () => undefined },
      },
    );
    expect(faults).toEqual([]);
    reports[source] = report as ImportReport;
  }
}

beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'holdfast-sample-import-'));
  database = await embeddedTable();
  await importAll(today, first);
  await importAll(today, again);
  await importAll('2026-11-22', nextDay);
});

afterAll(async () => {
  await database.close();
  await rm(base, { recursive: true, force: true });
});

const company = livedCompany({ ...request, until: today });
const marked = (blemish: SampleAccount['blemishes'][number]) =>
  company.accounts.filter(({ blemishes }) => blemishes.includes(blemish));
const numbers = (accounts: SampleAccount[]) => accounts.map(({ customerNumber }) => customerNumber).sort();
const findings = (source: Source) =>
  Object.fromEntries(first[source].findings.map(({ finding, count, cases }) => [finding, { count, cases }]));
const casesOf = (source: Source, finding: string) =>
  [...new Set(findings(source)[finding]?.cases.map(({ accountId }) => accountId))].sort();

describe('importing the sample', () => {
  test('takes every account in, once', () => {
    for (const source of ['salesforce', 'admin-tool'] as const) {
      expect(first[source].records.account?.added).toBe(company.accounts.length);
    }
    expect(first.salesforce.accounts.new).toBe(company.accounts.length);
    expect(first['admin-tool'].accounts).toMatchObject({ new: 0, undeclared: 0 });
  });

  test('rejects only the surveys of the companies that HubSpot does not know', () => {
    const lost = company.surveys.filter(({ account }) => account.blemishes.includes('missing-in-hubspot'));
    expect(lost.length).toBeGreaterThan(0);
    expect(first.hubspot.rejected).toBe(lost.length);
    for (const { reason } of first.hubspot.rejections) expect(reason).toMatch(/no row of companies.csv/);
    for (const source of ['salesforce', 'zendesk', 'admin-tool'] as const) expect(first[source].rejections).toEqual([]);
  });

  test('finds each blemish, and nothing else that is doubtful', () => {
    const early = casesOf('zendesk', 'tickets-before-signup');
    expect(early).toEqual(expect.arrayContaining(numbers(marked('ticket-before-signup'))));
    const late = [...marked('ticket-before-signup'), ...marked('usage-before-signup')];
    expect(numbers(late)).toEqual(expect.arrayContaining(early));
    expect(casesOf('admin-tool', 'usage-before-signup')).toEqual(numbers(marked('usage-before-signup')));
    expect(first.salesforce.duplicates).toBe(marked('duplicate-contact').length);
    const gone = marked('open-after-churn').filter(({ departure }) => departure && departure.effective < company.until);
    expect(casesOf('admin-tool', 'churned-with-open-subscription')).toEqual(numbers(gone));
    const found = SOURCES.map((source) => Object.keys(findings(source)).sort());
    expect(found).toEqual([
      [],
      [],
      ['tickets-before-signup'],
      ['churned-with-open-subscription', 'usage-before-signup'],
    ]);
  });

  test('gives one industry one name, however the systems spell it', async () => {
    const profiles = await dynamoRecordStore(database.table).profiles(numbers(company.accounts));
    for (const account of company.accounts) {
      const profile = profiles.get(account.customerNumber);
      const spellings = new Set(profile?.accounts.flatMap(({ industry }) => industry ?? []));
      expect(spellings).toEqual(new Set([account.industry, industryOnFile(account)]));
      const { employees, ownerId } = effectiveAccount(profile as Profile);
      expect([account.employees, employeesOnFile(account)]).toContain(employees);
      expect(ownerId).toBe(account.csm.email);
    }
  });

  test('changes nothing the second time', () => {
    for (const source of SOURCES) {
      for (const counts of Object.values(again[source].records)) expect(counts).toMatchObject({ added: 0, changed: 0 });
    }
  });

  test('a day later adds a day, and changes only what happened since', () => {
    const { usage, customisation } = nextDay['admin-tool'].records;
    expect(usage?.added).toBeGreaterThan(5);
    expect(usage?.changed).toBe(0);
    expect(customisation?.changed).toBe(0);
    const changed = SOURCES.map((source) => nextDay[source].records).flatMap((records) => Object.values(records));
    expect(changed.reduce((sum, counts) => sum + counts.changed, 0)).toBeLessThan(20);
  });
});
