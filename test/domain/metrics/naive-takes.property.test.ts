import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween, daysFrom } from '../../../lib/domain/day.ts';
import { measureAccount } from '../../../lib/domain/metrics/measure-account.ts';
import { parseCatalogue } from '../../../lib/domain/metrics/parse-catalogue.ts';
import type { CanonicalRecord, Interaction, Invoice, Sentiment, UsageDay } from '../../../lib/domain/records/record.ts';
import { aLine, anAccount, aSurvey, documentOf, dossierOf, freshnessOf } from '../../factories/dossiers.ts';

const FIRST = '2025-01-01';
const FROM = '2025-05-20';
const UNTIL = '2025-06-30';
const REMEMBERED = 200;

/** The values of one family on each day of the span, by a catalogue that has nothing else. */
function values(family: string, id: string, records: CanonicalRecord[]): (number | undefined)[] {
  const text = `size-bands: [{ id: a, label: A }]\npeers: { widen: [[]] }\nplans: [{ plan: small, features: 4 }, { plan: big, features: 9 }]\nmetrics:\n  - { id: it, label: It, group: data, unit: x, direction: up, absent: missing, ${family} }`;
  const { value: catalogue, faults } = parseCatalogue(documentOf('metrics.yaml', text));
  if (!catalogue) throw new Error(JSON.stringify(faults));
  const all = [anAccount(FIRST), ...records];
  const measuring = { from: FROM, until: UNTIL, freshness: freshnessOf(all) };
  return measureAccount(dossierOf(all), catalogue, measuring).map(({ metrics }) => metrics[id]);
}

/** A definition taken at its word, for each day of the span. */
const naively = (value: (day: string) => number | undefined) =>
  daysFrom(FROM, UNTIL).map((day) => {
    const one = value(day);
    return one === undefined || Number.isNaN(one) ? undefined : Math.round(one * 1e6) / 1e6;
  });

const within = (of: string, day: string, window: number) => of <= day && of > addDays(day, -window);
const sum = (numbers: number[]) => numbers.reduce((total, one) => total + one, 0);
const mean = (numbers: number[]) => (numbers.length === 0 ? undefined : sum(numbers) / numbers.length);
const own = { accountId: 'a1', source: 'tool' };
const aDay = fc.integer({ min: 0, max: 180 }).map((days) => addDays(FIRST, days));
const many = <T>(one: fc.Arbitrary<T>) => fc.array(one, { minLength: 1, maxLength: 40 });
/** Ids by position, so that no record takes another's place. */
const numbered = <T extends object, Id extends string>(records: fc.Arbitrary<T[]>, id: Id) =>
  records.map((all) => all.map((one, index) => ({ ...one, [id]: String(index) }) as T & Record<Id, string>));

/** Whether each of the family's values is what the definition says, whatever the records. */
function agrees<T extends CanonicalRecord>(
  records: fc.Arbitrary<T[]>,
  family: string,
  id: string,
  value: (records: T[], day: string) => number | undefined,
) {
  fc.assert(
    fc.property(records, (some) => {
      expect(values(family, id, some)).toEqual(naively((day) => value(some, day)));
    }),
    { numRuns: 40 },
  );
}

describe('use that is told by person, counted naively', () => {
  // The source reaches back over every window from its first day on.
  const first: UsageDay = { kind: 'usage', ...own, day: FIRST, event: 'login', count: 1, userId: 'first' };
  const rows = many(
    fc.record({
      kind: fc.constant('usage' as const),
      accountId: fc.constant('a1'),
      source: fc.constantFrom('tool', 'app'),
      day: aDay,
      event: fc.constantFrom('login', 'view', 'other'),
      count: fc.integer({ min: 1, max: 5 }),
      userId: fc.constantFrom('ann', 'bob', 'cleo', 'dan', 'eve'),
    }),
  ).map((all): UsageDay[] => [first, ...all]);
  const bySource = (all: UsageDay[], count: (rows: UsageDay[]) => number) =>
    Math.max(...['tool', 'app'].map((source) => count(all.filter((row) => row.source === source))));

  it.each([1, 7, 28])('distinct people in %d days, of the source that tells of most', (window) => {
    agrees(
      rows,
      `record: usage, events: any, take: distinct-users, windows: [${window}]`,
      `it_${window}d`,
      (all, day) =>
        bySource(all, (of) => new Set(of.filter((row) => within(row.day, day, window)).map((row) => row.userId)).size),
    );
  });

  it('distinct people of some events only', () => {
    const family = 'record: usage, events: [login, view], take: distinct-users, windows: [28]';
    agrees(rows, family, 'it_28d', (all, day) =>
      bySource(all, (of) => {
        const wanted = of.filter((row) => row.event !== 'other' && within(row.day, day, 28));
        return new Set(wanted.map((row) => row.userId)).size;
      }),
    );
  });

  it('days of people', () => {
    agrees(rows, 'record: usage, events: any, take: person-days, windows: [28]', 'it_28d', (all, day) =>
      bySource(all, (of) => {
        const wanted = of.filter((row) => within(row.day, day, 28));
        return new Set(wanted.map((row) => `${row.userId} ${row.day}`)).size;
      }),
    );
  });
});

