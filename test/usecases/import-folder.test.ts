import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type ImportPorts, importFolder, partitionsFor } from '../../lib/usecases/import-folder.ts';
import { exportFiles } from '../factories/export-files.ts';
import { importPorts } from '../factories/importing.ts';

const cleanups: (() => void)[] = [];
afterAll(() => {
  for (const clean of cleanups) clean();
});

/** A place to import into, and a function that imports these files with this mapping there. */
function place(today?: string, over?: Partial<ImportPorts>) {
  const { ports, memory, state, remove } = importPorts(today, over);
  cleanups.push(remove);
  const run = async (files: Record<string, string>, mapping: string) => {
    const { folder, remove: removeFiles } = exportFiles(files);
    cleanups.push(removeFiles);
    const { report, faults } = await importFolder({ folder, mapping: { file: 'map.yaml', text: mapping } }, ports);
    if (!report) throw new Error(faults.map(({ message }) => message).join('\n'));
    return report;
  };
  const profile = async (id: string) => (await ports.records.profiles([id])).get(id);
  const month = async (id: string, of: string) => (await ports.records.months(id, of, of))[0];
  return { run, profile, month, ports, memory, state };
}

const CASES = `source: desk
empty: [N/A]
lookups:
  customers:
    file: customers.csv
    key: '{region}-{number}'
    where: { column: deleted, not: yes }
files:
  - file: tickets.csv
    record: case
    let:
      customer: { template: '{region}-{customer_no}' }
    where:
      - { column: status, notIn: [spam, test] }
      - any:
          - { column: hours, empty: true }
          - { column: hours, atLeast: 0 }
    columns:
      accountId: { lookup: customers, by: customer, column: account }
      caseId: { template: 'T{id}' }
      openedAt: { column: opened, date: 'dd.MM.yyyy HH:mm', zone: Europe/Zurich }
      firstReplyAt: { column: minutes, minutesAfter: openedAt }
      resolvedAt: { column: hours, hoursAfter: openedAt }
      priority: { column: priority, values: { 1: urgent, 2: high }, otherwise: normal, default: urgent }
      resolution: { column: outcome, values: { Done: fixed }, otherwise: empty }
      satisfaction: { column: stars, number: '1234,56' }
      escalated: { constant: true }
`;
const CUSTOMERS = 'region,number,account,deleted\neu,1,acme,no\neu,2,gone,YES\n';
const TICKETS = [
  'id,region,customer_no,status,opened,minutes,hours,priority,outcome,stars',
  '7,eu,1,open,01.03.2026 09:00,30,48,2,Done,"4,5"',
  '8,eu,1,open,01.03.2026 09:00,N/A,,,Unclear,N/A',
  '9,eu,1,SPAM,01.03.2026 09:00,,,1,Done,',
  '10,eu,1,open,01.03.2026 09:00,,-5,1,Done,',
  '11,eu,2,open,01.03.2026 09:00,,,1,Done,',
].join('\n');

