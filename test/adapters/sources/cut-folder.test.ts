import { gzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { exportFolder } from '../../../lib/adapters/sources/folder/export-folder.ts';
import type { RowFormat } from '../../../lib/ports/sources.ts';
import { exportFiles } from '../../factories/export-files.ts';

const cleanups: (() => void)[] = [];
afterAll(() => {
  for (const clean of cleanups) clean();
});

async function read(name: string, content: string | Uint8Array, format: RowFormat) {
  const { folder, remove } = exportFiles({ [name]: content });
  cleanups.push(remove);
  const header = await exportFolder.header(folder, name, format);
  const rows: string[][] = [];
  const lines: number[] = [];
  const faults: { line: number; reason: string }[] = [];
  for await (const batch of exportFolder.rows(folder, name, format)) {
    rows.push(...batch.rows);
    lines.push(...batch.lines);
    faults.push(...batch.faults);
  }
  return { header, rows, lines, faults };
}

const csv = { format: 'csv' } as const;

describe('a folder of exports', () => {
  it('lists its files, without folders and hidden ones', async () => {
    const { folder, remove } = exportFiles({ 'b.csv': 'x', 'a.csv.gz': 'y', '.DS_Store': 'z' });
    cleanups.push(remove);
    expect((await exportFolder.files(folder))?.map(({ name, bytes }) => [name, bytes])).toEqual([
      ['a.csv.gz', 1],
      ['b.csv', 1],
    ]);
    expect(await exportFolder.files(`${folder}/nothing`)).toBeUndefined();
  });

  it.each<[string, string, string | Uint8Array, RowFormat]>([
    ['CSV', 'a.csv', 'id,name\n1,Ada\n2,Bo\n', csv],
    ['CSV with a byte order mark and CR LF', 'a.csv', '\ufeffid,name\r\n1,Ada\r\n2,Bo\r\n', csv],
    ['CSV without a last line end', 'a.csv', 'id,name\n1,Ada\n2,Bo', csv],
    ['gzipped CSV', 'a.csv.gz', gzipSync('id,name\n1,Ada\n2,Bo\n'), csv],
    ['gzip in several members', 'a.csv.gz', Buffer.concat([gzipSync('id,name\n1,A'), gzipSync('da\n2,Bo\n')]), csv],
    ['TSV', 'a.tsv', 'id\tname\n1\tAda\n2\tBo\n', { format: 'tsv' }],
    ['CSV with semicolons', 'a.csv', 'id;name\n1;Ada\n2;Bo\n', { format: 'csv', delimiter: ';' }],
    [
      'UTF-16',
      'a.csv',
      Buffer.from('\ufeffid,name\n1,Ada\n2,Bo\n', 'utf16le'),
      { format: 'csv', encoding: 'utf-16le' },
    ],
    [
      'NDJSON',
      'a.ndjson',
      '{"id":1,"name":"Ada"}\n\n{"name":"Bo","id":2}\n',
      { format: 'ndjson', columns: ['id', 'name'] },
    ],
  ])('reads %s', async (_, name, content, format) => {
    const { header, rows } = await read(name, content, format);
    expect(header).toEqual(['id', 'name']);
    expect(rows).toEqual([
      ['1', 'Ada'],
      ['2', 'Bo'],
    ]);
  });

  it('reads Windows-1252 when told so', async () => {
    const { rows } = await read('a.csv', Buffer.from('id,name\n1,Zo\xeb\n', 'latin1'), {
      format: 'csv',
      encoding: 'windows-1252',
    });
    expect(rows).toEqual([['1', 'Zoë']]);
  });

  it('finds values inside JSON objects, and writes lists as JSON', async () => {
    const line = '{"user":{"plan":"pro","seats":[1,2]},"user.id":7,"gone":null,"on":true}';
    const columns = ['user.plan', 'user.seats', 'user.id', 'gone', 'on', 'never'];
    const { rows } = await read('a.ndjson', line, { format: 'ndjson', columns });
    expect(rows).toEqual([['pro', '[1,2]', '7', '', 'true', '']]);
  });

  it('keeps line numbers across line ends inside quotes', async () => {
    const { rows, lines } = await read('a.csv', 'id,name\n1,"two\nlines"\n\n2,Bo\n', csv);
    expect(rows).toEqual([
      ['1', 'two\nlines'],
      ['2', 'Bo'],
    ]);
    expect(lines).toEqual([2, 5]);
  });

  it('loses only the line on which a quote was left open', async () => {
    const { rows, faults } = await read('a.csv', 'id,name\n1,"Ada\n2,Bo\n3,"Cy"\n4,Di\n', csv);
    expect(faults.map(({ line }) => line)).toEqual([2]);
    expect(rows).toEqual([
      ['2', 'Bo'],
      ['3', 'Cy'],
      ['4', 'Di'],
    ]);
  });

  it('reads whatever CSV a writer may produce just as csv-parse does', async () => {
    const field = fc.oneof(
      fc.string(),
      fc.constantFrom('', '"', '""', 'a,b', 'two\nlines', ' padded ', '\u{1f600}', 'é'),
    );
    const table = fc
      .integer({ min: 2, max: 5 })
      .chain((width) =>
        fc.array(fc.array(field, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 30 }),
      );
    await fc.assert(
      fc.asyncProperty(table, fc.boolean(), async (rows, alwaysQuoted) => {
        const clean = rows.map((row) => row.map((text) => text.replaceAll('\r', '')));
        const quoted = (text: string) =>
          alwaysQuoted || /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
        const header = clean[0]?.map((_, index) => `c${index}`).join();
        const text = `${header}\n${clean.map((row) => `${row.map(quoted).join()}\n`).join('')}`;
        const expected: string[][] = parse(text, { from_line: 2, skip_empty_lines: true, relax_column_count: false });
        expect((await read('a.csv', text, csv)).rows).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });
});