describe('answers, counted naively', () => {
  type Answer = Extract<CanonicalRecord, { kind: 'survey' }>;
  const surveys = many(
    fc.record({
      sentDay: aDay,
      after: fc.option(fc.integer({ min: 0, max: 30 }), { nil: undefined }),
      score: fc.integer({ min: 0, max: 10 }),
      contactId: fc.constantFrom('ann', 'bob', 'cleo', undefined),
    }),
  ).map((all) =>
    all.map(({ sentDay, after, score, contactId }, index) => {
      const answer = after === undefined ? {} : { answeredDay: addDays(sentDay, after), score };
      return aSurvey(String(index).padStart(3, '0'), sentDay, { contactId, ...answer }) as Answer;
    }),
  );
  const order = (one: Answer) => `${one.answeredDay} ${one.sentDay} ${one.surveyId}`;
  const answeredBy = (all: Answer[], day: string) =>
    all
      .filter((one) => one.answeredDay !== undefined && one.answeredDay <= day)
      .toSorted((a, b) => (order(a) < order(b) ? -1 : 1));

  /** What became of the scores of those who answered within 90 days and had answered before. */
  function changes(all: Answer[], day: string): number[] {
    const people = Map.groupBy(answeredBy(all, day), ({ contactId }) => contactId);
    return [...people].flatMap(([contactId, answers]) => {
      const [before, now] = answers.slice(-2);
      if (contactId === undefined || !before || !now || !within(now.answeredDay as string, day, 90)) return [];
      if (daysBetween(before.answeredDay as string, now.answeredDay as string) > REMEMBERED) return [];
      return [(now.score as number) - (before.score as number)];
    });
  }

  it('the standard error of the NPS', () => {
    const family = 'record: survey, type: nps, take: nps-standard-error, windows: [90]';
    agrees(surveys, family, 'it_90d', (all, day) => {
      const scores = answeredBy(all, day)
        .filter((one) => within(one.answeredDay as string, day, 90))
        .map((one) => one.score as number);
      const share = (of: (score: number) => boolean) => scores.filter(of).length / scores.length;
      const [p, d] = [share((score) => score >= 9), share((score) => score <= 6)];
      return scores.length === 0 ? undefined : 100 * Math.sqrt(Math.max(0, (p + d - (p - d) ** 2) / scores.length));
    });
  });

  it('how people changed their scores', () => {
    agrees(surveys, 'record: survey, type: nps, take: person-trend, windows: [90]', 'it_90d', (all, day) =>
      mean(changes(all, day)),
    );
  });

  it('how many lowered theirs', () => {
    agrees(
      surveys,
      'record: survey, type: nps, take: people-fallen, windows: [90]',
      'it_90d',
      (all, day) => changes(all, day).filter((change) => change < 0).length,
    );
  });
});

describe('contacts and ratings, counted naively', () => {
  const contacts = numbered(
    many(
      fc.record({
        kind: fc.constant('interaction' as const),
        accountId: fc.constant('a1'),
        source: fc.constant('tool'),
        day: aDay,
        channel: fc.constantFrom('email' as const, 'call' as const, 'meeting' as const),
        direction: fc.constantFrom('inbound' as const, 'outbound' as const, 'two-way' as const),
      }),
    ),
    'interactionId',
  ) satisfies fc.Arbitrary<Interaction[]>;

  it('two-way contacts in 28 days', () => {
    const family = 'record: interaction, directions: [two-way], take: count, windows: [28]';
    agrees(
      contacts,
      family,
      'it_28d',
      (all, day) => all.filter((one) => one.direction === 'two-way' && within(one.day, day, 28)).length,
    );
  });

  it('days since a call or a meeting', () => {
    const family = 'record: interaction, channels: [call, meeting], take: days-since-last';
    agrees(contacts, family, 'it', (all, day) => {
      const days = all
        .filter((one) => one.channel !== 'email' && one.day <= day)
        .map((one) => daysBetween(one.day, day));
      return Math.min(REMEMBERED, ...days);
    });
  });

  it('the newest rating, the lowest of a day', () => {
    const ratings = numbered(
      many(
        fc.record({
          kind: fc.constant('sentiment' as const),
          accountId: fc.constant('a1'),
          source: fc.constant('tool'),
          day: aDay,
          rating: fc.integer({ min: 1, max: 5 }),
        }),
      ),
      'sentimentId',
    ) satisfies fc.Arbitrary<Sentiment[]>;
    agrees(ratings, 'record: sentiment, take: last-rating', 'it', (all, day) => {
      const known = all.filter((one) => one.day <= day);
      const newest = known
        .map((one) => one.day)
        .toSorted()
        .at(-1);
      const ofDay = known.filter((one) => one.day === newest).map(({ rating }) => rating);
      return ofDay.length === 0 ? undefined : Math.min(...ofDay);
    });
  });
});