describe('a mapping', () => {
  it('joins, filters, translates and counts time', async () => {
    const { run, month } = place();
    const report = await run({ 'customers.csv': CUSTOMERS, 'tickets.csv': TICKETS }, CASES);
    expect(report).toMatchObject({ rows: 5, accepted: 2, rejected: 1 });
    expect(report.files[0]?.filtered).toBe(2);
    expect(report.rejections[0]).toMatchObject({ line: 6, column: 'customer' });
    const common = {
      kind: 'case',
      source: 'desk',
      accountId: 'acme',
      openedAt: '2026-03-01T08:00:00.000Z',
      escalated: true,
    };
    const times = { firstReplyAt: '2026-03-01T08:30:00.000Z', resolvedAt: '2026-03-03T08:00:00.000Z' };
    expect((await month('acme', '2026-03'))?.cases).toEqual([
      { ...common, caseId: 'T7', ...times, priority: 'high', resolution: 'fixed', satisfaction: 4.5 },
      { ...common, caseId: 'T8', priority: 'urgent' },
    ]);
  });

  const RELATIVE = `source: school
files:
  - file: 'clicks-*.ndjson'
    record: usage
    columns:
      accountId: student.id
      day:
        column: day
        daysAfter: { by: term, values: { 2013B: 2013-02-01, 2013J: 2013-10-01 } }
      event: { constant: click }
      count: { column: seconds, divideBy: 60 }
  - file: surveys.csv
    optional: true
    record: survey
    columns: { accountId: a, surveyId: b, type: c, sentDay: d }
`;

  it('counts days from what a column selects, over all files of a pattern', async () => {
    const { run, month } = place();
    const lines = {
      'clicks-1.ndjson': '{"student":{"id":"s1"},"term":"2013B","day":-3,"seconds":90}',
      'clicks-2.ndjson':
        '{"student":{"id":"s1"},"term":"2013J","day":0,"seconds":60}\n{"student":{"id":"s1"},"term":"2014B","day":0,"seconds":60}',
    };
    const report = await run(lines, RELATIVE);
    expect(report.files.map(({ file, accepted }) => [file, accepted])).toEqual([
      ['clicks-1.ndjson', 1],
      ['clicks-2.ndjson', 1],
    ]);
    expect(report.rejections[0]).toMatchObject({
      file: 'clicks-2.ndjson',
      line: 2,
      column: 'term',
      reason: 'expected one of 2013B, 2013J',
    });
    expect((await month('s1', '2013-01'))?.usage).toEqual({ school: { click: { 29: [1.5, null, null] } } });
    expect((await month('s1', '2013-10'))?.usage).toEqual({ school: { click: { 1: [1, null, null] } } });
  });

  const PARTS = `source: crm
files:
  - file: companies.csv
    record: account
    columns: { accountId: id, name: name, industry: industry }
  - file: deals.csv
    record: account
    where: { column: won, is: True }
    columns: { accountId: company, name: title, signupDay: closed }
`;

  it('tells an account in parts, and what comes first in the mapping counts', async () => {
    const { run, profile } = place();
    const companies = 'id,name,industry\n1,Acme,\n';
    const deals = 'company,title,closed,won\n1,Acme deal,2026-01-05,TRUE\n1,Acme upsell,2026-02-05,false\n';
    const report = await run({ 'companies.csv': companies, 'deals.csv': deals }, PARTS);
    expect(report).toMatchObject({ accepted: 2, duplicates: 0, rejected: 0 });
    expect((await profile('1'))?.accounts).toEqual([
      { kind: 'account', source: 'crm', accountId: '1', name: 'Acme', signupDay: '2026-01-05' },
    ]);
  });

  const CHECKED = (reject: boolean) => `source: admin
lookups: { subs: { file: subs.csv, key: id } }
files:
  - file: usage.csv
    record: usage
    columns: { accountId: account, day: day, event: event, count: count }
    checks:
      - { field: day, notBefore: { lookup: subs, by: sub, column: start }, say: usage before its subscription, reject: ${reject} }
`;
  const checked = {
    'subs.csv': 'id,start\ns1,2026-03-02\n',
    'usage.csv': 'account,day,event,count,sub\na,2026-03-01,x,1,s1\na,2026-03-02,x,1,s1\na,2026-03-03,x,1,s9\n',
  };

  it('may ask a question of its own, and only report', async () => {
    const report = await place().run(checked, CHECKED(false));
    const finding = report.findings.find(({ title }) => title === 'usage before its subscription');
    expect(finding).toMatchObject({ count: 1, of: 2, cases: [{ file: 'usage.csv', line: 2, column: 'day' }] });
    expect(report.accepted).toBe(3);
  });

  it('may ask a question of its own, and reject', async () => {
    const report = await place().run(checked, CHECKED(true));
    expect(report.rejections).toMatchObject([{ line: 2, column: 'day', reason: 'usage before its subscription' }]);
    expect(report.accepted).toBe(2);
  });
});

const USAGE = `source: admin
files:
  - { file: usage.csv, record: usage, columns: { accountId: account, day: day, event: event, count: count } }
`;
const ACCOUNTS = `source: crm
files:
  - { file: accounts.csv, record: account, columns: { accountId: id, name: name, signupDay: signup } }
`;
const usageOf = (...rows: string[]) => ({ 'usage.csv': `account,day,event,count\n${rows.join('\n')}\n` });

