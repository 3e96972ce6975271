import { dayOf } from '../day.ts';
import type { MonthOfRecords, Profile } from '../records/dossier.ts';
import type { Interaction, SupportCase, Survey } from '../records/record.ts';
import { type Span, type TimelineEntry, type Tone, within } from './timeline-entry.ts';

/** What the records of an account tell of the days: support cases, surveys, contacts with us, people and contract lines that come and go. */
export function recordEntries(profile: Profile, months: readonly MonthOfRecords[], span: Span): TimelineEntry[] {
  const entries = [
    ...months.flatMap(({ cases }) => cases.flatMap(caseEntries)),
    ...surveyEntries(months.flatMap(({ surveys }) => surveys)),
    ...months.flatMap(({ interactions }) => interactions.filter(isTwoWay).map(contactEntry)),
    ...profileEntries(profile),
  ];
  return entries.filter(({ at }) => within(span, at));
}

function caseEntries(one: SupportCase): TimelineEntry[] {
  const { caseId, priority, subject, openedAt, resolvedAt, resolution } = one;
  const common = { kind: 'case', why: subject } as const;
  const urgent = priority === 'urgent' || priority === 'high';
  const opened: TimelineEntry = {
    ...{ ...common, id: `case-${caseId}-opened`, at: instantOf(openedAt), tone: urgent ? 'bad' : 'neutral' },
    what: `Support case opened${priority ? ` (${priority})` : ''}`,
    ...(resolvedAt === undefined && { state: 'open' }),
  };
  if (resolvedAt === undefined) return [opened];
  const tone: Tone = resolution === 'future-release' || resolution === 'as-designed' ? 'bad' : 'neutral';
  const what = `Support case closed${resolution ? `: ${resolution.replace('-', ' ')}` : ''}`;
  return [opened, { ...common, id: `case-${caseId}-closed`, at: instantOf(resolvedAt), what, tone }];
}

/** Each answer, and of each round that was sent how many people have not answered. */
function surveyEntries(surveys: readonly Survey[]): TimelineEntry[] {
  const silent = Map.groupBy(
    surveys.filter(({ answeredDay }) => answeredDay === undefined),
    ({ source, type, sentDay }) => `${source}-${type}-${sentDay}`,
  );
  return [...surveys.flatMap(answerEntry), ...[...silent].map(([round, asked]) => silenceEntry(round, asked))];
}

function silenceEntry(round: string, [first, ...others]: readonly Survey[]): TimelineEntry {
  const { type, sentDay } = first as Survey;
  const people = others.length === 0 ? '1 person' : `${others.length + 1} people`;
  const what = `${type.toUpperCase()} survey: no answer from ${people}`;
  return { id: `silence-${round}`, kind: 'survey', at: sentDay, what, tone: 'neutral', state: 'unanswered' };
}

function answerEntry({ surveyId, type, answeredDay, score, comment }: Survey): TimelineEntry[] {
  if (answeredDay === undefined) return [];
  const words = `${type.toUpperCase()} survey answered${score === undefined ? '' : `: ${score}`}`;
  const told = comment === undefined ? {} : { why: comment };
  const tone = toneOfScore(type, score);
  return [{ id: `survey-${surveyId}`, kind: 'survey', at: answeredDay, what: words, ...told, tone }];
}

function toneOfScore(type: Survey['type'], score: number | undefined): Tone {
  if (score === undefined) return 'neutral';
  const [good, bad] = type === 'nps' ? [9, 6] : [4, 2];
  if (score >= good) return 'good';
  return score <= bad ? 'bad' : 'neutral';
}

const isTwoWay = ({ direction }: Interaction) => direction === 'two-way';

function contactEntry({ interactionId, day, channel }: Interaction): TimelineEntry {
  const id = `contact-${interactionId}`;
  return { id, kind: 'contact', at: day, what: `Spoke with us: ${channel}`, tone: 'good' };
}

function profileEntries({ contacts, subscriptions, cancellations }: Profile): TimelineEntry[] {
  return [
    ...contacts.flatMap(({ contactId, role, leftDay }): TimelineEntry[] => {
      if (leftDay === undefined) return [];
      const what = `${role ? `Their ${role.replace('-', ' ')}` : 'Somebody'} left the company`;
      return [{ id: `left-${contactId}`, kind: 'contact', at: leftDay, what, tone: 'bad' }];
    }),
    ...subscriptions.flatMap(({ subscriptionId, plan = 'a plan', startDay, endDay }): TimelineEntry[] => {
      const began: TimelineEntry = {
        ...{ id: `line-${subscriptionId}-began`, kind: 'contract', at: startDay, tone: 'good' },
        what: `Subscription began: ${plan}`,
      };
      if (endDay === undefined) return [began];
      const what = `Subscription ended: ${plan}`;
      return [began, { id: `line-${subscriptionId}-ended`, kind: 'contract', at: endDay, what, tone: 'neutral' }];
    }),
    ...cancellations.map(({ cancellationId, day, reason, comment }): TimelineEntry => {
      const what = `Cancelled: ${reason.replaceAll('-', ' ')}`;
      return { id: `cancelled-${cancellationId}`, kind: 'contract', at: day, what, why: comment, tone: 'bad' };
    }),
  ];
}

/** Instants of records may be written in another zone; entries are ordered by their texts. */
function instantOf(instant: string): string {
  return dayOf(instant) === instant ? instant : new Date(instant).toISOString();
}
