import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, monthOf } from '../../../lib/domain/day.ts';
import { lookBackDays } from '../../../lib/domain/metrics/look-back.ts';
import { measureAccount } from '../../../lib/domain/metrics/measure-account.ts';
import type { CanonicalRecord } from '../../../lib/domain/records/record.ts';
import { anAccount, dossierOf, freshnessOf, shippedCatalogue } from '../../factories/dossiers.ts';

const own = fc.record({ accountId: fc.constant('a1'), source: fc.constantFrom('tool', 'desk') });
const day = fc.integer({ min: 0, max: 700 }).map((days) => addDays('2024-01-01', days));
const soon = fc.option(fc.integer({ min: 0, max: 200 }), { nil: undefined });
const count = fc.integer({ min: 0, max: 40 });
const id = fc.nat({ max: 9999 }).map(String);

const of = (parts: Record<string, fc.Arbitrary<unknown>>) =>
  fc.tuple(own, fc.record(parts)).map(([whose, record]) => ({ ...whose, ...record }) as CanonicalRecord);

const later = (start: string, days: number | undefined) => (days === undefined ? undefined : addDays(start, days));

const record: fc.Arbitrary<CanonicalRecord> = fc.oneof(
  {
    weight: 6,
    arbitrary: of({
      kind: fc.constant('usage'),
      day,
      event: fc.constantFrom('login', 'report_sent', 'x'),
      count,
      users: count,
    }),
  },
  {
    weight: 4,
    arbitrary: of({
      kind: fc.constant('usage'),
      day,
      event: fc.constantFrom('login', 'report_sent'),
      count,
      userId: fc.constantFrom('ann', 'bob', 'cleo', 'dan'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(own, id, day, soon, soon, fc.constantFrom('fixed', 'as-designed', undefined)).map(
      ([whose, caseId, opened, replied, resolved, resolution]) =>
        ({
          kind: 'case',
          ...whose,
          caseId,
          openedAt: `${opened}T08:00:00Z`,
          ...(replied !== undefined && { firstReplyAt: `${later(opened, replied)}T17:00:00Z` }),
          ...(resolved !== undefined && { resolvedAt: `${later(opened, resolved)}T18:00:00Z`, resolution }),
          priority: 'urgent',
        }) as CanonicalRecord,
    ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(own, id, day, soon, fc.integer({ min: 0, max: 10 }), fc.constantFrom('ann', 'bob')).map(
      ([whose, surveyId, sentDay, answered, score, contactId]) =>
        ({
          kind: 'survey',
          ...whose,
          surveyId,
          type: 'nps',
          sentDay,
          contactId,
          ...(answered !== undefined && { answeredDay: later(sentDay, answered), score }),
        }) as CanonicalRecord,
    ),
  },
  of({ kind: fc.constant('customisation'), day, item: fc.constantFrom('dashboard', 'gauge'), count }),
  of({ kind: fc.constant('data-volume'), day, unit: fc.constantFrom('rows', 'bytes'), quantity: count }),
  of({
    kind: fc.constant('interaction'),
    interactionId: id,
    day,
    channel: fc.constantFrom('email', 'call'),
    direction: fc.constantFrom('inbound', 'two-way'),
  }),
  of({ kind: fc.constant('sentiment'), sentimentId: id, day, rating: fc.integer({ min: 1, max: 5 }) }),
  fc.tuple(own, id, day, soon, fc.integer({ min: -9, max: 40 })).map(
    ([whose, invoiceId, issuedDay, paid, amount]) =>
      ({
        ...{ kind: 'invoice', ...whose, invoiceId, issuedDay, dueDay: later(issuedDay, 14) },
        ...{ amount: amount / 3, currency: 'EUR', ...(paid !== undefined && { paidDay: later(issuedDay, paid) }) },
      }) as CanonicalRecord,
  ),
  of({ kind: fc.constant('evidence'), evidenceId: id, type: fc.constant('kickoff'), day, dueDay: day }),
  fc.tuple(own, id, day, soon, count, count).map(
    ([whose, subscriptionId, startDay, ends, mrr, seats]) =>
      ({
        kind: 'subscription',
        ...whose,
        subscriptionId,
        startDay,
        ...(ends !== undefined && { endDay: later(startDay, ends + 1) }),
        mrr: mrr / 3,
        seats,
        currency: 'EUR',
        renewalDay: later(startDay, 90),
        termMonths: 3,
      }) as CanonicalRecord,
  ),
  fc
    .tuple(own, id, fc.option(day, { nil: undefined }))
    .map(
      ([whose, contactId, leftDay]) =>
        ({ kind: 'contact', ...whose, contactId, role: 'champion', leftDay }) as CanonicalRecord,
    ),
);

const records = fc
  .uniqueArray(record, {
    minLength: 1,
    maxLength: 80,
    selector: (one) => JSON.stringify(one.kind === 'usage' ? one : [one.kind, Object.values(one).slice(0, 4)]),
  })
  .map((some) => [anAccount('2024-06-01'), ...some]);

const span = { from: '2025-01-20', until: '2025-02-10' };
const catalogue = shippedCatalogue();

describe('measuring any account', () => {
  it('gives the same whatever order the records come in', () => {
    fc.assert(
      fc.property(records, fc.infiniteStream(fc.nat()), (some, keys) => {
        const order = some.map((one) => ({ one, key: keys.next().value as number }));
        const shuffled = order.toSorted((a, b) => a.key - b.key).map(({ one }) => one);
        const freshness = freshnessOf(some);
        const inOrder = measureAccount(dossierOf(some), catalogue, { ...span, freshness });
        const inDisorder = measureAccount(dossierOf(shuffled), catalogue, { ...span, freshness });
        expect(inDisorder).toEqual(inOrder);
      }),
      { numRuns: 60 },
    );
  });

  it('gives the same for a range as for each day alone, read no further back than a day looks', () => {
    fc.assert(
      fc.property(records, (some) => {
        const freshness = freshnessOf(some);
        const dossier = dossierOf(some);
        const range = measureAccount(dossier, catalogue, { ...span, freshness });
        for (const whole of range.filter((_, index) => index % 7 === 0)) {
          const first = monthOf(addDays(whole.day, -lookBackDays(catalogue)));
          const long = dossier.profile.longCaseMonths;
          const months = dossier.months.filter(
            ({ month }) => (month >= first && month <= monthOf(whole.day)) || long.includes(month),
          );
          const alone = measureAccount({ ...dossier, months }, catalogue, {
            from: whole.day,
            until: whole.day,
            freshness,
          });
          expect(alone).toEqual([whole]);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('gives the same for a day whatever happens after it', () => {
    fc.assert(
      fc.property(records, (some) => {
        const freshness = freshnessOf(some);
        const known = some.filter(
          (one) => !('day' in one && one.day > span.until) && !('sentDay' in one && one.sentDay > span.until),
        );
        const [now] = measureAccount(dossierOf(known), catalogue, { from: span.until, until: span.until, freshness });
        const [then] = measureAccount(dossierOf(some), catalogue, { from: span.until, until: span.until, freshness });
        expect(then).toEqual(now);
      }),
      { numRuns: 60 },
    );
  });
});
