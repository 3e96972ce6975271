import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { appendRecord, readRecords } from '../../lib/local/journal-file.ts';
import { temporaryFolder } from './temporary-folder.ts';

describe('a journal', () => {
  it('gives back its records in order, making its folder when missing', () => {
    const path = join(temporaryFolder(), 'a', 'b.jsonl');
    const records = [{ n: 1 }, { text: 'line\nbreak, ünïcode' }, { n: 3 }];
    for (const record of records) appendRecord(path, record);
    expect(readRecords(path)).toEqual(records);
  });

  it('that does not exist is empty', () => {
    expect(readRecords(join(temporaryFolder(), 'none'))).toEqual([]);
  });

  const whole = '{"n":1}\n{"n":2,"who":"Zoë"}\n';
  it.each(Array.from({ length: Buffer.byteLength(whole) }, (_, bytes) => bytes))(
    'cut off after %d bytes keeps its whole lines, and what is added next is whole',
    (bytes) => {
      const path = join(temporaryFolder(), 'journal.jsonl');
      writeFileSync(path, Buffer.from(whole).subarray(0, bytes));
      const kept = readRecords(path);
      expect(kept).toEqual(bytes >= 8 ? [{ n: 1 }] : []);
      appendRecord(path, { n: 'next' });
      expect(readRecords(path)).toEqual([...kept, { n: 'next' }]);
      expect(readFileSync(path, 'utf8')).toMatch(/\n$/);
    },
  );

  it('with nonsense before its last line says where', () => {
    const path = join(temporaryFolder(), 'journal.jsonl');
    writeFileSync(path, '{"n":1}\nnonsense\n{"n":3}\n');
    expect(() => readRecords(path)).toThrow(/journal\.jsonl, line 2: expected a JSON record/);
  });
});
