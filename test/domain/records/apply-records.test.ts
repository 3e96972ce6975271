import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Applied, applyRecords, type Held, needsAllMonths } from '../../../lib/domain/records/apply-records.ts';
import { activeOn, personKey } from '../../../lib/domain/records/people.ts';
import type { CanonicalRecord, Invoice, SupportCase, UsageDay } from '../../../lib/domain/records/record.ts';

/** The last day that was judged. */
const JUDGED = '2026-03-09';
const NOTHING: Held = { accountId: 'a', months: [] };

function usage(day: string, part: Partial<UsageDay> = {}): UsageDay {
  return { kind: 'usage', accountId: 'a', source: 'admin', day, event: 'login', count: 1, ...part };
}

function supportCase(caseId: string, openedAt: string, part: Partial<SupportCase> = {}): SupportCase {
  return { kind: 'case', accountId: 'a', source: 'desk', caseId, openedAt: `${openedAt}T09:00:00.000Z`, ...part };
}

const anInvoice = (invoiceId: string, issuedDay: string, part: Partial<Invoice> = {}): Invoice => ({
  ...{ kind: 'invoice', accountId: 'a', source: 'billing', invoiceId, issuedDay, dueDay: issuedDay },
  ...{ amount: 90, currency: 'EUR', ...part },
});

/** Who logged in on a day of March 2026, as far as people are told apart. */
const loggedIn = (held: Held, day: number) =>
  activeOn(held.months.find(({ month }) => month === '2026-03')?.people ?? {}, 'admin', 'login', day);
const keysOf = (...people: string[]) => new Set(people.map(personKey));

/** What is stored once a change was written. */
function afterwards(held: Held, applied: Applied): Held {
  const months = new Map(held.months.map((month) => [month.month, month]));
  for (const month of applied.months) months.set(month.month, month);
  return { accountId: held.accountId, profile: applied.profile, months: [...months.values()] };
}

const stored = (records: CanonicalRecord[], held = NOTHING) => afterwards(held, applyRecords(held, records));

