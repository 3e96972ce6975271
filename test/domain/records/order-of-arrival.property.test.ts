import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../lib/domain/day.ts';
import { measureAccount } from '../../../lib/domain/metrics/measure-account.ts';
import type { Dossier } from '../../../lib/domain/records/dossier.ts';
import { recordKey } from '../../../lib/domain/records/keyed-records.ts';
import type { CanonicalRecord } from '../../../lib/domain/records/record.ts';
import { anyRecord, customer, delivered } from '../../factories/deliveries.ts';
import { freshnessOf, shippedCatalogue } from '../../factories/dossiers.ts';

const catalogue = shippedCatalogue();
const span = { from: '2026-01-10', until: '2026-01-25' };

/** What tells records apart: a later version of one would rightly replace an earlier one. */
function identity(record: CanonicalRecord): string {
  if (record.kind === 'usage') return ['usage', record.source, record.event, record.day].join(' ');
  return `${record.kind} ${recordKey(record)}`;
}

const records = fc.uniqueArray(anyRecord, { maxLength: 40, selector: identity });

/** What is known now, apart from what was known before. */
const truth = ({ profile, months }: Dossier) => ({
  profile: { ...profile, revisions: undefined, historyRevision: 0 },
  months: months.map((month) => ({ ...month, revisions: undefined })),
});

describe('an account whose records arrived in several deliveries', () => {
  it('is the same, and measures the same, whatever the order in which they came', () => {
    const numbers = fc.infiniteStream(fc.nat({ max: 3 }));
    const orders = fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 });
    fc.assert(
      fc.property(records, numbers, orders, orders, (some, stream, one, other) => {
        const parts = Map.groupBy(some, () => stream.next().value as number);
        const inOrder = (order: number[]) =>
          delivered([
            { day: '2025-01-01', records: [customer] },
            ...order.flatMap((number, late) => {
              const records = parts.get(number);
              return records ? [{ day: addDays('2026-02-10', 9 * late), records }] : [];
            }),
          ]);
        const freshness = freshnessOf([customer, ...some]);
        const [a, b] = [inOrder(one), inOrder(other)];
        expect(truth(a)).toEqual(truth(b));
        const measured = (dossier: Dossier) => measureAccount(dossier, catalogue, { ...span, freshness });
        expect(measured(a)).toEqual(measured(b));
      }),
      { numRuns: 200 },
    );
  });
});
