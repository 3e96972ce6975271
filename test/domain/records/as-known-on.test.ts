import { describe, expect, it } from 'vitest';
import { addDays, type Day } from '../../../lib/domain/day.ts';
import { asKnownOn, knowledgeDays } from '../../../lib/domain/records/as-known-on.ts';
import type { Dossier } from '../../../lib/domain/records/dossier.ts';
import type { CanonicalRecord } from '../../../lib/domain/records/record.ts';
import { type Delivery, delivered } from '../../factories/deliveries.ts';
import { aCase, aLine, anAccount, aSurvey, used } from '../../factories/dossiers.ts';

const own = { accountId: 'a1', source: 'tool' } as const;
const left = (day: Day, over: object = {}): CanonicalRecord => ({
  ...{ kind: 'cancellation', ...own, cancellationId: 'x1', day, reason: 'price' },
  ...over,
});
const contact = (over: object = {}): CanonicalRecord => ({ kind: 'contact', ...own, contactId: 'p1', ...over });

/** The account, known since it signed up on 2025-01-01, and what came after. */
const withAccount = (...deliveries: Delivery[]): Dossier =>
  delivered([{ day: '2025-01-02', records: [anAccount('2025-01-01')] }, ...deliveries]);

const loginsOf = ({ months }: Dossier, day: Day) => {
  const ofMonth = months.find(({ month }) => month === day.slice(0, 7));
  return ofMonth?.usage.tool?.login?.[String(Number(day.slice(8)))]?.[0];
};
const revisionsOf = ({ profile, months }: Dossier) => [profile, ...months].flatMap(({ revisions = [] }) => revisions);

describe('what arrives in time', () => {
  it.each<[string, CanonicalRecord[], Day]>([
    ['use, the morning after', [used('2026-03-09', 'login', 3)], '2026-03-10'],
    ['a case and its resolution', [aCase('c1', '2026-03-09T08:00:00Z')], '2026-03-10'],
    ['a subscription on the day it begins', [aLine('s1', '2026-03-10')], '2026-03-10'],
    ['a subscription that begins later', [aLine('s1', '2026-05-01')], '2026-03-10'],
    ['a cancellation that takes effect later', [left('2026-05-01')], '2026-03-10'],
  ])('leaves no note: %s', (_, records, day) => {
    expect(revisionsOf(withAccount({ day, records }))).toEqual([]);
  });

  it('leaves no note when the counts of the current day grow until it is over', () => {
    const growing = [2, 5, 9].map((count) => [used('2026-03-09', 'login', count)]);
    const [noon, evening, morning] = growing as [CanonicalRecord[], CanonicalRecord[], CanonicalRecord[]];
    const dossier = withAccount(
      { day: '2026-03-09', records: noon },
      { day: '2026-03-09', records: evening },
      { day: '2026-03-10', records: morning },
    );
    expect(revisionsOf(dossier)).toEqual([]);
    expect(loginsOf(asKnownOn(dossier, '2026-03-09'), '2026-03-09')).toBe(9);
    expect(loginsOf(asKnownOn(dossier, '2026-03-08'), '2026-03-09')).toBeUndefined();
  });

  it('leaves no note of a new customer, its contacts and its stage', () => {
    const records = [anAccount('2026-03-09', { stage: 'trial' }), contact({ role: 'champion' })];
    expect(revisionsOf(delivered([{ day: '2026-03-10', records }]))).toEqual([]);
  });
});

describe('what arrives late', () => {
  it('is known from the day before its arrival on, which is judged the morning after', () => {
    const dossier = withAccount({ day: '2026-03-20', records: [used('2026-03-09', 'login', 3)] });
    expect(knowledgeDays(dossier)).toEqual(['2026-03-19']);
    expect(loginsOf(asKnownOn(dossier, '2026-03-18'), '2026-03-09')).toBeUndefined();
    expect(loginsOf(asKnownOn(dossier, '2026-03-19'), '2026-03-09')).toBe(3);
  });

  it('is one note for several changes on a day, and none when they come to nothing', () => {
    const first = { day: '2026-03-10', records: [used('2026-03-09', 'login', 3)] };
    const later = (count: number) => ({ day: '2026-03-20', records: [used('2026-03-09', 'login', count)] });
    expect(revisionsOf(withAccount(first, later(7), later(8)))).toEqual([
      {
        arrivedDay: '2026-03-20',
        kind: 'usage',
        source: 'tool',
        event: 'login',
        was: { 9: { cell: [3, null, null] } },
      },
    ]);
    expect(revisionsOf(withAccount(first, later(7), later(3)))).toEqual([]);
  });

  it('leaves a moved case where it was, until the correction came', () => {
    const dossier = withAccount(
      { day: '2026-02-28', records: [aCase('c1', '2026-02-27T08:00:00Z')] },
      { day: '2026-04-10', records: [aCase('c1', '2026-03-05T08:00:00Z')] },
    );
    const openedBy = (day: Day) =>
      asKnownOn(dossier, day).months.flatMap(({ cases }) => cases.map(({ openedAt }) => openedAt.slice(0, 10)));
    expect(openedBy('2026-03-06')).toEqual(['2026-02-27']);
    expect(openedBy('2026-04-09')).toEqual(['2026-03-05']);
  });

  it('is what a field said before, where only a field changed', () => {
    const account = (channel: string) => anAccount('2025-01-01', { channel });
    const dossier = delivered([
      { day: '2025-01-02', records: [account('web')] },
      { day: '2026-03-20', records: [account('lost')] },
    ]);
    expect(revisionsOf(dossier)).toEqual([
      { arrivedDay: '2026-03-20', kind: 'account', key: 'tool', was: { channel: 'web' } },
    ]);
    expect(asKnownOn(dossier, '2026-03-18').profile.accounts[0]).toMatchObject({ channel: 'web' });
  });
});

