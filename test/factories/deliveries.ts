import fc from 'fast-check';
import { addDays, type Day } from '../../lib/domain/day.ts';
import { type Applied, applyRecords, type Held } from '../../lib/domain/records/apply-records.ts';
import type { Dossier } from '../../lib/domain/records/dossier.ts';
import type { CanonicalRecord } from '../../lib/domain/records/record.ts';

/** An import of records of one account on a day. */
export type Delivery = { day: Day; records: CanonicalRecord[]; history?: boolean };

/** What is stored after the deliveries, in the order given. */
export function delivered(deliveries: readonly Delivery[]): Dossier {
  let held: Held = { accountId: 'a1', months: [] };
  for (const { day, records, history = false } of deliveries) {
    const arrival = { day, isHistory: () => history, sources: ['crm', 'tool', 'desk'] };
    held = heldAfter(held, applyRecords(held, records, undefined, arrival));
  }
  return dossierOfHeld(held);
}

function heldAfter({ accountId, months }: Held, { profile, months: changed }: Applied): Held {
  const byMonth = new Map([...months, ...changed].map((month) => [month.month, month]));
  return { accountId, profile, months: [...byMonth.values()].toSorted((a, b) => (a.month < b.month ? -1 : 1)) };
}

function dossierOfHeld({ accountId, profile, months }: Held): Dossier {
  const none = { accounts: [], contacts: [], subscriptions: [], cancellations: [], longCaseMonths: [] };
  return { profile: profile ?? { accountId, ...none, historyRevision: 0 }, months };
}

const firstDay = '2025-12-10';
const days = 50;

/** A day within some weeks around a turn of the year. */
export const someDay = fc.integer({ min: 0, max: days }).map((number) => addDays(firstDay, number));

const own = fc.record({ accountId: fc.constant('a1'), source: fc.constantFrom('tool', 'desk') });
const few = fc.constantFrom('1', '2');
const number = fc.integer({ min: 0, max: 3 });
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const maybeDay = maybe(someDay);
const instant = (day: Day | undefined) => day && `${day}T10:00:00.000Z`;

function of(parts: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<CanonicalRecord> {
  return fc.tuple(own, fc.record(parts)).map(([whose, record]) => {
    const stated = Object.entries({ ...whose, ...record }).filter(([, value]) => value !== undefined);
    return Object.fromEntries(stated) as unknown as CanonicalRecord;
  });
}

const kinds: fc.Arbitrary<CanonicalRecord>[] = [
  of({
    kind: fc.constant('usage'),
    day: someDay,
    event: fc.constantFrom('login', 'view'),
    count: number,
    users: maybe(number),
  }),
  of({ kind: fc.constant('usage'), day: someDay, event: fc.constant('click'), count: number, userId: few }),
  of({
    kind: fc.constant('case'),
    caseId: few,
    openedAt: someDay.map(instant),
    firstReplyAt: maybeDay.map(instant),
    resolvedAt: maybeDay.map(instant),
    resolution: fc.constantFrom('fixed', 'as-designed', undefined),
    satisfaction: fc.constantFrom(1, 5, undefined),
    escalated: fc.constantFrom(true, false, undefined),
  }),
  of({
    kind: fc.constant('survey'),
    surveyId: few,
    type: fc.constant('nps'),
    sentDay: someDay,
    answeredDay: maybeDay,
    score: maybe(number),
  }),
  of({ kind: fc.constant('evidence'), evidenceId: few, type: fc.constant('kickoff'), day: someDay }),
  of({ kind: fc.constant('customisation'), day: someDay, item: fc.constant('dashboard'), count: number }),
  of({ kind: fc.constant('data-volume'), day: someDay, unit: fc.constant('rows'), quantity: number }),
  of({ kind: fc.constant('sentiment'), sentimentId: few, day: someDay, rating: fc.constantFrom(1, 5) }),
  of({
    kind: fc.constant('invoice'),
    invoiceId: few,
    issuedDay: someDay,
    dueDay: someDay,
    paidDay: maybeDay,
    amount: number,
    currency: fc.constant('EUR'),
  }),
  of({
    kind: fc.constant('subscription'),
    subscriptionId: few,
    startDay: someDay,
    endDay: maybeDay,
    renewalDay: maybeDay,
    mrr: number,
    currency: fc.constantFrom('EUR', 'USD'),
  }),
  of({ kind: fc.constant('cancellation'), cancellationId: few, day: someDay, reason: fc.constant('price') }),
  of({ kind: fc.constant('contact'), contactId: few, role: fc.constantFrom('champion', 'admin'), leftDay: maybeDay }),
  of({
    kind: fc.constant('account'),
    industry: fc.constantFrom('Retail', 'Energy', undefined),
    stage: fc.constantFrom('live', 'churned', undefined),
  }),
];

/** Any record of the account `a1`, of few ids and days, so that many are about the same. */
export const anyRecord = fc.oneof(...kinds);

/** The account has been a customer since long before the first of the days. */
export const customer: CanonicalRecord = { kind: 'account', accountId: 'a1', source: 'crm', signupDay: '2025-01-01' };

/** Deliveries in the order of their days, the first of which declares the account, long before. */
export const anyDeliveries: fc.Arbitrary<Delivery[]> = fc
  .array(fc.record({ day: someDay, records: fc.array(anyRecord, { minLength: 1, maxLength: 12 }) }), { maxLength: 7 })
  .map((some) => some.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)))
  .map((some) => [{ day: '2025-01-01', records: [customer] }, ...some]);