describe('the contract and its invoices, counted naively', () => {
  const invoices = numbered(
    many(
      fc
        .tuple(aDay, fc.integer({ min: 0, max: 40 }), fc.option(fc.integer({ min: 0, max: 120 }), { nil: undefined }))
        .chain(([issuedDay, due, paid]) =>
          fc.record({
            kind: fc.constant('invoice' as const),
            accountId: fc.constant('a1'),
            source: fc.constant('tool'),
            issuedDay: fc.constant(issuedDay),
            dueDay: fc.constant(addDays(issuedDay, due)),
            paidDay: fc.constant(paid === undefined ? undefined : addDays(issuedDay, paid)),
            amount: fc.integer({ min: -50, max: 500 }),
            currency: fc.constantFrom('EUR', 'USD'),
          }),
        ),
    ),
    'invoiceId',
  ) satisfies fc.Arbitrary<Invoice[]>;
  const overdue = (all: Invoice[], day: string) =>
    all.filter(
      ({ issuedDay, dueDay, paidDay }) => issuedDay <= day && dueDay < day && (paidDay === undefined || paidDay > day),
    );

  it('overdue invoices', () => {
    agrees(
      invoices,
      'record: invoice, take: overdue',
      'it',
      (all, day) => overdue(all, day).filter(({ amount }) => amount > 0).length,
    );
  });

  it('what is overdue, in the currency of the contract', () => {
    const withContract = invoices.map((all): CanonicalRecord[] => [aLine('s', FIRST, { currency: 'EUR' }), ...all]);
    agrees(withContract, 'record: invoice, take: overdue-amount', 'it', (all, day) => {
      const owed = overdue(
        all.filter((one) => one.kind === 'invoice'),
        day,
      );
      return sum(owed.filter(({ currency }) => currency === 'EUR').map(({ amount }) => amount));
    });
  });

  it('for how long', () => {
    agrees(invoices, 'record: invoice, take: overdue-days', 'it', (all, day) => {
      const late = overdue(all, day).filter(({ amount }) => amount > 0);
      return Math.max(0, ...late.map(({ dueDay }) => daysBetween(dueDay, day)));
    });
  });

  type Line = Extract<CanonicalRecord, { kind: 'subscription' }>;
  const lines = numbered(
    many(
      fc.tuple(aDay, fc.option(fc.integer({ min: 1, max: 90 }), { nil: undefined })).chain(([startDay, days]) =>
        fc.record({
          kind: fc.constant('subscription' as const),
          accountId: fc.constant('a1'),
          source: fc.constant('tool'),
          startDay: fc.constant(startDay),
          endDay: fc.constant(days === undefined ? undefined : addDays(startDay, days)),
          mrr: fc.integer({ min: 0, max: 300 }),
          currency: fc.constant('EUR'),
          trial: fc.boolean(),
          plan: fc.constantFrom('small', 'big', 'unheard-of'),
        }),
      ),
    ),
    'subscriptionId',
  ) satisfies fc.Arbitrary<Line[]>;
  const runs = ({ startDay, endDay }: Line, day: string) => startDay <= day && (endDay === undefined || endDay > day);
  const revenue = (all: Line[], day: string) =>
    sum(all.filter((line) => !line.trial && runs(line, day)).map(({ mrr = 0 }) => mrr));

  it.each([
    ['expansion', 1],
    ['contraction', -1],
  ])('%s of the revenue in 90 days', (take, sign) => {
    agrees(lines, `record: subscription, take: ${take}, windows: [90]`, 'it_90d', (all, day) => {
      if (all.every(({ startDay }) => startDay > day)) return undefined;
      const days = daysFrom(addDays(day, -89), day);
      const moves = days.map((one) => {
        const [before, after] = [revenue(all, addDays(one, -1)), revenue(all, one)];
        return before > 0 && after > 0 ? Math.max(0, sign * (after - before)) : 0;
      });
      return sum(moves);
    });
  });

  it('the features of the plan that began last', () => {
    agrees(lines, 'record: subscription, take: plan-features', 'it', (all, day) => {
      const began = (line: Line) => `${line.startDay} ${line.subscriptionId}`;
      const running = all.filter((line) => runs(line, day)).toSorted((a, b) => (began(a) < began(b) ? -1 : 1));
      return { small: 4, big: 9 }[running.at(-1)?.plan as 'small'];
    });
  });
});
