import { describe, expect, it } from 'vitest';
import { measureAccount } from '../../../lib/domain/metrics/measure-account.ts';
import type { SourceFreshness } from '../../../lib/domain/metrics/source-freshness.ts';
import type { CanonicalRecord } from '../../../lib/domain/records/record.ts';
import {
  aCase,
  aLine,
  anAccount,
  aSurvey,
  counted,
  dossierOf,
  freshnessOf,
  shippedCatalogue,
  used,
} from '../../factories/dossiers.ts';

const own = { accountId: 'a1', source: 'tool' };

/** The day's metrics of an account that signed up long ago, from a source that reaches back over all windows. */
function measured(day: string, records: CanonicalRecord[], freshness?: SourceFreshness, over: object = {}) {
  const all = [anAccount('2024-01-01', over), used('2024-01-01', 'seen', 1), used('2025-06-30', 'seen', 1), ...records];
  const measuring = { from: day, until: day, freshness: freshness ?? freshnessOf(all) };
  const [measuredDay] = measureAccount(dossierOf(all), shippedCatalogue(), measuring);
  if (!measuredDay) throw new Error('no day was measured');
  return measuredDay;
}

const day = '2025-06-30';

describe('measuring use', () => {
  const logins = [
    used('2025-06-30', 'login', 5, 2),
    used('2025-06-24', 'login', 3, 3),
    used('2025-06-23', 'login', 7, 4),
    used('2025-06-10', 'login', 10, 1),
    used('2025-05-20', 'login', 40, 9),
  ];

  it.each([
    ['logins_7d', 8],
    ['logins_28d', 25],
    ['logins_90d', 65],
    ['logins_7d_change', 8 / 7 - 1],
    ['logins_28d_change', -0.375],
    ['login_users_7d', 3],
    ['login_users_28d', 4],
    ['days_since_login', 0],
    ['active_days_28d', 4],
    ['active_users_90d', 9],
    ['daily_users_7d', 5 / 7],
    ['event_types_28d', 2],
    ['features_used_28d', 0],
    ['users_created_28d', 0],
  ])('%s is %d', (id, expected) => {
    expect(measured(day, [...logins, used('2025-06-01', 'user_created', 0)]).metrics[id] ?? 0).toBeCloseTo(expected, 5);
  });

  it('counts what two sources say of the same day and event once', () => {
    const twice = [used('2025-06-30', 'login', 5, 2), { ...used('2025-06-30', 'login', 6, 1), source: 'other' }];
    expect(measured(day, twice).metrics).toMatchObject({ logins_7d: 6, login_users_7d: 2 });
  });

  it('does not see the day after', () => {
    expect(measured(day, [used('2025-07-01', 'login', 5)]).metrics.logins_7d).toBe(0);
  });

  it('is missing for an event that no source delivers, and zero for one this account alone does not use', () => {
    const { metrics, missing } = measured(day, []);
    expect(missing.logins_28d).toBe('no-record');
    const others = freshnessOf([used('2024-01-01', 'login', 1), used(day, 'login', 1)]);
    expect(measured(day, [], others).metrics.logins_28d).toBe(0);
    expect(metrics.logins_28d).toBeUndefined();
  });

  it('is stale once its source has said nothing for longer than the family allows', () => {
    const late = measured('2025-07-08', []);
    expect(late.missing.events_28d).toBe('stale');
    expect(late.provenance.events).toMatchObject({ sources: ['tool'], newestDay: '2025-06-30' });
    expect(measured('2025-07-07', []).metrics.events_28d).toBe(1);
  });

  it('is too young for a change until two windows have passed, and complete from the first day on', () => {
    const records = [anAccount('2025-06-01'), used('2025-06-02', 'login', 4), used('2025-07-30', 'login', 4)];
    const freshness = freshnessOf([...records, used('2024-01-01', 'login', 1)]);
    const measuring = { from: '2025-06-01', until: '2025-07-30', freshness };
    const days = measureAccount(dossierOf(records), shippedCatalogue(), measuring);
    const on = (wanted: string) => days.find((one) => one.day === wanted);
    expect(on('2025-06-03')?.metrics.logins_90d).toBe(4);
    expect(on('2025-07-25')?.missing.logins_28d_change).toBe('too-young');
    expect(on('2025-07-26')?.metrics.logins_28d_change).toBe(-1);
  });

  it('leaves out the days before the customer signed up', () => {
    const records = [anAccount('2025-06-10'), used('2025-06-02', 'login', 4)];
    const measuring = { from: '2025-06-01', until: '2025-06-12', freshness: freshnessOf(records) };
    const days = measureAccount(dossierOf(records), shippedCatalogue(), measuring);
    expect(days.map((one) => one.day)).toEqual(['2025-06-10', '2025-06-11', '2025-06-12']);
  });
});

