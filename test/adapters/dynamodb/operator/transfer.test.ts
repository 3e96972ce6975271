import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countVersions } from '../../../../lib/adapters/dynamodb/operator/count-versions.ts';
import {
  ExportExists,
  TableMissing,
  TableNotEmpty,
  TableUnreachable,
} from '../../../../lib/adapters/dynamodb/operator/errors.ts';
import { exportTable } from '../../../../lib/adapters/dynamodb/operator/export-table.ts';
import { importTable } from '../../../../lib/adapters/dynamodb/operator/import-table.ts';
import { scanTable, type TypedItem, type WholeTable } from '../../../../lib/adapters/dynamodb/operator/scan-table.ts';
import { silentProgress } from '../../../../lib/adapters/system/silent-progress.ts';
import { embeddedTable } from '../../../factories/embedded-table.ts';
import { previousTable } from '../../../factories/previous-folder.ts';

const progress = silentProgress;
const clock = { now: () => new Date('2026-11-21T12:00:00Z') };
const folder = mkdtempSync(join(tmpdir(), 'holdfast-export-'));
const file = join(folder, 'table.ndjson.gz');
let source: Awaited<ReturnType<typeof embeddedTable>>;
let target: Awaited<ReturnType<typeof embeddedTable>>;
const wholeOf = ({ dynamodb }: typeof source): WholeTable => ({ tableName: 'holdfast', dynamodb });

const odd: TypedItem = {
  PK: { S: 'odd' },
  SK: { S: 'é\n\u0001 "quoted"' },
  N: { N: '12345678901234567890.123' },
  B: { B: Buffer.from([0, 255, 10, 13]) },
  BS: { BS: [Buffer.from([1]), Buffer.from([2])] },
  NS: { NS: ['1', '2.5'] },
  M: { M: { L: { L: [{ NULL: true }, { BOOL: false }, { S: '' }] } } },
};
const put = (Item: TypedItem) => source.dynamodb.send(new PutItemCommand({ TableName: 'holdfast', Item }));

beforeAll(async () => {
  [source, target] = await Promise.all([embeddedTable(), embeddedTable()]);
  await importTable(previousTable, wholeOf(source), { progress });
  await put(odd);
  await put({ PK: { S: 'gone' }, SK: { S: '1' }, expiresAt: { N: '1700000000' } });
  await put({ PK: { S: 'going' }, SK: { S: '1' }, expiresAt: { N: '1900000000' } });
  await exportTable(file, wholeOf(source), { clock, progress });
});
afterAll(async () => {
  await Promise.all([source.close(), target.close()]);
  rmSync(folder, { recursive: true });
});

async function itemsOf(table: typeof source): Promise<TypedItem[]> {
  const all: TypedItem[] = [];
  await scanTable(wholeOf(table), {}, ({ items }) => void all.push(...items));
  const place = ({ PK, SK }: TypedItem) => `${PK?.S} ${SK?.S}`;
  return all.sort((a, b) => (place(a) < place(b) ? -1 : 1));
}