describe('what has not happened yet', () => {
  const records = [
    anAccount('2025-01-01'),
    aCase('c1', '2026-03-01T08:00:00Z', {
      ...{ firstReplyAt: '2026-03-02T08:00:00Z', resolvedAt: '2026-03-09T08:00:00Z', resolution: 'as-designed' },
      satisfaction: 1,
    }),
    aSurvey('n1', '2026-03-01', { answeredDay: '2026-03-09', score: 2, comment: 'no' }),
    aLine('s1', '2025-01-01', { endDay: '2026-03-09', renewalDay: '2027-01-01', termMonths: 12 }),
    contact({ leftDay: '2026-03-09' }),
    left('2026-03-09'),
  ];
  const dossier = delivered([{ day: '2026-06-01', records, history: true }]);
  const [earlier, later] = [asKnownOn(dossier, '2026-03-08'), asKnownOn(dossier, '2026-03-09')];

  it('is left out, with what it brings along', () => {
    const [march] = earlier.months;
    expect(march?.cases).toEqual([{ ...aCase('c1', '2026-03-01T08:00:00Z'), firstReplyAt: '2026-03-02T08:00:00Z' }]);
    expect(march?.surveys).toEqual([aSurvey('n1', '2026-03-01')]);
    expect(earlier.profile.subscriptions).toEqual([
      aLine('s1', '2025-01-01', { renewalDay: '2027-01-01', termMonths: 12 }),
    ]);
    expect(earlier.profile.contacts).toEqual([contact()]);
    expect(earlier.profile.cancellations).toEqual([]);
  });

  it('is there from its own day on', () => {
    expect([...later.months, later.profile]).toEqual([...dossier.months, dossier.profile]);
  });
});

describe('a first delivery', () => {
  it('was known all along, but for the stage, which tells how it ended', () => {
    const records = [anAccount('2025-01-01', { stage: 'churned', industry: 'Retail' }), used('2026-03-09', 'login', 3)];
    const dossier = delivered([{ day: '2026-06-01', records, history: true }]);
    const stageOn = (day: Day) => asKnownOn(dossier, day).profile.accounts[0];
    expect(loginsOf(asKnownOn(dossier, '2026-03-09'), '2026-03-09')).toBe(3);
    expect(stageOn('2026-05-31')).toEqual(anAccount('2025-01-01', { industry: 'Retail' }));
    expect(stageOn('2026-06-01')).toMatchObject({ stage: 'churned' });
  });

  it('does not tell of a renewal that came later', () => {
    const lines = [
      ['renewed', {}],
      ['by-the-year', { termMonths: 12 }],
      ['trial', { trial: true }],
    ] as const;
    const records = lines.map(([id, over]) => aLine(id, '2024-01-10', { renewalDay: '2027-01-10', ...over }));
    const dossier = delivered([{ day: '2026-06-01', records: [anAccount('2024-01-10'), ...records], history: true }]);
    const renewalsOn = (day: Day) =>
      Object.fromEntries(
        asKnownOn(dossier, day).profile.subscriptions.map((one) => [one.subscriptionId, one.renewalDay]),
      );
    expect(renewalsOn('2026-05-31')).toEqual({ 'by-the-year': '2027-01-10', trial: '2027-01-10' });
    expect(renewalsOn('2026-06-01')).toMatchObject({ renewed: '2027-01-10' });
  });

  it('notes a renewal each time history is declared again', () => {
    const line = (renewalDay: Day, over = {}) => [aLine('s1', '2024-01-10', { renewalDay, ...over })];
    const first = [anAccount('2024-01-10'), ...line('2026-07-10')];
    const again = { day: '2026-08-01', records: line('2027-07-10'), history: true };
    const dossier = delivered([{ day: '2026-06-01', records: first, history: true }, again]);
    const renewalOn = (day: Day) => asKnownOn(dossier, day).profile.subscriptions[0]?.renewalDay;
    expect(['2026-05-31', '2026-06-01', '2026-07-31', '2026-08-01'].map(renewalOn)).toEqual([
      ...[undefined, '2026-07-10', '2026-07-10', '2027-07-10'],
    ]);
    const withTerm = { day: '2026-09-01', records: line('2027-07-10', { termMonths: 12 }), history: true };
    expect(revisionsOf(delivered([{ day: '2026-06-01', records: first, history: true }, again, withTerm]))).toEqual([]);
  });

  it('that is declared later takes back what was noted', () => {
    const records = [used('2026-03-09', 'login', 3), left('2026-03-12'), contact()];
    const late = withAccount({ day: '2026-06-01', records });
    expect(revisionsOf(late)).toHaveLength(3);
    const declared = withAccount({ day: '2026-06-01', records }, { day: '2026-06-02', records, history: true });
    expect(revisionsOf(declared)).toEqual([]);
  });
});

