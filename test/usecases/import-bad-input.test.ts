import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { importFolder } from '../../lib/usecases/import-folder.ts';
import { exportFiles } from '../factories/export-files.ts';
import { importPorts } from '../factories/importing.ts';

const cleanups: (() => void)[] = [];
afterAll(() => {
  for (const clean of cleanups) clean();
});

type Files = Record<string, string | Uint8Array>;

async function importing(files: Files, mapping: string, { missingFolder = false } = {}) {
  const { folder, remove } = exportFiles(files);
  const { ports, memory, remove: removeState } = importPorts();
  cleanups.push(remove, removeState);
  if (missingFolder) remove();
  const imported = await importFolder({ folder, mapping: { file: 'map.yaml', text: mapping } }, ports);
  return { ...imported, memory, folder };
}

const USAGE = `source: admin
files:
  - file: usage.csv
    record: usage
    columns: { accountId: account, day: day, event: event, count: count }
`;
const HEADER = 'account,day,event,count';
const GOOD = 'a1,2026-03-01,login,3';

/** Each line of the file after the header, and what becomes of it. */
const badRows: [kind: string, line: string | Uint8Array, column: string | undefined, reason: string][] = [
  ['a quote left open', 'a2,"2026-03-01,login,3', undefined, 'a quoted field begins here and is never closed'],
  [
    'text after a closing quote',
    'a2,"2026-03-01"x,login,3',
    undefined,
    'text follows a closing quote; a quote inside a quoted field is written twice',
  ],
  [
    'a quote inside a plain field',
    'a2,2026-03-01,log"in,3',
    undefined,
    'a quote stands inside a field that does not begin with one; such a field is quoted as a whole',
  ],
  ['too few columns', 'a2,2026-03-01,login', undefined, 'expected 4 columns as in the header, found 3 columns'],
  ['too many columns', 'a2,2026-03-01,login,3,', undefined, 'expected 4 columns as in the header, found 5 columns'],
  [
    'bytes that are not UTF-8',
    Buffer.from('a2,2026-03-01,caf\xe9,3', 'latin1'),
    undefined,
    'the line is not UTF-8 text; if the file has another encoding, name it in the mapping, such as "encoding: windows-1252"',
  ],
  ['a bad date', 'a2,01/03/2026,login,3', 'day', "expected a date such as 2026-03-31 (ISO 8601), found '01/03/2026'"],
  [
    'a day that does not exist',
    'a2,2026-02-30,login,3',
    'day',
    "expected a date such as 2026-03-31 (ISO 8601), found '2026-02-30', a day the calendar does not have",
  ],
  [
    'a number with a comma',
    'a2,2026-03-01,login,"1,234"',
    'count',
    `expected a number such as 1234.56, found '1,234'; write "number: '1,234.56'" in the mapping if the export groups thousands`,
  ],
  [
    'a name where a number belongs',
    'a2,2026-03-01,login,Jane Roe',
    'count',
    'expected a number such as 1234.56, found a text of 8 characters',
  ],
  ['a negative count', 'a2,2026-03-01,login,-3', 'count', 'expected a number from 0, found -3'],
  ['no account', ',2026-03-01,login,3', 'account', 'empty, but usage records need "accountId"'],
  ['a text that is too long', `a2,2026-03-01,${'x'.repeat(81)},3`, 'event', 'expected at most 80 characters, found 81'],
];

describe('a bad row', () => {
  it.each(badRows)('with %s is rejected with its reason, and the rest goes in', async (_, line, column, reason) => {
    const file = Buffer.concat([
      Buffer.from(`${HEADER}\n${GOOD}\n`),
      Buffer.from(line as string),
      Buffer.from(`\n${GOOD.replace('a1', 'a3')}\n`),
    ]);
    const { report } = await importing({ 'usage.csv': file }, USAGE);
    expect(report?.rejections).toEqual([{ file: 'usage.csv', line: 3, column, record: 'usage', reason }]);
    expect(report).toMatchObject({ rows: 3, accepted: 2, rejected: 1 });
    expect(report?.accounts.seen).toBe(2);
  });

  it('of 100 MB is skipped without being held in memory', async () => {
    const endless = Buffer.alloc(100 * 1024 * 1024, 'x');
    const file = gzipSync(Buffer.concat([Buffer.from(`${HEADER}\n${GOOD}\n`), endless, Buffer.from(`\n${GOOD}\n`)]), {
      level: 1,
    });
    const { report } = await importing({ 'usage.csv.gz': file }, USAGE);
    const reason = 'the line is longer than 1 MiB, the most a row may have; is a line end missing?';
    expect(report?.rejections).toEqual([{ file: 'usage.csv.gz', line: 3, column: undefined, record: 'usage', reason }]);
    expect(report?.accepted).toBe(2);
  });

  it('that is no JSON object is rejected from NDJSON', async () => {
    const lines = ['{"account":"a1","day":"2026-03-01","event":"login","count":3}', '{"account":', '[1]', ''];
    const { report } = await importing(
      { 'usage.ndjson': lines.join('\n') },
      USAGE.replace('usage.csv', 'usage.ndjson'),
    );
    expect(report?.rejections.map(({ line, reason }) => [line, reason])).toEqual([
      [2, 'expected one JSON object on the line, found text that is no JSON'],
      [3, 'expected one JSON object on the line, found another JSON value'],
    ]);
    expect(report?.accepted).toBe(1);
  });
});