describe('applyRecords', () => {
  it('adds up usage rows of one import and replaces the sum by the next', () => {
    const first = stored([
      usage('2026-03-02', { id: '1', count: 2 }),
      usage('2026-03-02', { id: '2', count: 3, users: 4 }),
    ]);
    expect(first.months[0]?.usage).toEqual({ admin: { login: { 2: [5, 4, null] } } });
    const second = stored([usage('2026-03-02', { id: '3', count: 7 })], first);
    expect(second.months[0]?.usage).toEqual({ admin: { login: { 2: [7, null, null] } } });
  });

  it('keeps what other sources say of the same day', () => {
    const first = stored([usage('2026-03-02'), usage('2026-03-02', { source: 'segment', count: 9 })]);
    const second = stored([usage('2026-03-02', { count: 2 })], first);
    expect(second.months[0]?.usage).toMatchObject({
      admin: { login: { 2: [2, null, null] } },
      segment: { login: { 2: [9, null, null] } },
    });
  });

  it('counts the people whom rows name, and keeps who they were', () => {
    const held = stored([
      usage('2026-03-02', { userId: 'ann', count: 2 }),
      usage('2026-03-02', { userId: 'bob', count: 3 }),
      usage('2026-03-02', { userId: 'ann', count: 1, amount: 5 }),
      usage('2026-03-03', { userId: 'bob' }),
    ]);
    expect(held.months[0]?.usage).toEqual({ admin: { login: { 2: [6, 2, 5], 3: [1, 1, null] } } });
    expect(loggedIn(held, 2)).toEqual(keysOf('ann', 'bob'));
    expect(loggedIn(held, 3)).toEqual(keysOf('bob'));
  });

  it('adds the late rows of people who are new to a day, and once only', () => {
    const ann = usage('2026-03-02', { userId: 'ann', count: 2 });
    const bob = usage('2026-03-02', { userId: 'bob', count: 3 });
    const cleo = usage('2026-03-02', { userId: 'cleo', count: 4 });
    const held = stored([bob, cleo], stored([ann, bob]));
    expect(held.months[0]?.usage.admin?.login).toEqual({ 2: [9, 3, null] });
    expect(stored([ann, bob], stored([bob, cleo])).months).toEqual(held.months);
    expect(applyRecords(held, [cleo]).months).toEqual([]);
  });

  it('takes the word of an import that names everybody of a day, and somebody else besides', () => {
    const held = stored([usage('2026-03-02', { userId: 'ann', count: 9 })]);
    const restated = stored(
      [usage('2026-03-02', { userId: 'ann', count: 2 }), usage('2026-03-02', { userId: 'bob' })],
      held,
    );
    expect(restated.months[0]?.usage.admin?.login).toEqual({ 2: [3, 2, null] });
    expect(loggedIn(stored([usage('2026-03-02', { count: 7, users: 3 })], restated), 2)).toEqual(new Set());
  });

  it('keeps who the people were when an import says the same of a day without naming them', () => {
    const held = stored([usage('2026-03-02', { userId: 'ann', count: 2 }), usage('2026-03-02', { userId: 'bob' })]);
    expect(applyRecords(held, [usage('2026-03-02', { count: 3, users: 2 })]).months).toEqual([]);
  });

  it('no longer tells people apart where there are more of them in a month than an item has room for', () => {
    const many = Array.from({ length: 15_001 }, (_, index) => usage('2026-03-02', { userId: `user-${index}` }));
    const few = usage('2026-03-02', { userId: 'ann', event: 'export' });
    const held = stored([...many, few]);
    expect(held.months[0]?.usage.admin?.login).toEqual({ 2: [15_001, 15_001, null] });
    expect(loggedIn(held, 2)).toBeUndefined();
    expect(Object.keys(held.months[0]?.people.admin?.export ?? {})).toEqual([personKey('ann')]);
    expect(applyRecords(held, [...many, few]).months).toEqual([]);
  });

  it('takes an event named __proto__ for a name like any other', () => {
    const held = stored([usage('2026-03-02', { event: '__proto__' })]);
    expect(({} as Record<string, unknown>)['2']).toBeUndefined();
    expect(Object.keys(held.months[0]?.usage.admin ?? {})).toEqual(['__proto__']);
  });

  it('replaces a case by what a newer export says of it', () => {
    const open = stored([supportCase('1', '2026-03-02')]);
    const solved = stored([supportCase('1', '2026-03-02', { resolvedAt: '2026-03-05T10:00:00.000Z' })], open);
    expect(solved.months).toHaveLength(1);
    expect(solved.months[0]?.cases).toEqual([
      supportCase('1', '2026-03-02', { resolvedAt: '2026-03-05T10:00:00.000Z' }),
    ]);
  });

  it('moves a case whose opening was corrected to its new month', () => {
    const held = stored([supportCase('1', '2026-03-02'), supportCase('2', '2026-03-03')]);
    const moved = stored([supportCase('1', '2026-02-27')], held);
    const cases = Object.fromEntries(moved.months.map(({ month, cases }) => [month, cases.map((it) => it.caseId)]));
    expect(cases).toEqual({ '2026-03': ['2'], '2026-02': ['1'] });
  });

  it('lists the months of cases that are open, or were for more than 150 days', () => {
    const held = stored([
      supportCase('open', '2025-01-02'),
      supportCase('long', '2025-02-02', { resolvedAt: '2025-07-03T00:00:00.000Z' }),
      supportCase('short', '2025-03-02', { resolvedAt: '2025-07-03T00:00:00.000Z' }),
    ]);
    expect(held.profile?.longCaseMonths).toEqual(['2025-01', '2025-02']);
    const solved = stored([supportCase('open', '2025-01-02', { resolvedAt: '2025-01-03T00:00:00.000Z' })], held);
    expect(solved.profile?.longCaseMonths).toEqual(['2025-02']);
  });

  it('lists the months of invoices that are unpaid, or were for more than 150 days', () => {
    const held = stored([
      anInvoice('unpaid', '2025-01-02'),
      anInvoice('late', '2025-02-02', { paidDay: '2025-07-03' }),
      anInvoice('prompt', '2025-03-02', { paidDay: '2025-03-12' }),
    ]);
    expect(held.profile?.longCaseMonths).toEqual(['2025-01', '2025-02']);
    const paid = stored([anInvoice('unpaid', '2025-01-02', { paidDay: '2025-01-20' })], held);
    expect(paid.profile?.longCaseMonths).toEqual(['2025-02']);
  });

  it('counts what was added, changed and left as it was', () => {
    const held = stored([usage('2026-03-02'), usage('2026-03-03'), supportCase('1', '2026-03-02')]);
    const { counts } = applyRecords(held, [
      usage('2026-03-02'),
      usage('2026-03-03', { count: 5 }),
      usage('2026-03-04'),
    ]);
    expect(counts).toEqual({ usage: { added: 1, changed: 1, unchanged: 1 } });
  });

  const held = stored([
    usage('2026-03-10'),
    supportCase('1', '2026-03-02'),
    { kind: 'survey', accountId: 'a', source: 'nps', surveyId: 's', type: 'nps', sentDay: '2026-03-01' },
    { kind: 'subscription', accountId: 'a', source: 'crm', subscriptionId: 's', startDay: '2026-01-01', plan: 'basic' },
    { kind: 'account', accountId: 'a', source: 'crm', name: 'Acme', signupDay: '2026-01-01' },
    anInvoice('i', '2026-03-01'),
  ]);
  it.each<[string, CanonicalRecord, 0 | 1]>([
    ['the same record again', usage('2026-03-10'), 0],
    ['a day not judged yet', usage('2026-03-11'), 0],
    ['another event on that day', usage('2026-03-10', { event: 'export' }), 0],
    ['a judged day', usage('2026-03-09'), 1],
    ['a changed count on that day', usage('2026-03-10', { count: 9 }), 0],
    ['a case opened on a judged day', supportCase('2', '2026-03-01'), 1],
    ['a case solved today', supportCase('1', '2026-03-02', { resolvedAt: '2026-03-11T00:00:00.000Z' }), 0],
    ['a case solved on a judged day', supportCase('1', '2026-03-02', { resolvedAt: '2026-03-09T00:00:00.000Z' }), 1],
    [
      'an answer today',
      {
        kind: 'survey',
        accountId: 'a',
        source: 'nps',
        surveyId: 's',
        type: 'nps',
        sentDay: '2026-03-01',
        answeredDay: '2026-03-10',
        score: 9,
      },
      0,
    ],
    [
      'a subscription that ends today',
      {
        kind: 'subscription',
        accountId: 'a',
        source: 'crm',
        subscriptionId: 's',
        startDay: '2026-01-01',
        plan: 'basic',
        endDay: '2026-03-10',
      },
      0,
    ],
    [
      'a plan that was different all along',
      { kind: 'subscription', accountId: 'a', source: 'crm', subscriptionId: 's', startDay: '2026-01-01', plan: 'pro' },
      1,
    ],
    [
      'a renamed account',
      { kind: 'account', accountId: 'a', source: 'crm', name: 'Acme Ltd', signupDay: '2026-01-01' },
      0,
    ],
    [
      'a corrected sign-up',
      { kind: 'account', accountId: 'a', source: 'crm', name: 'Acme', signupDay: '2026-01-05' },
      1,
    ],
    ['an invoice paid today', anInvoice('i', '2026-03-01', { paidDay: '2026-03-10' }), 0],
    ['an invoice that had been paid', anInvoice('i', '2026-03-01', { paidDay: '2026-03-09' }), 1],
    ['a new contact', { kind: 'contact', accountId: 'a', source: 'crm', contactId: 'c' }, 0],
  ])('with %s', (_, record, raised) => {
    const { profile } = applyRecords(held, [record], JUDGED);
    expect(profile.historyRevision).toBe(raised);
  });

  it('asks for all months only when a known account gets a case it does not hold in that month', () => {
    expect(needsAllMonths(NOTHING, [supportCase('9', '2026-03-02')])).toBe(false);
    expect(needsAllMonths(held, [supportCase('1', '2026-03-02'), usage('2026-01-01')])).toBe(false);
    expect(needsAllMonths(held, [supportCase('1', '2026-02-02')])).toBe(true);
  });
});

