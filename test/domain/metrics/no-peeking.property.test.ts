import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../lib/domain/day.ts';
import { measureAccount } from '../../../lib/domain/metrics/measure-account.ts';
import { asKnownOn } from '../../../lib/domain/records/as-known-on.ts';
import type { CanonicalRecord } from '../../../lib/domain/records/record.ts';
import { anyRecord, customer, delivered, someDay } from '../../factories/deliveries.ts';
import { freshnessOf, shippedCatalogue } from '../../factories/dossiers.ts';

const catalogue = shippedCatalogue();

/** Without what a first delivery tells of later: how an account ended, and that a contract was renewed since. */
function asIfToldThen(record: CanonicalRecord): CanonicalRecord {
  if (record.kind === 'account') return { ...record, stage: undefined };
  return record.kind === 'subscription' ? { ...record, termMonths: record.termMonths ?? 12 } : record;
}

describe('measuring a day', () => {
  it('gives the same from all that is known now as from what was known then, when everything came in time', () => {
    fc.assert(
      fc.property(fc.array(anyRecord, { maxLength: 40 }), someDay, fc.nat({ max: 30 }), (some, day, more) => {
        const records = [customer, ...some].map(asIfToldThen);
        const dossier = delivered([{ day: '2026-06-01', records, history: true }]);
        const freshness = freshnessOf(records);
        const [then] = measureAccount(asKnownOn(dossier, day), catalogue, { from: day, until: day, freshness });
        const [now] = measureAccount(dossier, catalogue, { from: day, until: addDays(day, more), freshness });
        expect(now).toEqual(then);
      }),
      { numRuns: 400 },
    );
  });
});
