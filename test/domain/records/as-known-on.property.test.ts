import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../lib/domain/day.ts';
import { asKnownOn, knowledgeDays } from '../../../lib/domain/records/as-known-on.ts';
import type { Dossier } from '../../../lib/domain/records/dossier.ts';
import { anyDeliveries, delivered, someDay } from '../../factories/deliveries.ts';

/** What a dossier says, whatever the order of its lists and however it was stored. */
function contentOf({ profile, months }: Dossier): unknown {
  const { accounts, contacts, subscriptions, cancellations } = profile;
  const ofMonths = months.flatMap(({ month, revisions: _, accountId: __, ...lists }) =>
    Object.entries(lists).flatMap(([name, list]) => (Array.isArray(list) ? lines(list) : leaves(list, [month, name]))),
  );
  return [...[accounts, contacts, subscriptions, cancellations].flatMap(lines), ...ofMonths].toSorted();
}

const lines = (list: object[]): string[] =>
  list.map((record) =>
    JSON.stringify(
      Object.entries(record)
        .filter(([, value]) => value !== undefined)
        .toSorted(),
    ),
  );

function leaves(value: unknown, path: string[]): string[] {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return [JSON.stringify([path, value])];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...path, key]));
}

describe('what was known on a day', () => {
  it('is what had been delivered by the next morning, whatever was delivered since', () => {
    fc.assert(
      fc.property(anyDeliveries, someDay, (deliveries, day) => {
        const byThen = deliveries.filter(({ day: delivery }) => delivery <= addDays(day, 1));
        expect(contentOf(asKnownOn(delivered(deliveries), day))).toEqual(contentOf(asKnownOn(delivered(byThen), day)));
      }),
      { numRuns: 600 },
    );
  });

  it('changes on the days of knowledge only, but for what happens meanwhile', () => {
    fc.assert(
      fc.property(anyDeliveries, someDay, someDay, (deliveries, one, other) => {
        const [earlier, later] = [one, other].toSorted() as [string, string];
        const dossier = delivered(deliveries);
        fc.pre(!knowledgeDays(dossier).some((day) => day > earlier && day <= later));
        const alsoEarlier = asKnownOn(asKnownOn(dossier, later), earlier);
        expect(contentOf(alsoEarlier)).toEqual(contentOf(asKnownOn(dossier, earlier)));
      }),
      { numRuns: 250 },
    );
  });

  it('leaves no note when the same is delivered again', () => {
    fc.assert(
      fc.property(anyDeliveries, (deliveries) => {
        const last = deliveries.at(-1) as (typeof deliveries)[number];
        const again = delivered([...deliveries, { ...last, day: addDays(last.day, 30) }]);
        expect(again).toEqual(delivered(deliveries));
      }),
      { numRuns: 300 },
    );
  });
});