describe('a stated arrival', () => {
  it('counts, also for what is history', () => {
    const records = [left('2026-03-09', { arrivedAt: '2026-03-25' }), contact({ arrivedAt: '2026-02-01' })];
    const dossier = withAccount({ day: '2026-06-01', records, history: true });
    expect(knowledgeDays(dossier)).toEqual(['2026-01-31', '2026-03-24']);
    const known = (day: Day) => {
      const { cancellations, contacts } = asKnownOn(dossier, day).profile;
      return [cancellations.length, contacts.length];
    };
    expect(['2026-01-30', '2026-01-31', '2026-03-23', '2026-03-24'].map(known)).toEqual([
      [0, 0],
      [0, 1],
      [0, 1],
      [1, 1],
    ]);
  });

  it('lets notice be known before it takes effect', () => {
    const records = [
      left('2026-03-09', { arrivedAt: '2026-01-15' }),
      aLine('s1', '2026-04-01', { arrivedAt: '2026-02-15' }),
    ];
    const dossier = withAccount({ day: '2026-06-01', records });
    const known = (day: Day) => {
      const { cancellations, subscriptions } = asKnownOn(dossier, day).profile;
      return [cancellations.length, subscriptions.length];
    };
    expect(['2026-01-13', '2026-01-14', '2026-02-13', '2026-02-14'].map(known)).toEqual([
      [0, 0],
      [1, 0],
      [1, 0],
      [1, 1],
    ]);
  });

  it('never lies after the import that brings it', () => {
    const dossier = withAccount({ day: '2026-06-01', records: [left('2026-03-09', { arrivedAt: '2026-06-02' })] });
    expect(knowledgeDays(dossier)).toEqual(['2026-05-31']);
  });

  it('does not date a change of a record that stated the same before', () => {
    const role = (role: string) => [contact({ role, arrivedAt: '2025-01-01' })];
    const dossier = withAccount(
      { day: '2025-01-02', records: role('champion') },
      { day: '2026-03-20', records: role('user') },
    );
    expect(asKnownOn(dossier, '2026-03-18').profile.contacts).toMatchObject([{ role: 'champion' }]);
    expect(asKnownOn(dossier, '2026-03-19').profile.contacts).toMatchObject([{ role: 'user' }]);
  });

  it('counts when it is first stated of what was there already, and once only', () => {
    const plain = { day: '2026-06-01', records: [left('2026-03-09'), used('2026-03-09', 'login', 1)], history: true };
    const stated = {
      ...plain,
      records: plain.records.map((one) => ({ ...one, arrivedAt: '2026-03-25' })),
      history: false,
    };
    const dossier = withAccount(plain, { ...stated, day: '2026-06-02' });
    expect(knowledgeDays(dossier)).toEqual(['2026-03-24']);
    expect(withAccount(plain, { ...stated, day: '2026-06-02' }, { ...stated, day: '2026-06-03' })).toEqual(dossier);
  });
});

describe('the notes of an account', () => {
  it('stay within bounds, and never tell more than was known', () => {
    const changes = Array.from({ length: 900 }, (_, index) => {
      return { day: addDays('2023-01-01', index), records: [anAccount('2020-01-01', { employees: index })] };
    });
    const dossier = delivered(changes);
    const days = revisionsOf(dossier).length;
    expect(days).toBeLessThanOrEqual(501);
    for (const index of [10, 400, 500, 880]) {
      const [account] = asKnownOn(dossier, addDays('2023-01-01', index)).profile.accounts;
      expect(account?.employees ?? 0).toBeLessThanOrEqual(index + 1);
    }
    expect(asKnownOn(dossier, addDays('2023-01-01', 880)).profile.accounts[0]).toMatchObject({ employees: 881 });
  });
});
