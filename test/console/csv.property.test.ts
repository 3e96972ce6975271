import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvOf } from '../../console/src/parts/csv.ts';

type Row = { text?: string; figure?: number };
const columns = [
  { label: 'Text, with a comma', value: ({ text }: Row) => text },
  { label: 'Figure', value: ({ figure }: Row) => figure },
];
const texts = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '"', "'", ',', ';', ' ', '1', 'A') }),
  fc.constantFrom('=HYPERLINK("http://evil.example","here")', '-2+3', '@SUM(A1)', '+1', '\t=1', ' =1+1', '＝1+1'),
);
const rows: fc.Arbitrary<Row[]> = fc.array(
  fc.record({ text: texts, figure: fc.double({ noNaN: true, noDefaultInfinity: true }) }, { requiredKeys: [] }),
);

const read = (csv: string): string[][] => parse(csv, { record_delimiter: '\r\n', relax_column_count: false });

describe('what is exported as CSV', () => {
  it('is read back as it was, but for a sign that keeps a text a text', () => {
    fc.assert(
      fc.property(rows, (some) => {
        const [head, ...found] = read(csvOf(columns, some));
        expect(head).toEqual(columns.map(({ label }) => label));
        const unguarded = found.map(([text = '', figure]) => [text.replace(/^'/, ''), figure]);
        const written = some.map(({ text = '', figure }) => [
          text.replace(/^'/, ''),
          figure === undefined ? '' : String(figure),
        ]);
        expect(unguarded).toEqual(written);
      }),
    );
  });

  it('has no text that a spreadsheet would take for a formula', () => {
    fc.assert(
      fc.property(rows, (some) => {
        for (const [text = ''] of read(csvOf(columns, some)).slice(1)) expect(text).not.toMatch(/^\s*[=+\-@＝＋－＠]/u);
      }),
    );
  });

  it('leaves figures figures, also those below zero', () => {
    expect(csvOf(columns, [{ text: 'a', figure: -1.5 }])).toBe('"Text, with a comma",Figure\r\na,-1.5\r\n');
  });
});
