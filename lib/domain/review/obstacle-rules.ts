import { daysBetween } from '../day.ts';
import { QUIET_DAYS } from './marketing-panel.ts';
import type { Panels } from './panels.ts';
import type { Obstacle, ReviewMilestone } from './pre-read.ts';
import { lastUseDay, mostPeople, SILENT_DAYS, useEvidence } from './product-panel.ts';
import { cancellationOf, evidenceOf, listed, newestStock, type ReviewFacts, runningLines } from './review-facts.ts';
import { caseEvidence } from './support-panel.ts';

/** What the rules look at: the records, the panels made of them, and the milestones. */
export type ObstacleFacts = ReviewFacts & { panels: Panels; checked: readonly ReviewMilestone[] };

type Found = Pick<Obstacle, 'words' | 'evidence'> & { weight?: number };
/** Something that may stand in the way: what it is called, how heavily it weighs, who speaks of it, and how it is seen. */
export type ObstacleRule = Pick<Obstacle, 'obstacle' | 'weight' | 'role'> & {
  /** Also said of a customer who is implemented. */
  alsoLater?: true;
  finds(facts: ObstacleFacts): Found | undefined;
};

/** The first days are for arriving: nothing is held against anybody. */
const ARRIVAL_DAYS = 3;
const WAITING_DAYS = 2;