const CASES = `source: desk
lookups: { customers: { file: customers.csv, key: id } }
files:
  - file: cases.csv
    record: case
    columns:
      accountId: { lookup: customers, by: customer, column: account }
      caseId: number
      openedAt: { column: opened, date: 'yyyy-MM-dd HH:mm', zone: Europe/Zurich }
      priority: { column: priority, values: { P1: urgent, P2: normal } }
      satisfaction: rating
`;

describe('a row that does not fit its mapping', () => {
  const customers = 'id,account\n7,a1\n';
  it.each([
    [
      'a key that the lookup lacks',
      '8,1,2026-03-01 10:00,P1,5',
      'customer',
      'no row of customers.csv has this key (lookup "customers")',
    ],
    [
      'a value that is not translated',
      '7,1,2026-03-01 10:00,P9,5',
      'priority',
      `expected one of P1, P2 ("values" in the mapping), found 'P9'`,
    ],
    [
      'a time in another format',
      '7,1,2026-03-01T10:00,P1,5',
      'opened',
      "expected a date written as yyyy-MM-dd HH:mm, found '2026-03-01T10:00'",
    ],
    ['a number out of range', '7,1,2026-03-01 10:00,P1,9', 'rating', 'expected a number up to 5, found 9'],
    ['an empty id', '7,,2026-03-01 10:00,P1,5', 'number', 'empty, but case records need "caseId"'],
  ])('because of %s is rejected', async (_, line, column, reason) => {
    const cases = `customer,number,opened,priority,rating\n${line}\n7,2,2026-03-01 10:00,P2,\n`;
    const { report } = await importing({ 'customers.csv': customers, 'cases.csv': cases }, CASES);
    expect(report?.rejections).toEqual([{ file: 'cases.csv', line: 2, column, record: 'case', reason }]);
    expect(report?.accepted).toBe(1);
  });
});

describe('a repeated id', () => {
  const mapping = (more = '') => `source: crm
files:
  - file: contacts.csv
    record: contact
${more}    columns: { accountId: account, contactId: id, role: role }
`;
  const contacts = 'account,id,role\na1,c1,user\na1,c1,user\na2,c1,admin\n';

  it('counts as a duplicate with the same content, and is rejected with another', async () => {
    const { report } = await importing({ 'contacts.csv': contacts }, mapping());
    expect(report).toMatchObject({ rows: 3, accepted: 1, duplicates: 1, rejected: 1 });
    const reason = 'duplicate id, first seen on line 2 with other content; the first counts';
    expect(report?.rejections).toEqual([{ file: 'contacts.csv', line: 4, column: 'id', record: 'contact', reason }]);
  });

  it('wins when the mapping says that the last one does', async () => {
    const { report } = await importing({ 'contacts.csv': contacts }, mapping('    onDuplicate: last-wins\n'));
    expect(report).toMatchObject({ rows: 3, accepted: 1, duplicates: 2, rejected: 0 });
    expect(report?.findings[0]?.cases).toEqual([{ file: 'contacts.csv', line: 4, accountId: 'a2' }]);
  });
});

describe('a file that breaks off', () => {
  it('gives the rows before the break, and says where it ended', async () => {
    const rows = Array.from({ length: 20_000 }, (_, index) => `a${index},2026-03-01,login,${index}`);
    const whole = gzipSync(`${HEADER}\n${rows.join('\n')}\n`);
    const { report } = await importing({ 'usage.csv.gz': whole.subarray(0, whole.length / 2) }, USAGE);
    expect(report?.files[0]?.problem).toBe(
      'usage.csv.gz cannot be read to its end: its gzip data ends too early. Export it again.',
    );
    expect(report?.accepted).toBeGreaterThan(1000);
  });

  it('with only a header is no fault', async () => {
    const { report } = await importing({ 'usage.csv': `${HEADER}\n` }, USAGE);
    expect(report).toMatchObject({ rows: 0, accepted: 0, rejected: 0 });
  });
});