describe('measuring support', () => {
  const cases = [
    aCase('c1', '2025-06-01T08:00:00Z', {
      firstReplyAt: '2025-06-01T10:00:00Z',
      resolvedAt: '2025-06-20T08:00:00Z',
      resolution: 'as-designed',
      satisfaction: 2,
      reopens: 1,
    }),
    aCase('c2', '2025-06-10T08:00:00Z', {
      firstReplyAt: '2025-06-10T14:00:00Z',
      resolvedAt: '2025-06-12T08:00:00Z',
      resolution: 'fixed',
      satisfaction: 5,
    }),
    aCase('c3', '2025-06-28T08:00:00Z', { priority: 'urgent' }),
  ];

  it('counts, and takes medians and shares over what happened within the window', () => {
    expect(measured(day, cases).metrics).toMatchObject({
      cases_opened_28d: 2,
      cases_opened_90d: 3,
      cases_resolved_28d: 2,
      open_cases: 1,
      urgent_open_cases: 1,
      oldest_case_days: 2,
      first_reply_hours_90d: 4,
      resolution_hours_28d: (456 + 48) / 2,
      frustrating_share_28d: 50,
      reopen_share_90d: 50,
      csat_90d: 50,
    });
  });

  it('sees a case that is resolved later as open', () => {
    const before = measured('2025-06-15', cases);
    expect(before.metrics).toMatchObject({ open_cases: 1, oldest_case_days: 14, frustrating_share_28d: 0 });
  });

  it('has no share of nothing', () => {
    expect(measured(day, [aCase('c3', '2025-06-28T08:00:00Z')]).missing.frustrating_share_90d).toBe('no-record');
  });
});

describe('measuring sentiment', () => {
  const answers = (scores: number[]) =>
    scores.map((score, index) => aSurvey(`s${index}`, '2025-06-01', { answeredDay: '2025-06-03', score }));

  it('is 100 × (promoters − detractors) ÷ respondents', () => {
    expect(measured(day, answers([10, 9, 8, 6])).metrics.nps_90d).toBe(25);
  });

  it('takes no answer for silence, never for a passive', () => {
    const { metrics, missing } = measured(day, [aSurvey('s1', '2025-06-01')]);
    expect(missing.nps_90d).toBe('no-record');
    expect(metrics).toMatchObject({ survey_response_90d: 0, surveys_unanswered: 1 });
  });

  it('takes a survey that is answered later for unanswered', () => {
    const late = [aSurvey('s1', '2025-06-01', { answeredDay: '2025-07-20', score: 9 })];
    expect(measured(day, late).metrics).toMatchObject({ surveys_unanswered: 1, survey_response_90d: 0 });
  });

  it('counts rounds in a row: one person who answers speaks for the round, and the newest has days of grace', () => {
    const rounds = [
      aSurvey('s1', '2025-02-10', { answeredDay: '2025-02-12', score: 8 }),
      aSurvey('s2', '2025-03-10'),
      aSurvey('s3', '2025-04-10'),
      aSurvey('s4', '2025-04-10', { contactId: 'p2' }),
      aSurvey('s5', '2025-06-20'),
    ];
    expect(measured(day, rounds).metrics.surveys_unanswered).toBe(2);
    const answered = [...rounds, aSurvey('s6', '2025-04-10', { answeredDay: '2025-05-05', score: 3 })];
    expect(measured(day, answered).metrics.surveys_unanswered).toBe(0);
  });
});

