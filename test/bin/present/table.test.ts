import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { table } from '../../../bin/present/table.ts';
import { aTerminal } from '../../factories/terminal.ts';

const columns = [
  { title: 'Score', align: 'right' as const, cell: (row: { score: string }) => row.score },
  { title: 'Why', grow: 1, cell: (row: { why: string }) => row.why },
];

describe('a table', () => {
  it('lies in columns under their titles', () => {
    const drawn = table([{ score: '7', why: 'logins fell' }], columns, aTerminal());
    expect(drawn).toBe('  Score  Why\n      7  logins fell');
  });

  it('wraps the growing column to the width of the terminal, between words', () => {
    const why = 'logins fell by half while peers of the same size and industry held their own for weeks';
    const lines = table([{ score: '7', why }], columns, aTerminal(60)).split('\n');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(60);
    expect(
      lines
        .slice(1)
        .map((line) => line.replace(/^ *7?\s*/, ''))
        .join(' '),
    ).toBe(why);
  });

  it('is never wider than the terminal, whatever the words', () => {
    const words = fc.array(fc.string({ minLength: 1, maxLength: 12, unit: fc.constantFrom(...'abcäß-') }), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(words, fc.integer({ min: 60, max: 120 }), (why, width) => {
        const lines = table([{ score: '100', why: why.join(' ') }], columns, aTerminal(width)).split('\n');
        expect(Math.max(...lines.map((line) => [...line].length))).toBeLessThanOrEqual(width);
      }),
    );
  });
});
