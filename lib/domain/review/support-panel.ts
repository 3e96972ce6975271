import type { SupportCase } from '../records/record.ts';
import type { Fact } from './fact.ts';
import type { PanelCase, PanelSource, SupportPanel } from './panels.ts';
import { caseDays, evidenceOf, listed, type ReviewFacts } from './review-facts.ts';

const frustrating: readonly (SupportCase['resolution'] | undefined)[] = ['future-release', 'as-designed'];
const PROMPT_DAYS = 3;

/** Support's panel: what waits, what came of the rest, and how content they were. */
export function supportPanel(facts: ReviewFacts, sources: PanelSource[]): SupportPanel {
  const cases = casesOf(facts);
  return { role: 'support', sources, facts: cases.length > 0 ? caseFacts(facts, cases) : noCases(facts), cases };
}

/** The account's cases on the day, newest first. */
export function casesOf(facts: ReviewFacts): PanelCase[] {
  return listed(facts, 'case')
    .map((one) => {
      const { caseId, source, subject, priority, resolution, satisfaction, reopens } = one;
      const days = caseDays(one, facts.day);
      const isClosed = days.resolvedDay !== undefined;
      return {
        ...{ caseId, source, subject, priority, ...days, satisfaction, reopens },
        resolution: isClosed ? resolution : undefined,
        frustrating: isClosed && frustrating.includes(resolution),
      };
    })
    .sort((a, b) =>
      a.openedDay === b.openedDay ? (a.caseId < b.caseId ? -1 : 1) : a.openedDay < b.openedDay ? 1 : -1,
    );
}

/** What rests on a case. */
export function caseEvidence({ source, caseId: id, openedDay: day, priority: of, ...one }: PanelCase) {
  const says = one.resolvedDay === undefined ? `open for ${one.ageInDays} days` : (one.resolution ?? 'resolved');
  return evidenceOf({ source, kind: 'case' }, { id, day, of, says });
}

function caseFacts(facts: ReviewFacts, cases: PanelCase[]): Fact[] {
  const { source } = cases[0] as PanelCase;
  const day = facts.standings.find((one) => one.source === source)?.newestDay;
  const common = { source, day };
  const open = cases.filter(({ resolvedDay }) => resolvedDay === undefined);
  const closed = cases.filter(({ resolvedDay }) => resolvedDay !== undefined);
  const sour = closed.filter((one) => one.frustrating);
  const rated = cases.filter(({ satisfaction }) => satisfaction !== undefined);
  const oldest = Math.max(0, ...open.map(({ ageInDays }) => ageInDays));
  return [
    {
      ...{ fact: 'open-cases', label: 'Open cases', kind: 'count', value: open.length, ...common },
      tone: oldest > PROMPT_DAYS ? 'watch' : 'neutral',
      ...(open.length > 0 && { says: `the oldest for ${oldest} days` }),
      evidence: open.map(caseEvidence),
    },
    {
      ...{ fact: 'closed-cases', label: 'Closed cases', kind: 'count', value: closed.length, ...common },
      ...{ tone: 'neutral', evidence: closed.map(caseEvidence) },
    },
    {
      ...{ fact: 'frustrating-cases', label: '“Future release” or “as designed”', kind: 'count', ...common },
      ...{ value: sour.length, tone: sour.length > 0 ? 'watch' : 'good', evidence: sour.map(caseEvidence) },
    },
    ...(rated.length > 0 ? [satisfactionFact(rated, common)] : []),
  ];
}

function satisfactionFact(rated: PanelCase[], common: Pick<Fact, 'source' | 'day'>): Fact {
  const content = rated.filter(({ satisfaction = 0 }) => satisfaction >= 4);
  const share = content.length / rated.length;
  return {
    ...{ fact: 'satisfaction', label: 'Content with the answers', kind: 'share', value: share, ...common },
    says: `${content.length} of ${rated.length} ratings`,
    tone: share < 0.5 ? 'watch' : 'good',
    evidence: rated.map(caseEvidence),
  };
}

function noCases(facts: ReviewFacts): Fact[] {
  return facts.standings
    .filter(({ source }) => facts.roleOf(source) === 'support')
    .map(({ source, newestDay: day }) => ({
      ...{ fact: 'open-cases', label: 'Cases', kind: 'count', value: 0, source, day, tone: 'neutral' },
      says: 'never wrote to support',
      evidence: [],
    }));
}