describe('measuring what is there', () => {
  it('carries the last count of each thing forward, and adds them up', () => {
    const counts = [
      counted('2025-05-01', 'dashboard', 2),
      counted('2025-06-01', 'dashboard', 5),
      counted('2025-05-01', 'gauge', 1),
    ];
    expect(measured(day, counts).metrics).toMatchObject({
      dashboards: 5,
      dashboards_28d_change: 0,
      gauges: 1,
      customisations: 6,
    });
    expect(measured('2025-06-10', counts).metrics.dashboards_28d_change).toBe(1.5);
  });

  it('knows data volume and its growth', () => {
    const volume = (at: string, quantity: number): CanonicalRecord => ({
      kind: 'data-volume',
      ...own,
      day: at,
      unit: 'rows',
      quantity,
    });
    const { metrics } = measured(day, [volume('2025-05-26', 200), volume('2025-06-23', 300)]);
    expect(metrics).toMatchObject({ data_rows: 300, data_rows_28d_change: 0.5 });
  });

  it('knows the contract of the day: revenue without trials, seats, and the next renewal, rolled on by its term', () => {
    const lines = [
      aLine('l1', '2024-03-10', {
        mrr: 100,
        seats: 10,
        currency: 'EUR',
        renewalDay: '2025-03-10',
        termMonths: 12,
        plan: 'Team',
      }),
      aLine('l2', '2025-06-01', { mrr: 50.5, seats: 5, currency: 'EUR', plan: 'Plus' }),
      aLine('l3', '2025-06-01', { mrr: 70, seats: 1, currency: 'EUR', trial: true }),
      aLine('l4', '2024-03-10', { mrr: 999, currency: 'EUR', endDay: '2025-05-01' }),
    ];
    const { metrics, attributes } = measured(day, lines);
    expect(metrics).toMatchObject({ mrr: 150.5, seats: 16, days_to_renewal: 253 });
    expect(attributes).toMatchObject({ plan: 'Plus', currency: 'EUR', renewalDay: '2026-03-10' });
    expect(metrics.mrr_90d_change).toBeCloseTo(150.5 / 1099 - 1, 6);
  });

  it('knows whether the champion is there', () => {
    const champion = (leftDay?: string): CanonicalRecord => ({
      kind: 'contact',
      ...own,
      contactId: 'p1',
      role: 'champion',
      leftDay,
    });
    expect(measured(day, [champion()]).metrics.champion_present).toBe(1);
    const left = measured(day, [champion('2025-06-20')]).metrics;
    expect(left).toMatchObject({ champion_present: 0, days_since_champion_left: 10 });
    expect(measured(day, []).missing.champion_present).toBe('no-record');
  });

  it('derives metrics from others, and says why one cannot be', () => {
    const records = [used('2025-06-30', 'login', 8, 4), aLine('l1', '2024-03-10', { seats: 16 })];
    expect(measured(day, records).metrics.licence_utilisation).toBe(25);
    expect(measured(day, [used('2025-06-30', 'login', 8, 4)]).missing.licence_utilisation).toBe('no-record');
  });
});

describe('the account on the day', () => {
  it('falls into size and age bands, by its head count or else its seats', () => {
    expect(measured(day, [], undefined, { employees: 51 }).attributes).toMatchObject({
      sizeBand: '51-250',
      ageBand: '1y+',
    });
    expect(measured(day, [aLine('l1', '2024-03-10', { seats: 12 })]).attributes.sizeBand).toBe('1-50');
  });

  it('has left from the day of its cancellation until a subscription begins again', () => {
    const left: CanonicalRecord = {
      kind: 'cancellation',
      ...own,
      cancellationId: 'x',
      day: '2025-06-10',
      reason: 'price',
    };
    expect(measured('2025-06-09', [left]).attributes.cancelledDay).toBeUndefined();
    expect(measured(day, [left]).attributes).toMatchObject({ cancelledDay: '2025-06-10', stage: 'churned' });
    expect(measured(day, [left, aLine('l9', '2025-06-15')]).attributes.cancelledDay).toBeUndefined();
  });

  it('has a contract from its first line on, which has ended once the last one did', () => {
    const line = (id: string, from: string, endDay: string) => ({ ...aLine(id, from), endDay });
    const two = [line('l1', '2025-05-02', '2025-06-01'), line('l2', '2025-05-03', '2025-06-10')];
    const contractOn = (on: string, more: CanonicalRecord[] = []) =>
      measured(on, [...two, ...more]).attributes.contract;
    expect(contractOn('2025-05-01')).toBeUndefined();
    expect(contractOn('2025-06-09')).toBe('running');
    expect(contractOn('2025-06-10')).toBe('ended');
    expect(contractOn('2025-06-20', [aLine('l3', '2025-06-20')])).toBe('running');
    expect(contractOn('2025-06-20', [aLine('l3', '2025-06-21')])).toBe('ended');
  });

  it('is not told that it will churn', () => {
    expect(measured(day, [], undefined, { stage: 'churned' }).attributes.stage).toBeUndefined();
  });
});