/** What stands in the way of an implementation, each seen from records; the heavier is said first. */
export const obstacleRules: readonly ObstacleRule[] = [
  {
    ...{ obstacle: 'left', weight: 100, role: 'crm', alsoLater: true },
    finds: (facts) => {
      const left = cancellationOf(facts);
      const why = left && left.reason !== 'unknown' ? ` (${left.reason.replaceAll('-', ' ')})` : '';
      return (
        left && {
          words: `they cancelled on ${left.day}${why}`,
          evidence: [evidenceOf(left, { day: left.day, of: left.reason })],
        }
      );
    },
  },
  {
    ...{ obstacle: 'nobody-came', weight: 95, role: 'product' },
    finds: (facts) => {
      if (!facts.delivers('usage') || lastUseDay(facts) !== undefined || facts.daysIn < ARRIVAL_DAYS) return undefined;
      return { words: `nobody has signed in since they signed up ${facts.daysIn} days ago`, evidence: [] };
    },
  },
  {
    ...{ obstacle: 'gone-quiet', weight: 85, role: 'product', alsoLater: true },
    finds: (facts) => {
      const last = lastUseDay(facts);
      const silent = last === undefined ? 0 : daysBetween(last, facts.day);
      if (!last || silent < SILENT_DAYS) return undefined;
      return { words: `nobody has used it for ${silent} days`, evidence: useEvidence(facts) };
    },
  },
  {
    ...{ obstacle: 'no-data', weight: 80, role: 'product' },
    finds: (facts) => {
      const kept = newestStock(listed(facts, 'data-volume'), ({ unit }) => unit);
      if (!facts.delivers('data-volume') || facts.daysIn < ARRIVAL_DAYS || kept.some(({ quantity }) => quantity > 0)) {
        return undefined;
      }
      const connected = connectedDay(facts);
      const evidence = kept.map((one) => evidenceOf(one, { of: one.unit, day: one.day, says: String(one.quantity) }));
      if (!connected) return { words: 'no data flows: no data source has been connected', evidence };
      const days = daysBetween(connected, facts.day);
      return {
        words: `no data flows: a data source was connected on ${connected}, but nothing has come in for ${days} days`,
        evidence,
      };
    },
  },
  {
    ...{ obstacle: 'data-stopped', weight: 70, role: 'product', alsoLater: true },
    finds: (facts) => {
      const rows = listed(facts, 'data-volume')
        .filter(({ unit }) => unit === 'rows')
        .toSorted((a, b) => (a.day < b.day ? -1 : 1));
      const newest = rows.at(-1);
      const since = rows.find(({ quantity }) => quantity === newest?.quantity)?.day;
      const days = newest && since ? daysBetween(since, newest.day) : 0;
      if (!newest || newest.quantity === 0 || days < SILENT_DAYS) return undefined;
      return {
        words: `no new data has come in for ${days} days`,
        evidence: [evidenceOf(newest, { of: newest.unit, day: newest.day, says: String(newest.quantity) })],
      };
    },
  },
  {
    ...{ obstacle: 'waiting-for-support', weight: 65, role: 'support', alsoLater: true },
    finds: ({ panels }) => {
      const open = panels.support.cases.filter(({ resolvedDay }) => resolvedDay === undefined);
      const oldest = Math.max(0, ...open.map(({ ageInDays }) => ageInDays));
      if (open.length === 0 || oldest < WAITING_DAYS) return undefined;
      const cases = open.length === 1 ? '1 open case,' : `${open.length} open cases, the oldest`;
      const weight = oldest > 14 ? 75 : 65;
      return { words: `waiting for support: ${cases} for ${oldest} days`, weight, evidence: open.map(caseEvidence) };
    },
  },
  {
    ...{ obstacle: 'integration-missing', weight: 72, role: 'support' },
    finds: ({ panels }) => {
      const missing = panels.support.cases.filter(
        ({ frustrating, subject = '' }) => frustrating && /integrat|connect|sync|import|api\b|source/i.test(subject),
      );
      const [first] = missing;
      if (!first) return undefined;
      const words = `an integration seems to be missing: case ${first.caseId} was closed as “${first.resolution?.replace('-', ' ')}”`;
      return { words, evidence: missing.map(caseEvidence) };
    },
  },
  {
    ...{ obstacle: 'frustrated', weight: 55, role: 'support', alsoLater: true },
    finds: ({ panels }) => {
      const closed = panels.support.cases.filter(({ resolvedDay }) => resolvedDay !== undefined);
      const sour = closed.filter(({ frustrating }) => frustrating);
      if (sour.length === 0) return undefined;
      const words = `support said “future release” or “as designed” in ${sour.length} of ${closed.length} cases`;
      return { words, evidence: sour.map(caseEvidence) };
    },
  },
  {
    ...{ obstacle: 'one-person', weight: 60, role: 'product' },
    finds: (facts) => {
      const people = mostPeople(facts);
      const seats = Math.max(0, ...runningLines(facts).map((line) => line.seats ?? 0));
      if (people !== 1 || seats < 2 || facts.daysIn < 7) return undefined;
      return { words: `nobody but one person works in it, of ${seats} who could`, evidence: useEvidence(facts) };
    },
  },
  {
    ...{ obstacle: 'no-champion', weight: 45, role: 'crm' },
    finds: ({ panels }) => {
      const { contacts } = panels.crm;
      const champions = contacts.filter(({ role }) => role === 'champion');
      const there = champions.some(({ leftDay }) => leftDay === undefined);
      if (contacts.length === 0 || there) return undefined;
      const [gone] = champions;
      const evidence = champions.map(({ source, contactId: id, leftDay: day }) =>
        evidenceOf({ source, kind: 'contact' }, { id, day, of: 'champion' }),
      );
      if (!gone) return { words: 'nobody there is champion', evidence };
      return { words: `the champion left on ${gone.leftDay} and nobody has taken over`, weight: 62, evidence };
    },
  },
  {
    ...{ obstacle: 'not-spoken-to', weight: 40, role: 'marketing' },
    finds: (facts) => {
      if (!facts.delivers('interaction')) return undefined;
      const spoken = facts.panels.marketing.engagements.filter(({ direction }) => direction === 'two-way');
      const last = spoken[0]?.day;
      const days = daysBetween(last ?? facts.signupDay, facts.day);
      if (days <= QUIET_DAYS) return undefined;
      const words = last
        ? `nobody has spoken to them for ${days} days`
        : 'nobody has spoken to them since they signed up';
      return { words, evidence: [] };
    },
  },
  {
    ...{ obstacle: 'unhappy', weight: 50, role: 'marketing', alsoLater: true },
    finds: ({ panels }) => {
      const nps = panels.marketing.surveys.find(({ type, score }) => type === 'nps' && score !== undefined);
      if (nps?.score === undefined || nps.score > 6) return undefined;
      const evidence = [
        evidenceOf(
          { source: nps.source, kind: 'survey' },
          { id: nps.surveyId, day: nps.answeredDay, says: `score ${nps.score}` },
        ),
      ];
      return { words: `they answered ${nps.score} of 10 when asked on ${nps.sentDay}`, evidence };
    },
  },
  {
    ...{ obstacle: 'overdue-invoice', weight: 42, role: 'crm', alsoLater: true },
    finds: ({ panels }) => {
      const fact = panels.crm.facts.find((one) => one.fact === 'overdue-invoices');
      return fact && { words: `an invoice is overdue, ${fact.says}`, evidence: fact.evidence };
    },
  },
  {
    ...{ obstacle: 'silent-in-surveys', weight: 20, role: 'marketing' },
    finds: ({ panels }) => {
      const { surveys } = panels.marketing;
      const silent = surveys.filter(({ answeredDay }) => answeredDay === undefined);
      if (silent.length < 2 || silent.length < surveys.length) return undefined;
      return { words: `nobody has answered any of ${silent.length} surveys`, evidence: [] };
    },
  },
];

/** The day a data source was connected, as somebody ticked off or the product saw. */
function connectedDay(facts: ReviewFacts): string | undefined {
  const ticked = listed(facts, 'evidence').filter(({ type }) => /connect/.test(type));
  const seen = facts.use.filter(({ event }) => /connect/.test(event));
  return [...ticked.map(({ day }) => day), ...seen.map(({ newestDay }) => newestDay)].toSorted()[0];
}
