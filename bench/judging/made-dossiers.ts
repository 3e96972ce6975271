import { addDays, monthOf } from '../../lib/domain/day.ts';
import { noteRecord, type SourceFreshness } from '../../lib/domain/metrics/source-freshness.ts';
import { applyRecords } from '../../lib/domain/records/apply-records.ts';
import type { Dossier } from '../../lib/domain/records/dossier.ts';
import type { CanonicalRecord } from '../../lib/domain/records/record.ts';
import { made } from './made-days.ts';

const events = ['login', 'dashboard_viewed', 'dashboard_created', 'report_sent', 'gauge_created', 'api_call'];

/** Accounts with a year of daily use, weekly counts, cases and surveys, up to the day; and what their sources reach. */
export function madeDossiers(count: number, until: string): { dossiers: Dossier[]; freshness: SourceFreshness } {
  const random = made(5);
  const freshness: SourceFreshness = {};
  const dossiers = Array.from({ length: count }, (_, index) => {
    const records = [...recordsOf(`account-${index}`, until, random)];
    for (const record of records) noteRecord(freshness, record);
    const { profile, months } = applyRecords({ accountId: `account-${index}`, months: [] }, records, until);
    return { profile, months: months.filter(({ month }) => month <= monthOf(until)) };
  });
  return { dossiers, freshness };
}

function* recordsOf(accountId: string, until: string, random: () => number): Generator<CanonicalRecord> {
  const own = { accountId, source: 'tool' };
  const first = addDays(until, -365);
  const whole = (most: number) => Math.floor(random() * most);
  yield {
    kind: 'account',
    ...own,
    signupDay: first,
    employees: 5 + whole(400),
    industry: ['Retail', 'Software'][whole(2)],
  };
  yield {
    kind: 'subscription',
    ...own,
    subscriptionId: 's',
    startDay: first,
    mrr: 100 + whole(900),
    seats: 5 + whole(40),
    currency: 'EUR',
  };
  yield { kind: 'contact', ...own, contactId: 'c', role: 'champion' };
  for (let day = 0; day <= 365; day += 1) {
    const on = addDays(first, day);
    for (const event of events) yield { kind: 'usage', ...own, day: on, event, count: whole(30), users: whole(9) };
    if (day % 7 === 0) {
      for (const item of ['dashboard', 'report', 'gauge'])
        yield { kind: 'customisation', ...own, day: on, item, count: 1 + Math.floor(day / 20) };
      yield { kind: 'data-volume', ...own, day: on, unit: 'rows', quantity: 1000 * (day + 1) };
    }
    if (day % 30 === 0) yield* caseAndSurvey(own, on, whole);
  }
}

function* caseAndSurvey(
  own: { accountId: string; source: string },
  day: string,
  whole: (most: number) => number,
): Generator<CanonicalRecord> {
  yield {
    kind: 'case',
    ...own,
    caseId: day,
    openedAt: `${day}T08:00:00Z`,
    firstReplyAt: `${day}T12:00:00Z`,
    resolvedAt: `${addDays(day, 1 + whole(9))}T12:00:00Z`,
    resolution: whole(3) === 0 ? 'as-designed' : 'fixed',
  };
  yield {
    kind: 'survey',
    ...own,
    surveyId: day,
    type: 'nps',
    sentDay: day,
    answeredDay: addDays(day, 3),
    score: whole(11),
  };
}