describe('measuring people told apart', () => {
  const named = (on: string, userId: string) => ({ ...used(on, 'login', 1), userId }) as CanonicalRecord;
  // The source has told people apart for long, of this account or of others.
  const others = named('2024-01-01', 'somebody');

  it('counts each person once in a window, and every day of each', () => {
    const logins = [named('2025-06-30', 'ann'), named('2025-06-29', 'ann'), named('2025-06-27', 'bob')];
    expect(measured(day, [others, ...logins]).metrics).toMatchObject({
      people_1d: 1,
      people_7d: 2,
      people_28d: 2,
      person_days_28d: 3,
      dau_mau: 50,
      active_days_per_person: 1.5,
    });
  });

  it('knows nothing of people where a source that names them elsewhere only counts them, and of nobody where nobody came', () => {
    const counted = measured(day, [others, used('2025-06-20', 'login', 4, 3)]);
    expect(counted.missing.people_28d).toBe('no-record');
    expect(counted.metrics.people_7d).toBe(0);
    expect(measured(day, [others, used('2025-06-20', 'report_sent', 4)]).metrics.people_28d).toBe(0);
  });

  it('has no value where no source tells people apart, nor before it has done so for the whole window', () => {
    expect(measured(day, [used('2025-06-20', 'login', 4, 3)]).missing.people_28d).toBe('no-record');
    const lately = measured(day, [named('2025-06-10', 'ann')]);
    expect(lately.missing.people_28d).toBe('too-young');
    expect(lately.metrics.people_7d).toBe(0);
  });
});

describe('measuring the relationship and the contract', () => {
  it('knows how long ago both sides spoke, what the CSM thinks, and what is overdue', () => {
    const records: CanonicalRecord[] = [
      aLine('s', '2024-01-01', { mrr: 100, currency: 'EUR', plan: 'Team', endDay: '2025-06-10' }),
      aLine('t', '2025-06-10', { mrr: 150, currency: 'EUR', plan: 'Business' }),
      { kind: 'interaction', ...own, interactionId: '1', day: '2025-06-20', channel: 'meeting', direction: 'two-way' },
      { kind: 'interaction', ...own, interactionId: '2', day: '2025-06-28', channel: 'email', direction: 'inbound' },
      { kind: 'sentiment', ...own, sentimentId: '1', day: '2025-06-01', rating: 2 },
      {
        ...{ kind: 'invoice', ...own, invoiceId: '1', issuedDay: '2025-06-01', dueDay: '2025-06-15' },
        ...{ amount: 450, currency: 'EUR', paidDay: '2025-07-02' },
      },
    ];
    expect(measured(day, records).metrics).toMatchObject({
      days_since_contact: 10,
      days_since_heard: 2,
      conversations_28d: 1,
      csm_sentiment: 2,
      days_since_csm_sentiment: 29,
      overdue_invoices: 1,
      overdue_amount: 450,
      overdue_days: 15,
      arr: 1800,
      expansion_28d: 50,
      expansion_365d: 50,
      contraction_90d: 0,
      plan_features: 9,
    });
    expect(measured('2025-07-02', records).metrics.overdue_invoices).toBe(0);
  });
});