const days = fc.integer({ min: 1, max: 28 }).map((day) => `2026-0${1 + (day % 3)}-${String(day).padStart(2, '0')}`);
const record: fc.Arbitrary<CanonicalRecord> = fc.oneof(
  fc
    .record({ day: days, event: fc.constantFrom('login', 'export'), count: fc.double({ min: 0, max: 9, noNaN: true }) })
    .map((part) => usage(part.day, part)),
  fc
    .record({ day: days, userId: fc.constantFrom('ann', 'bob', 'cleo'), count: fc.nat(9) })
    .map((part) => usage(part.day, { ...part, event: 'view' })),
  fc
    .record({ id: fc.constantFrom('1', '2', '3'), day: days, reopens: fc.nat(3) })
    .map(({ id, day, reopens }) => supportCase(id, day, { reopens })),
  fc.record({ id: fc.constantFrom('1', '2'), day: days }).map(
    ({ id, day }): CanonicalRecord => ({
      kind: 'subscription',
      accountId: 'a',
      source: 'crm',
      subscriptionId: id,
      startDay: day,
    }),
  ),
  fc
    .record({ id: fc.constantFrom('1', '2'), day: days, amount: fc.nat(5) })
    .map(({ id, day, amount }) => anInvoice(id, day, { amount })),
  fc.record({ id: fc.constantFrom('1', '2'), day: days }).map(
    ({ id, day }): CanonicalRecord => ({
      ...{ kind: 'interaction', accountId: 'a', source: 'crm', interactionId: id, day },
      ...{ channel: 'call', direction: 'two-way' },
    }),
  ),
  fc.record({ id: fc.constantFrom('1', '2'), day: days, rating: fc.integer({ min: 1, max: 5 }) }).map(
    ({ id, day, rating }): CanonicalRecord => ({
      ...{ kind: 'sentiment', accountId: 'a', source: 'crm', sentimentId: id, day, rating },
    }),
  ),
  fc
    .record({ item: fc.constantFrom('report', 'gauge'), day: days, count: fc.nat(5) })
    .map((part): CanonicalRecord => ({ kind: 'customisation', accountId: 'a', source: 'admin', ...part })),
);

describe('applyRecords, whatever the records', () => {
  it('changes nothing when the same import comes again', () => {
    fc.assert(
      fc.property(fc.array(record), fc.array(record), (before, records) => {
        const held = stored(records, stored(before));
        const again = applyRecords(held, records);
        expect(again.months).toEqual([]);
        expect(again.profileChanged).toBe(false);
        expect(again.profile).toEqual(held.profile);
      }),
    );
  });

  it('does not depend on the order of arrival within an import', () => {
    const shuffled = fc
      .array(record)
      .chain((records) => fc.tuple(fc.constant(records), fc.shuffledSubarray(records, { minLength: records.length })));
    fc.assert(
      fc.property(fc.array(record), shuffled, (before, [records, inOtherOrder]) => {
        const held = stored(before);
        expect(applyRecords(held, inOtherOrder)).toEqual(applyRecords(held, records));
      }),
    );
  });

  it('leaves what is stored untouched', () => {
    fc.assert(
      fc.property(fc.array(record), fc.array(record), (before, records) => {
        const held = stored(before);
        const copy = structuredClone(held);
        applyRecords(held, records);
        expect(held).toEqual(copy);
      }),
    );
  });
});
