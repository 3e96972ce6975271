import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CompiledEntry } from '../../../lib/domain/sources/compile-entry.ts';
import { decodeRow, encodeRow, encodeValues, recordOf } from '../../../lib/domain/sources/spooled-row.ts';

const entry = {
  record: 'survey',
  fields: ['accountId', 'comment', 'score', 'flag'],
  types: ['text', 'text', 'number', 'boolean'],
} as unknown as CompiledEntry;

describe('a spooled row', () => {
  it('comes back as it was, whatever its texts hold, on one line', () => {
    const text = fc
      .array(fc.oneof(fc.string({ minLength: 1, unit: 'grapheme' }), fc.constantFrom('\t', '\n', '\r', '\\', '\\t')), {
        minLength: 1,
      })
      .map((parts) => parts.join(''));
    const fields = fc.record(
      {
        accountId: text,
        comment: text,
        score: fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n + 0),
        flag: fc.boolean(),
      },
      { requiredKeys: ['accountId'] },
    );
    fc.assert(
      fc.property(fields, fc.nat(), (record, line) => {
        const encoded = encodeRow(3, line, -1, encodeValues(entry.fields, record));
        expect(encoded).not.toMatch(/[\n\r]/);
        const row = decodeRow(encoded);
        expect(row).toMatchObject({ stream: 3, line, number: -1 });
        expect(recordOf(row, entry, 'desk')).toEqual({ kind: 'survey', source: 'desk', ...record });
      }),
    );
  });
});