describe('an import', () => {
  it('keeps what it hears of an account that no source has declared, and takes it up once one does', async () => {
    const { run, profile, memory } = place();
    const report = await run(usageOf('a1,2026-03-01,login,3', 'a1,2026-03-02,login,3'), USAGE);
    expect(report.accounts).toEqual({ seen: 1, new: 0, changed: 0, undeclared: 1 });
    const [finding] = report.findings;
    expect(finding).toMatchObject({ finding: 'unknown-account', count: 2, of: 2 });
    expect(memory.directory.size).toBe(0);
    const declared = await run({ 'accounts.csv': 'id,name,signup\na1,Acme,2026-03-02\n' }, ACCOUNTS);
    expect(declared.accounts).toEqual({ seen: 1, new: 1, changed: 1, undeclared: 0 });
    expect([...memory.directory]).toEqual(['a1']);
    expect(await profile('a1')).toMatchObject({ accounts: [{ name: 'Acme' }] });
  });

  it('writes only the month in which something changed', async () => {
    const { run, memory } = place();
    await run(usageOf('a1,2026-03-01,login,3', 'a1,2026-04-01,login,3', 'a2,2026-04-01,login,3'), USAGE);
    const { months } = memory.writes;
    const report = await run(usageOf('a1,2026-03-01,login,3', 'a1,2026-04-01,login,4', 'a2,2026-04-01,login,3'), USAGE);
    expect(memory.writes.months).toBe(months + 1);
    expect(report.records.usage).toEqual({ added: 0, changed: 1, unchanged: 2 });
  });

  it('doubts what lies in the future or before sign-up', async () => {
    const { run } = place('2026-06-30');
    await run({ 'accounts.csv': 'id,name,signup\na1,Acme,2026-03-02\n' }, ACCOUNTS);
    const report = await run(usageOf('a1,2026-03-01,login,1', 'a1,2026-03-02,login,1', 'a1,2062-03-02,login,1'), USAGE);
    expect(report.findings).toMatchObject([
      { finding: 'dated-in-the-future', count: 1, of: 3, cases: [{ file: 'usage.csv', line: 4, accountId: 'a1' }] },
      { finding: 'usage-before-signup', count: 1, of: 3, cases: [{ file: 'usage.csv', line: 2, accountId: 'a1' }] },
    ]);
    expect(report.freshness).toEqual({ usage: '2026-03-02' });
  });

  it('registers its folder as a source, with how far it reaches over all imports', async () => {
    const { run, ports } = place('2026-06-30');
    await run(usageOf('a1,2026-03-05,login,1'), USAGE);
    const report = await run(usageOf('a1,2026-03-01,export,1'), USAGE);
    expect(await ports.imports.sources()).toMatchObject([
      {
        source: 'admin',
        folder: report.folder,
        mapping: { file: 'map.yaml', text: USAGE },
        lastImportId: report.importId,
        freshness: { usage: '2026-03-05' },
        span: { newestDay: '2026-03-05', streams: ['usage:export', 'usage:login'] },
      },
    ]);
    expect(await ports.imports.report(report.importId)).toEqual(report);
  });

  it('leaves no spool behind', async () => {
    const { run, state } = place();
    await run(usageOf('a1,2026-03-05,login,1'), USAGE);
    const spool = join(state, 'spool');
    expect(existsSync(spool) ? readdirSync(spool) : []).toEqual([]);
  });

  it('shows how far it is, in bytes read and then in partitions stored', async () => {
    const seen: string[] = [];
    const progress = {
      report: (done: number, total: number, what: string) => void seen.push(`${done}/${total} ${what}`),
    };
    await place('2026-06-30', { progress }).run(usageOf('a1,2026-03-05,login,1'), USAGE);
    expect(seen.at(-2)).toBe('46/46 usage.csv');
    expect(seen.at(-1)).toBe('1/1 accounts');
  });

  it('cuts larger input into more partitions, compressed input the more so', () => {
    const of = (name: string, bytes: number) =>
      partitionsFor({ files: [{ name, bytes, format: { format: 'csv' }, streams: [] }] });
    expect([of('a.csv', 100), of('a.csv', 40e6), of('a.csv.gz', 40e6), of('a.csv', 1e12)]).toEqual([1, 20, 153, 1024]);
  });
});
