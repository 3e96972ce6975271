import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FileUnreadable } from '../../../lib/domain/sources/errors.ts';
import type { ExportFolder, RowFormat } from '../../../lib/ports/sources.ts';
import { type FolderPlace, onDisk, onEmbeddedS3, onGivenS3 } from '../../factories/folder-places.ts';

/** Any S3 endpoint may be given, such as that of an emulator: a bucket is made there. */
const endpoint = process.env.HOLDFAST_TEST_S3_ENDPOINT;

const csv = { format: 'csv' } as const;
const places: [string, () => Promise<FolderPlace>][] = [
  ['a disk', onDisk],
  ['the embedded S3 endpoint', onEmbeddedS3],
  ...(endpoint ? [[endpoint, () => onGivenS3(endpoint)] as [string, () => Promise<FolderPlace>]] : []),
];

async function readAll(exports: ExportFolder, folder: string, file: string, format: RowFormat) {
  const read = { rows: [] as string[][], lines: [] as number[], bytes: 0 };
  for await (const { rows, lines, bytes } of exports.rows(folder, file, format)) {
    for (const row of rows) read.rows.push(row);
    for (const line of lines) read.lines.push(line);
    read.bytes += bytes;
  }
  return read;
}

describe.each(places)('a folder of exports on %s', (_, open) => {
  let place: FolderPlace;
  beforeAll(async () => {
    place = await open();
  });
  afterAll(() => place.close());

  const lay = async (files: Record<string, string | Uint8Array>) => {
    const folder = place.newFolder();
    for (const [name, content] of Object.entries(files)) await place.put(folder, name, content);
    return folder;
  };

  it('lists its files by name', async () => {
    const folder = await lay({ 'b.csv': 'x', 'a b & ü(1).csv.gz': 'yy', "it's.csv": 'z' });
    const files = await place.exports.files(folder);
    expect(files?.map(({ name, bytes }) => [name, bytes])).toEqual([
      ['a b & ü(1).csv.gz', 2],
      ['b.csv', 1],
      ["it's.csv", 1],
    ]);
    for (const { modifiedAt } of files ?? []) expect(modifiedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  });

  it('says of a folder that is not there that it is not', async () => {
    expect(await place.exports.files(place.newFolder())).toBeUndefined();
  });

  it('tells of a file that was replaced by one of the same length', async () => {
    const folder = await lay({ 'a.csv': 'id\n1\n' });
    const before = await place.exports.files(folder);
    expect(await place.exports.files(folder)).toEqual(before);
    await place.put(folder, 'a.csv', 'id\n2\n');
    expect(await place.exports.files(folder)).not.toEqual(before);
  });

  it.each<[string, string, string | Uint8Array, RowFormat]>([
    ['CSV', 'a.csv', 'id,name\n1,Ada\n2,Bo\n', csv],
    ['gzipped CSV', 'a.csv.gz', gzipSync('id,name\n1,Ada\n2,Bo\n'), csv],
    ['TSV', 'a.tsv', 'id\tname\n1\tAda\n2\tBo\n', { format: 'tsv' }],
    [
      'NDJSON',
      'a.ndjson',
      '{"id":1,"name":"Ada"}\n{"id":2,"name":"Bo"}',
      { format: 'ndjson', columns: ['id', 'name'] },
    ],
    ['UTF-16', 'a.csv', Buffer.from('\ufeffid,name\n1,Ada\n2,Bo\n', 'utf16le'), { ...csv, encoding: 'utf-16le' }],
  ])('gives the rows of %s', async (_kind, name, content, format) => {
    const folder = await lay({ [name]: content });
    expect(await place.exports.header(folder, name, format)).toEqual(['id', 'name']);
    const { rows, bytes } = await readAll(place.exports, folder, name, format);
    expect(rows).toEqual([
      ['1', 'Ada'],
      ['2', 'Bo'],
    ]);
    expect(bytes).toBe(Buffer.from(content).length);
  });

  it('gives every row of a file of several parts, in order', async () => {
    const count = 400_000;
    const lines = Array.from({ length: count }, (_line, index) => `${index},name of row ${index}`);
    const content = `id,name\n${lines.join('\n')}\n`;
    expect(content.length).toBeGreaterThan(2 * 4_194_304);
    const folder = await lay({ 'a.csv': content });
    await place.exports.files(folder);
    const { rows, lines: numbers, bytes } = await readAll(place.exports, folder, 'a.csv', csv);
    expect([rows.length, bytes]).toEqual([count, content.length]);
    expect(rows.findIndex(([id], index) => id !== String(index))).toBe(-1);
    expect(numbers.at(-1)).toBe(count + 1);
  });

  it('can be left in the middle of a file', async () => {
    const folder = await lay({ 'a.csv': `id\n${'1\n'.repeat(100_000)}` });
    for await (const { rows } of place.exports.rows(folder, 'a.csv', csv)) {
      expect(rows.length).toBeGreaterThan(0);
      break;
    }
  });

  it.each<[string, string, string | Uint8Array, RegExp]>([
    ['is empty', 'a.csv', '', /a\.csv is empty/],
    ['is a spreadsheet', 'a.csv', Buffer.from([0x50, 0x4b, 3, 4, 0, 0]), /a\.csv is a zip archive/],
    ['is compressed under another name', 'a.csv', gzipSync('id\n1\n'), /let its name end in \.gz/],
    ['is no gzip', 'a.csv.gz', 'id\n1\n', /damaged, or it is no gzip file/],
    ['is binary', 'a.csv', Buffer.from([1, 0, 2, 0]), /a\.csv is binary/],
  ])('says of a file that %s what is wrong with it', async (_what, name, content, says) => {
    const folder = await lay({ [name]: content });
    await place.exports.files(folder);
    expect(await place.exports.header(folder, name, csv)).toEqual({ problem: expect.stringMatching(says) });
  });

  it('gives what a broken gzip file holds, and then says that it breaks off', async () => {
    const noise = Array.from({ length: 200_000 }, (_row, index) => (index * 7919) % 10_007);
    const whole = gzipSync(`id\n${noise.join('\n')}\n`);
    const folder = await lay({ 'a.csv.gz': whole.subarray(0, whole.length / 2) });
    const rows: string[] = [];
    const reading = (async () => {
      for await (const batch of place.exports.rows(folder, 'a.csv.gz', csv)) {
        for (const [id] of batch.rows) rows.push(String(id));
      }
    })();
    await expect(reading).rejects.toThrow(FileUnreadable);
    await expect(reading).rejects.toThrow(/ends too early/);
    expect(rows.length).toBeGreaterThan(1000);
    expect(rows.slice(0, 1000)).toEqual(noise.slice(0, 1000).map(String));
  });

  it('says of a file that vanished that it is no longer there', async () => {
    const folder = await lay({ 'a.csv': 'id\n1\n', 'b.csv': 'id\n' });
    await place.exports.files(folder);
    await place.remove(folder, 'a.csv');
    expect(await place.exports.header(folder, 'a.csv', csv)).toEqual({ problem: expect.stringMatching(/no longer/) });
    await expect(readAll(place.exports, folder, 'a.csv', csv)).rejects.toThrow(FileUnreadable);
  });
});