const usage = { 'usage.csv': `${HEADER}\n${GOOD}\n` };
const utf16 = Buffer.from(`\ufeff${HEADER}\n${GOOD}\n`, 'utf16le');
const badMappings: [kind: string, files: Files, mapping: string, position: string, message: string, hint?: string][] = [
  ['an empty folder', {}, USAGE, '', 'the folder holds no files', 'export into it, or give another folder'],
  [
    'a syntax error',
    usage,
    'source: admin\nfiles: [\n',
    '3:1',
    'flow sequence in block collection must be sufficiently indented and end with a ]',
  ],
  ['a key written twice', usage, `${USAGE}source: other\n`, '6:1', 'this key is written twice', 'keep one of the two'],
  [
    'a typo in a key',
    usage,
    USAGE.replace('record:', 'recrod:'),
    '4:5',
    'unknown key "recrod"',
    'did you mean "record"?',
  ],
  [
    'an unknown kind of record',
    usage,
    USAGE.replace('record: usage', 'record: usages'),
    '4:13',
    'expected one of account, contact, subscription, usage, case, survey, evidence, customisation, data-volume, interaction, sentiment, invoice, cancellation, spend, found "usages"',
    'did you mean "usage"?',
  ],
  [
    'an unknown field',
    usage,
    USAGE.replace('count: count', 'counts: count'),
    '5:60',
    'usage records have no field "counts"',
    'did you mean "count"?',
  ],
  [
    'a missing field',
    usage,
    USAGE.replace(', count: count', ''),
    '5:14',
    'usage records need "count"',
    'add "count" to these columns',
  ],
  [
    'an unknown column',
    usage,
    USAGE.replace('day: day', 'day: dya'),
    '5:41',
    'usage.csv has no column "dya"',
    'did you mean "day"?',
  ],
  [
    'a column that is there twice',
    { 'usage.csv': 'account,day,event,count,day\n' },
    USAGE,
    '5:41',
    'usage.csv has two columns "day"',
    'rename one of them in the export',
  ],
  [
    'a missing file',
    { 'usages.csv': '' },
    USAGE,
    '3:11',
    'no file of the folder is named "usage.csv"',
    'did you mean "usages.csv"?',
  ],
  [
    'an empty file',
    { 'usage.csv': '' },
    USAGE,
    '3:11',
    'usage.csv is empty: expected a header line with the names of its columns',
  ],
  [
    'UTF-16',
    { 'usage.csv': utf16 },
    USAGE,
    '3:11',
    'usage.csv is UTF-16, expected UTF-8: say "encoding: utf-16le" in the mapping, or export it as UTF-8',
  ],
  [
    'a binary file',
    { 'usage.csv': Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 1]) },
    USAGE,
    '3:11',
    'usage.csv is binary, not text: export it as CSV, TSV or NDJSON',
  ],
  [
    'a spreadsheet',
    { 'usage.csv': Buffer.from('PK\x03\x04 workbook', 'latin1') },
    USAGE,
    '3:11',
    'usage.csv is a zip archive or a spreadsheet, not text: save it as CSV',
  ],
  [
    'a gzip that is none',
    { 'usage.csv.gz': 'plain text' },
    USAGE,
    '3:11',
    'usage.csv.gz cannot be read to its end: its gzip data is damaged, or it is no gzip file. Export it again.',
  ],
  [
    'a broken header',
    { 'usage.csv': 'account,"day\n' },
    USAGE,
    '3:11',
    'usage.csv, line 1, where the header is expected: a quoted field begins here and is never closed',
  ],
  [
    'a name that tells no format',
    { 'usage.txt': HEADER },
    USAGE.replace('usage.csv', 'usage.txt'),
    '3:11',
    'the name "usage.txt" tells no format',
    'add "format: csv" (or tsv, ndjson)',
  ],
  [
    'an unknown lookup',
    usage,
    USAGE.replace('accountId: account,', 'accountId: { lookup: subs, by: account, column: x },'),
    '5:37',
    'there is no lookup "subs"',
    'declare it under "lookups"',
  ],
  [
    'a lookup without a key',
    usage,
    USAGE.replace('files:', 'lookups: { subs: { file: usage.csv } }\nfiles:'),
    '2:18',
    '"key" is missing',
  ],
  [
    'a column that the lookup lacks',
    usage,
    USAGE.replace('files:', 'lookups: { subs: { file: usage.csv, key: day } }\nfiles:').replace(
      'accountId: account,',
      'accountId: { lookup: subs, by: account, column: acount },',
    ),
    '6:64',
    'usage.csv has no column "acount"',
    'did you mean "account"?',
  ],
  [
    'values that need each other',
    usage,
    USAGE.replace('columns:', "let: { one: { template: '{two}' }, two: { template: '{one}' } }\n    columns:").replace(
      'event: event',
      'event: one',
    ),
    '5:58',
    '"one" needs itself: one → two → one',
  ],
  [
    'times that count from each other',
    { 'cases.csv': 'a,b,c,d\n' },
    `source: desk
files:
  - file: cases.csv
    record: case
    columns: { accountId: a, caseId: b, openedAt: { column: c, hoursAfter: resolvedAt }, resolvedAt: { column: d, hoursAfter: openedAt } }
`,
    '5:51',
    '"openedAt" counts from itself: openedAt → resolvedAt → openedAt',
  ],
  [
    'a date format that is none',
    usage,
    USAGE.replace('day: day', "day: { column: day, date: 'YYYY-MM-dd' }"),
    '5:63',
    "'YYYY' is no date token",
  ],
  [
    'a time zone that is none',
    usage,
    USAGE.replace('day: day', 'day: { column: day, zone: Mars/Olympus }'),
    '5:62',
    '"Mars/Olympus" is no time zone',
    'write an IANA name such as Europe/Zurich',
  ],
  [
    'a constant of the wrong kind',
    usage,
    USAGE.replace('count: count', 'count: { constant: many }'),
    '5:79',
    'count: expected a number such as 1234.56, found a text of 4 characters',
  ],
  [
    'two sources of one value',
    usage,
    USAGE.replace('day: day', 'day: { column: day, constant: 2026-01-01 }'),
    '5:41',
    'expected one of column, lookup, template, constant; found column and constant',
  ],
  [
    'a check of a field that is not filled',
    usage,
    `${USAGE}    checks: [{ field: users, notBefore: day, say: x }]\n`,
    '6:23',
    'this entry fills no field "users"',
    'the entry fills accountId, day, event, count',
  ],
  [
    'a source name with spaces',
    usage,
    USAGE.replace('source: admin', 'source: My Admin Tool'),
    '1:9',
    'expected a short name in small letters, digits and hyphens',
  ],
];

