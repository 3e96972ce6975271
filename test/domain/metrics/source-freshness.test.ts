import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeFreshness } from '../../../lib/domain/metrics/source-freshness.ts';
import type { CanonicalRecord } from '../../../lib/domain/records/record.ts';
import { aCase, aLine, anAccount, aSurvey, counted, freshnessOf, used } from '../../factories/dossiers.ts';

describe('what is known of a source', () => {
  it('is its streams, the first day of each kind of record and the newest of all', () => {
    const records = [
      anAccount('2020-01-01'),
      aLine('l1', '2031-01-01'),
      used('2025-03-01', 'login', 1),
      used('2025-02-01', 'login', 1),
      aSurvey('s', '2025-01-15', { answeredDay: '2025-06-01' }),
      aCase('c', '2025-04-01T08:00:00Z'),
      counted('2025-03-15', 'gauge', 2),
    ];
    expect(freshnessOf(records)).toEqual({
      tool: {
        newestDay: '2025-04-01',
        firstDays: { usage: '2025-02-01', survey: '2025-01-15', case: '2025-04-01', customisation: '2025-03-15' },
        streams: ['account', 'subscription', 'usage:login', 'survey:nps', 'case', 'customisation:gauge'],
      },
    });
  });

  it('is the same of two imports together as of one with all records', () => {
    const record: fc.Arbitrary<CanonicalRecord> = fc.constantFrom(
      anAccount('2020-01-01'),
      used('2025-03-01', 'login', 1),
      used('2025-02-01', 'seen', 1),
      { ...used('2024-02-01', 'seen', 1), source: 'other' },
      aCase('c', '2025-04-01T08:00:00Z'),
    );
    const sorted = (records: CanonicalRecord[]) => mergeFreshness(freshnessOf(records), {});
    fc.assert(
      fc.property(fc.array(record), fc.array(record), (some, more) => {
        expect(mergeFreshness(freshnessOf(some), freshnessOf(more))).toEqual(sorted([...some, ...more]));
      }),
    );
  });
});
