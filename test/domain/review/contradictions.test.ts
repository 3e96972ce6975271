import { describe, expect, it } from 'vitest';
import { contradictionsOf } from '../../../lib/domain/review/contradictions.ts';
import { factsOf, ofSource, onFile } from './review-facts-of.ts';

type Given = NonNullable<Parameters<typeof factsOf>[0]>;
const line = (over: object = {}) =>
  ofSource('crm', 'subscription', { subscriptionId: 's1', startDay: '2026-01-05', plan: 'Team', seats: 10, ...over });
const left = ofSource('tool', 'cancellation', { cancellationId: 'c1', day: '2026-02-10', reason: 'price' });
const step = (type: string, day = '2026-01-20') => ofSource('tool', 'evidence', { evidenceId: type, type, day });
const profile = (over: object) => ({ profile: over }) as Given;
const month = (over: object, more: object = {}) => ({ month: over, ...more }) as Given;
const accounts = (...of: ReturnType<typeof onFile>[]) => profile({ accounts: of });

/** What the sources say, and the contradiction it is. */
const cases: [string, Given, string[]][] = [
  ['all agree', {}, []],
  [
    'one calls it live, and nobody has come for two weeks',
    { ...accounts(onFile('crm', { stage: 'live' }), onFile('mails'), onFile('tool')), used: '2026-01-30' },
    ['live-without-use'],
  ],
  [
    'one calls it live, the product still onboarding',
    accounts(onFile('crm'), onFile('mails', { stage: 'live' }), onFile('tool', { stage: 'onboarding' })),
    ['stage-differs'],
  ],
  [
    'the tool has a trial, the CRM a paid line',
    profile({ accounts: [onFile('tool', { stage: 'trial' }), onFile('mails')], subscriptions: [line()] }),
    ['trial-or-paying'],
  ],
  [
    'the tool says it left, the CRM that the contract runs',
    { ...profile({ cancellations: [left], subscriptions: [line()] }), used: '2026-02-09' },
    ['open-or-closed'],
  ],
  ['it was used after it left', { ...profile({ cancellations: [left] }), used: '2026-02-15' }, ['use-after-leaving']],
  [
    'more seats are set up than sold',
    profile({ accounts: [onFile('tool', { seats: 14 }), onFile('mails')], subscriptions: [line()] }),
    ['seats-differ'],
  ],
  [
    'more users than seats exist',
    {
      ...profile({ subscriptions: [line()] }),
      ...month({
        customisations: [ofSource('tool', 'customisation', { day: '2026-02-16', item: 'billable-user', count: 14 })],
      }),
    },
    ['more-users-than-seats'],
  ],
  [
    'another plan is set up',
    profile({ accounts: [onFile('tool', { plan: 'Starter' }), onFile('mails')], subscriptions: [line()] }),
    ['plan-differs'],
  ],
  [
    'a plan is only written in other capitals',
    profile({ accounts: [onFile('tool', { plan: ' TEAM' }), onFile('mails')], subscriptions: [line()] }),
    [],
  ],
  [
    'it is billed in another currency',
    {
      ...profile({ subscriptions: [line({ currency: 'USD' })] }),
      ...month({
        invoices: [
          ofSource('crm', 'invoice', {
            invoiceId: 'i',
            issuedDay: '2026-02-01',
            dueDay: '2026-03-01',
            amount: 9,
            currency: 'EUR',
          }),
        ],
      }),
    },
    ['currency-differs'],
  ],
  [
    'industries differ',
    accounts(onFile('crm', { industry: 'Retail' }), onFile('mails', { industry: 'Education' }), onFile('tool')),
    ['industry-differs'],
  ],
  [
    'head counts differ by a third',
    accounts(onFile('crm', { employees: 90 }), onFile('mails', { employees: 120 }), onFile('tool')),
    ['size-differs'],
  ],
  [
    'head counts differ a little',
    accounts(onFile('crm', { employees: 90 }), onFile('mails', { employees: 100 }), onFile('tool')),
    [],
  ],
  [
    'countries differ',
    accounts(onFile('crm', { country: 'DE' }), onFile('mails', { country: 'AT' }), onFile('tool')),
    ['country-differs'],
  ],
  [
    'two CSMs',
    accounts(onFile('crm', { ownerId: 'a@us.test' }), onFile('mails', { ownerId: 'b@us.test' }), onFile('tool')),
    ['owner-differs'],
  ],
  [
    'sign-ups a month apart',
    accounts(onFile('crm', { signupDay: '2026-01-05' }), onFile('tool', { signupDay: '2026-02-05' }), onFile('mails')),
    ['signup-differs'],
  ],
  [
    'a source has connected, and no data came',
    month({
      evidence: [step('data-connected')],
      dataVolumes: [ofSource('tool', 'data-volume', { day: '2026-02-16', unit: 'rows', quantity: 0 })],
    }),
    ['connected-without-data'],
  ],
  [
    'the CSM is confident, and nobody has come',
    month(
      { sentiments: [ofSource('crm', 'sentiment', { sentimentId: 's', day: '2026-02-10', rating: 5 })] },
      { used: '2026-01-20' },
    ),
    ['content-without-use'],
  ],
  [
    'who has left answers a survey',
    {
      ...profile({ contacts: [ofSource('crm', 'contact', { contactId: 'p', leftDay: '2026-02-01' })] }),
      ...month({
        surveys: [
          ofSource('mails', 'survey', {
            surveyId: 'q',
            type: 'nps',
            sentDay: '2026-02-03',
            answeredDay: '2026-02-05',
            score: 8,
            contactId: 'p',
          }),
        ],
      }),
    },
    ['answered-after-leaving'],
  ],
  ['marketing has never heard of it', accounts(onFile('crm'), onFile('tool')), ['unknown-to-source']],
];

describe('contradictions', () => {
  it.each(cases)('when %s', (_, given, expected) => {
    const found = contradictionsOf(factsOf(given));
    expect(found.map(({ contradiction }) => contradiction)).toEqual(expected);
    for (const { claims, words } of found) {
      expect(claims.length).toBeGreaterThan(1);
      expect(claims.every(({ source, value }) => source !== '' && value !== '')).toBe(true);
      expect(words).toMatch(/\.$|\?$/);
    }
  });

  it('name both sources with what each says, and as of when', () => {
    const given = profile({ accounts: [onFile('tool', { seats: 14 }), onFile('mails')], subscriptions: [line()] });
    expect(contradictionsOf(factsOf(given))[0]?.claims).toMatchObject([
      { source: 'crm', role: 'crm', value: '10', day: '2026-01-05', evidence: [{ record: 'subscription' }] },
      { source: 'tool', role: 'product', value: '14', evidence: [{ record: 'account' }] },
    ]);
  });
});