describe('a mapping or a folder that cannot be right', () => {
  it.each(badMappings)(
    '(%s) stops the import before anything is written',
    async (_, files, mapping, position, message, hint) => {
      const { report, faults, memory } = await importing(files, mapping);
      expect(report).toBeUndefined();
      const fault = faults.find((it) => it.message.includes(message));
      expect(fault, faults.map((it) => it.message).join('\n')).toBeDefined();
      expect(fault?.position ? `${fault.position.line}:${fault.position.column}` : '').toBe(position);
      if (hint !== undefined) expect(fault?.hint).toBe(hint);
      expect(memory.writes).toEqual({ profiles: 0, months: 0 });
    },
  );

  it('names the folder that is not there', async () => {
    const { faults, folder } = await importing({}, USAGE, { missingFolder: true });
    expect(faults).toEqual([
      {
        file: folder,
        path: '',
        message: 'there is no such folder',
        hint: 'give the folder that holds the exported files',
      },
    ]);
  });

  it('says everything that is wrong at once', async () => {
    const { faults } = await importing(
      usage,
      USAGE.replace('day: day', 'day: dya').replace('event: event', 'event: evnt'),
    );
    expect(faults.map(({ message }) => message)).toEqual([
      'usage.csv has no column "dya"',
      'usage.csv has no column "evnt"',
    ]);
  });
});

describe('the rejects file', () => {
  it('holds every rejection, where the report shows the first ones', async () => {
    const rows = Array.from({ length: 40 }, () => 'a1,never,login,3');
    const { report } = await importing({ 'usage.csv': `${HEADER}\n${rows.join('\n')}\n` }, USAGE);
    expect(report?.rejections).toHaveLength(5);
    const lines = readFileSync(report?.rejectsFile ?? '', 'utf8')
      .trim()
      .split('\n');
    expect(lines).toHaveLength(40);
    expect(JSON.parse(lines[39] as string)).toMatchObject({
      file: 'usage.csv',
      line: 41,
      column: 'day',
      record: 'usage',
    });
  });
});