describe('an export', () => {
  it('is a header, an item a line and a trailer, readable by its owner only and under no other name', () => {
    const lines = gunzipSync(readFileSync(file)).toString().trimEnd().split('\n');
    expect(JSON.parse(lines[0] ?? '')).toEqual({
      format: 'holdfast-table',
      formatVersion: 1,
      schemaVersion: 1,
      table: 'holdfast',
      takenAt: '2026-11-21T12:00:00.000Z',
    });
    expect(JSON.parse(lines.at(-1) ?? '')).toEqual({ items: 375, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(lines).toHaveLength(377);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['table.ndjson.gz']);
  });

  it('does not write over another', async () => {
    await expect(exportTable(file, wholeOf(source), { clock, progress })).rejects.toBeInstanceOf(ExportExists);
  });

  it('makes the same table elsewhere, without what has expired, as often as it is imported', async () => {
    const report = await importTable(file, wholeOf(target), { progress });
    expect(report).toMatchObject({ items: 375, runsUnderWay: 3, messagesHeld: 1, from: { table: 'holdfast' } });
    const expected = (await itemsOf(source)).filter(({ PK }) => PK?.S !== 'gone');
    expect(await itemsOf(target)).toEqual(expected);
    await expect(importTable(file, wholeOf(target), { progress })).rejects.toBeInstanceOf(TableNotEmpty);
    await importTable(file, wholeOf(target), { progress, intoExisting: true });
    expect(await itemsOf(target)).toEqual(expected);
    expect(await countVersions(wholeOf(target), progress)).toMatchObject({ items: 375, versions: [{ version: 0 }] });
  });
});

describe('a table that is not there', () => {
  it('is named, with the region', async () => {
    const whole = { ...wholeOf(source), tableName: 'other' };
    await expect(countVersions(whole, progress)).rejects.toThrow(new TableMissing('other', 'us-east-1'));
  });

  it('or cannot be reached is said in a sentence', async () => {
    const { table, dynamodb, close } = await embeddedTable();
    await table.put({ PK: 'a', SK: 'b' });
    await close();
    await expect(countVersions({ tableName: 'holdfast', dynamodb }, progress)).rejects.toBeInstanceOf(TableUnreachable);
  });
});

describe('an export that is not as it was written', () => {
  const lines = () => gunzipSync(readFileSync(file)).toString().split('\n');
  const zipped = (change: (lines: string[]) => string[]) => gzipSync(change(lines()).join('\n'));
  const header = (change: object) =>
    zipped(([first = '', ...rest]) => [JSON.stringify({ ...JSON.parse(first), ...change }), ...rest]);
  const cases: [string, () => Uint8Array, RegExp][] = [
    ['cut off', () => readFileSync(file).subarray(0, 100_000), /line \d+: the file breaks off here/],
    ['of other bytes in its middle', () => readFileSync(file).fill(7, 90_000, 90_100), /damaged\.gz, line \d+: /],
    ['no gzip file', () => Buffer.from('PK;SK'), /line 1: the file is damaged from here on, or is no gzip file/],
    ['empty', () => gzipSync(''), /line 1: expected the trailer, found the end of the file/],
    ['of something else', () => gzipSync('{"a":1}\n'), /line 1: expected the header of a Holdfast export/],
    [
      'without its trailer',
      () => zipped((all) => [...all.slice(0, -2), '']),
      /line 377: expected the trailer, found the end/,
    ],
    [
      'without an item',
      () => zipped(([first = '', , ...rest]) => [first, ...rest]),
      /line 376: expected 375 items .* found 374/,
    ],
    [
      'with two items the other way round',
      () => zipped(([first = '', a = '', b = '', ...rest]) => [first, b, a, ...rest]),
      /line 377: what was read is not what was written/,
    ],
    [
      'with a line that is no item',
      () => zipped(([first = '', , ...rest]) => [first, '{"Item":{"PK":"x"}}', ...rest]),
      /line 2: expected an item with its keys/,
    ],
    [
      'with a line that is no JSON',
      () => zipped(([first = '', , ...rest]) => [first, '{"Item":', ...rest]),
      /line 2: expected an item or the trailer/,
    ],
    [
      'longer than its trailer',
      () => zipped((all) => [...all.slice(0, -1), '{}', '']),
      /line 378: expected nothing after the trailer/,
    ],
    [
      'of a newer format',
      () => header({ formatVersion: 2 }),
      /line 1: expected format version 1, found 2 of a newer Holdfast/,
    ],
    [
      'of a newer schema',
      () => header({ schemaVersion: 2 }),
      /holds items of schema version 2, and this version of Holdfast knows 1 at most/,
    ],
  ];

  it.each(cases)('is refused with the place when it is %s, and nothing is written', async (_, bytes, message) => {
    const empty = await embeddedTable();
    const damaged = join(folder, 'damaged.gz');
    writeFileSync(damaged, bytes());
    await expect(importTable(damaged, wholeOf(empty), { progress })).rejects.toThrow(message);
    expect(await itemsOf(empty)).toEqual([]);
    await empty.close();
  });

  it('is refused when it is not there', async () => {
    const missing = join(folder, 'none.gz');
    await expect(importTable(missing, wholeOf(target), { progress })).rejects.toThrow(
      /none\.gz, line 1: there is no such file/,
    );
  });
});
