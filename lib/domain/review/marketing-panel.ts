import { daysBetween } from '../day.ts';
import type { Interaction, Survey } from '../records/record.ts';
import { accountFacts } from './crm-panel.ts';
import type { Fact } from './fact.ts';
import type { MarketingPanel, PanelSource } from './panels.ts';
import { evidenceOf, listed, type ReviewFacts } from './review-facts.ts';

const MOST_SHOWN = 40;
/** How long a customer may go unspoken to before somebody should wonder. */
export const QUIET_DAYS = 21;

/** Marketing's panel: who was asked and answered, who was spoken to, and who may be written to. */
export function marketingPanel(
  facts: ReviewFacts,
  sources: PanelSource[],
  isHere: (source: string) => boolean,
): MarketingPanel {
  const surveys = newestFirst(listed(facts, 'survey'), ({ sentDay, surveyId }) => `${sentDay} ${surveyId}`);
  const engagements = newestFirst(listed(facts, 'interaction'), ({ day, interactionId }) => `${day} ${interactionId}`);
  const names = new Map(facts.dossier.profile.contacts.map(({ contactId, name }) => [contactId, name]));
  return {
    role: 'marketing',
    sources,
    facts: [
      ...surveyFacts(surveys),
      ...engagementFacts(facts, engagements),
      ...consentFacts(facts),
      ...accountFacts(facts, isHere),
    ],
    surveys: surveys
      .slice(0, MOST_SHOWN)
      .map(({ kind: _, accountId: __, arrivedAt: ___, contactId = '', ...survey }) => ({
        ...survey,
        contact: names.get(contactId),
      })),
    engagements: engagements
      .slice(0, MOST_SHOWN)
      .map(({ interactionId, source, day, channel, direction, contactId = '' }) => ({
        ...{ interactionId, source, day, channel, direction },
        contact: names.get(contactId),
      })),
  };
}

function newestFirst<T>(list: readonly T[], keyOf: (item: T) => string): T[] {
  return list.toSorted((a, b) => (keyOf(a) < keyOf(b) ? 1 : -1));
}

export const surveyEvidence = (survey: Survey) =>
  evidenceOf(survey, {
    id: survey.surveyId,
    of: survey.type,
    day: survey.answeredDay ?? survey.sentDay,
    says: survey.answeredDay === undefined ? 'not answered' : `score ${survey.score ?? 'not given'}`,
  });

function surveyFacts(surveys: readonly Survey[]): Fact[] {
  const [first] = surveys;
  if (!first) return [];
  const { source } = first;
  const answered = surveys.filter(({ answeredDay }) => answeredDay !== undefined);
  const nps = answered.find(({ type, score }) => type === 'nps' && score !== undefined);
  const silent = surveys.length - answered.length;
  return [
    {
      ...{ fact: 'surveys', label: 'Surveys answered', kind: 'text', value: `${answered.length} of ${surveys.length}` },
      ...{ source, day: first.sentDay, tone: silent > 1 ? 'watch' : 'neutral' },
      ...(silent > 0 && { says: `${silent} without an answer` }),
      evidence: surveys.map(surveyEvidence),
    },
    ...(nps?.score === undefined
      ? []
      : [
          {
            ...({
              fact: 'nps',
              label: 'Last NPS score',
              kind: 'score',
              value: nps.score,
              unit: 'of 10',
              source,
            } as const),
            ...({
              day: nps.answeredDay,
              tone: nps.score <= 6 ? 'watch' : nps.score >= 9 ? 'good' : 'neutral',
            } as const),
            evidence: [surveyEvidence(nps)],
          },
        ]),
  ];
}

function engagementFacts(facts: ReviewFacts, engagements: readonly Interaction[]): Fact[] {
  const spoken = engagements.filter(({ direction }) => direction === 'two-way');
  const [last] = spoken;
  const [any] = engagements;
  if (!any) return [];
  const silentFor = daysBetween(last?.day ?? facts.signupDay, facts.day);
  return [
    {
      ...{ fact: 'engagements', label: 'Contacts logged', kind: 'count', value: engagements.length },
      ...{ source: any.source, day: any.day, tone: 'neutral', says: `${spoken.length} calls and meetings` },
      evidence: engagements.slice(0, 10).map(engagementEvidence),
    },
    {
      ...{ fact: 'last-spoken', label: 'Last spoken to', kind: 'day', source: any.source },
      ...(last && { value: last.day, day: last.day }),
      ...{ says: last ? `${silentFor} days ago` : 'never', tone: silentFor > QUIET_DAYS ? 'watch' : 'good' },
      evidence: last ? [engagementEvidence(last)] : [],
    },
  ];
}

const engagementEvidence = (one: Interaction) =>
  evidenceOf(one, { id: one.interactionId, day: one.day, of: one.channel, says: one.direction });

function consentFacts({ dossier, day }: ReviewFacts): Fact[] {
  const here = dossier.profile.contacts.filter(({ leftDay }) => leftDay === undefined || leftDay > day);
  const told = here.filter(({ consent }) => consent !== undefined);
  if (told.length === 0) return [];
  const granted = told.filter(({ consent }) => consent === 'granted');
  return [
    {
      ...{
        fact: 'consent',
        label: 'May be written to',
        kind: 'text',
        value: `${granted.length} of ${here.length} people`,
      },
      ...{ source: told[0]?.source ?? '', tone: granted.length === 0 ? 'watch' : 'neutral' },
      evidence: told.map((one) => evidenceOf(one, { id: one.contactId, of: one.role, says: one.consent })),
    },
  ];
}
