import { describe, expect, it } from 'vitest';
import type { Milestone } from '../../../lib/domain/milestones/milestone.ts';
import type { Subscription } from '../../../lib/domain/records/record.ts';
import { agreementOf, deriveReason } from '../../../lib/domain/retention/derive-reason.ts';
import { type DepartureFacts, reasonTests } from '../../../lib/domain/retention/reason-tests.ts';
import { anAccountDay } from '../../factories/dossiers.ts';

const lastDay = '2026-05-31';
const milestone = (id: string, verdict: boolean | 'unknown', required = true): Milestone => ({
  ...{ id, label: id, required, dueDays: 30 },
  when: { text: '', metrics: [], peerMetrics: [], milestones: [], reads: [], holds: () => verdict },
});

const signs = (last: Record<string, number>, earlier: Record<string, number> = {}) => ({
  last: anAccountDay({ day: lastDay, metrics: last }),
  earlier: [anAccountDay({ day: '2026-03-08', metrics: earlier })],
});
const seat = (startDay: string, mrr: number, endDay?: string): Subscription => ({
  ...{ kind: 'subscription', accountId: 'a1', source: 'crm', subscriptionId: startDay },
  ...{ startDay, endDay, mrr, seats: 10, currency: 'USD' },
});

/** An implemented customer of whom nothing stands out. */
const unremarkable: DepartureFacts = {
  lastDay,
  judged: anAccountDay({ day: lastDay, implementedDay: '2026-01-20', milestones: { 'data-flowing': '2026-01-20' } }),
  milestones: [milestone('data-flowing', true)],
  signs: signs({ cases_opened_90d: 1, daily_people_28d: 9 }, { daily_people_28d: 10 }),
  subscriptions: [seat('2026-01-01', 100)],
};
const said = (reason: NonNullable<DepartureFacts['said']>['reason']) => ({ reason, source: 'crm', day: '2026-06-01' });
const never = {
  judged: anAccountDay({ day: lastDay, attributes: { signupDay: '2026-01-01' } }),
  milestones: [milestone('dashboards', false)],
};

describe('why a customer left', () => {
  it.each<[string, Partial<DepartureFacts>, string, string]>([
    ['is unknown when nothing stands out and nothing was said', {}, 'unknown', 'nothing'],
    ['is never implemented, whatever it says', { ...never, said: said('acquired') }, 'never-implemented', 'records'],
    [
      'is not never implemented when no source told of the milestones',
      { ...never, milestones: [milestone('dashboards', 'unknown')] },
      'unknown',
      'nothing',
    ],
    [
      'is not never implemented when only what is not required is missing',
      { ...never, milestones: [milestone('habit', false, false)] },
      'unknown',
      'nothing',
    ],
    ['is an acquisition when it says so', { said: said('acquired') }, 'acquired', 'said'],
    [
      'is a missing integration when it says so, although use faded with it',
      { said: said('integration-missing'), signs: signs({ daily_people_28d: 0 }, { daily_people_28d: 9 }) },
      'integration-missing',
      'said',
    ],
    [
      'is support when an urgent case waits for ten days',
      { signs: signs({ cases_opened_90d: 1, urgent_open: 1, urgent_open_days: 10 }) },
      'support',
      'records',
    ],
    [
      'is support when of four cases 40 % came to nothing',
      { signs: signs({ cases_opened_90d: 4, frustrating_share_90d: 40 }), said: said('competitor') },
      'support',
      'records',
    ],
    [
      'is not support with three cases',
      { signs: signs({ cases_opened_90d: 3, frustrating_share_90d: 100 }) },
      'unknown',
      'nothing',
    ],
    [
      'is faded use at 60 % of the people there were',
      { signs: signs({ daily_people_28d: 6 }, { daily_people_28d: 10 }), said: said('price') },
      'usage-faded',
      'records',
    ],
    [
      'is not faded use at 61 %',
      { signs: signs({ daily_people_28d: 6.1 }, { daily_people_28d: 10 }) },
      'unknown',
      'nothing',
    ],
    [
      'is not faded use where there was hardly any',
      { signs: signs({ daily_people_28d: 0 }, { daily_people_28d: 0.9 }) },
      'unknown',
      'nothing',
    ],
    [
      'is the price when a seat became ten per cent dearer',
      { subscriptions: [seat('2026-01-01', 100, '2026-05-01'), seat('2026-05-01', 110)] },
      'price',
      'records',
    ],
    ['is the price when it says so', { said: said('price') }, 'price', 'said'],
    ['is a competitor when it says so', { said: said('competitor') }, 'competitor', 'said'],
    ['is too little value when it says so', { said: said('not-enough-value') }, 'not-enough-value', 'said'],
    ['is unknown when it says “other”', { said: said('other') }, 'unknown', 'nothing'],
  ])('%s', (_, part, derived, basis) => {
    expect(deriveReason({ ...unremarkable, ...part })).toMatchObject({ derived, basis });
  });

  it('is told with the tests that were asked until then, in their order, and evidence with its day and source', () => {
    const { tested, evidence, because } = deriveReason({ ...unremarkable, ...never });
    expect(tested).toEqual([{ reason: 'never-implemented', verdict: true, because }]);
    expect(evidence).toEqual([
      { what: 'Not reached: dashboards (due 2026-01-31)', day: lastDay, source: 'milestones.yaml' },
    ]);
    const { tested: all } = deriveReason(unremarkable);
    expect(all.map(({ reason }) => reason)).toEqual(reasonTests.map(({ reason }) => reason));
  });
});

describe('what a customer says and what our records say', () => {
  it.each([
    ['price', 'usage-faded', 'records', 'differs'],
    ['support', 'support', 'records', 'agrees'],
    ['not-enough-value', 'usage-faded', 'records', 'agrees'],
    ['acquired', 'acquired', 'said', 'as-said'],
    ['other', 'usage-faded', 'records', 'not-said'],
    [undefined, 'never-implemented', 'records', 'not-said'],
  ] as const)('%s and %s (by %s): %s', (reason, derived, basis, agreement) => {
    expect(agreementOf(reason, { derived, basis })).toBe(agreement);
  });
});
