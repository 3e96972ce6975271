import { dayFromNumber, dayNumber, dayOf, monthOf } from '../day.ts';
import { type Dossier, effectiveAccount, type MonthOfRecords } from '../records/dossier.ts';
import type {
  AccountRecord,
  Contact,
  Interaction,
  Invoice,
  Subscription,
  SupportCase,
  Survey,
} from '../records/record.ts';
import { type EventSeries, layOutUse, type PlacedPeople } from './lay-out-use.ts';
import { answerableDays } from './series.ts';

/** The days a measurement runs over: day `index` lies `start + index` days after 1970-01-01. */
export type Timeline = { start: number; length: number };

/** A case with its days as indexes of the timeline; a day that has not come yet is undefined. */
export type PlacedCase = { record: SupportCase; opened: number; replied?: number; resolved?: number };

/** A survey with its days as indexes of the timeline; `answered` is undefined while there is no answer. */
export type PlacedSurvey = {
  type: Survey['type'];
  sent: number;
  answered?: number;
  score?: number;
  id: string;
  contactId?: string;
};

/** A contact with the account on a day of the timeline. */
export type PlacedContact = { day: number } & Pick<Interaction, 'channel' | 'direction'>;

/** An invoice with its days as indexes of the timeline; `paid` is undefined while it is not. */
export type PlacedInvoice = { record: Invoice; issued: number; due: number; paid?: number };

/** A happening on a day of the timeline (its index; negative when it lies before). */
export type Happening = { day: number; name: string; dueDay?: number };

/** A stock as counted on a day of the timeline. */
export type Count = { day: number; name: string; value: number };

/** An account's records laid out along a timeline. Nothing later than its last day is in it. */
export type AccountHistory = {
  timeline: Timeline;
  account: AccountRecord;
  contacts: Contact[];
  subscriptions: Subscription[];
  /** Days since 1970 of the sign-up: as stated, else the start of the first subscription. */
  signupDay?: number;
  usage: Map<string, EventSeries>;
  cases: PlacedCase[];
  /** In the order in which they were sent. */
  surveys: PlacedSurvey[];
  evidence: Happening[];
  counts: Count[];
  volumes: Count[];
  interactions: PlacedContact[];
  /** The CSM's ratings. */
  ratings: Count[];
  invoices: PlacedInvoice[];
  /** Oldest month first; months in which no source tells people apart are left out. */
  people: PlacedPeople[];
};

/** Lays an account's records out along the timeline. */
export function accountHistory({ profile, months }: Dossier, timeline: Timeline): AccountHistory {
  const account = effectiveAccount(profile);
  const history: AccountHistory = {
    timeline,
    account,
    contacts: profile.contacts,
    subscriptions: profile.subscriptions,
    signupDay: signupDay(account, profile.subscriptions),
    usage: new Map(),
    cases: [],
    surveys: [],
    evidence: [],
    counts: [],
    volumes: [],
    interactions: [],
    ratings: [],
    invoices: [],
    people: [],
  };
  const firstMonth = monthOf(dayFromNumber(timeline.start));
  for (const month of months) {
    layOutBefore(history, month);
    if (month.month >= firstMonth) layOut(history, month);
  }
  history.surveys.sort((a, b) => a.sent - b.sent || (a.id < b.id ? -1 : 1));
  return history;
}

function signupDay(account: AccountRecord, subscriptions: Subscription[]): number | undefined {
  const first = account.signupDay ?? subscriptions.map(({ startDay }) => startDay).toSorted()[0];
  return first === undefined ? undefined : dayNumber(first);
}

/** Cases, surveys and invoices matter on later days than their own, however long before the timeline they began. */
function layOutBefore({ timeline, ...history }: AccountHistory, { cases, surveys, invoices }: MonthOfRecords): void {
  const { start, length } = timeline;
  for (const record of cases) {
    const opened = dayNumber(dayOf(record.openedAt)) - start;
    if (opened < length) history.cases.push(placedCase(record, opened, timeline));
  }
  for (const survey of surveys) {
    const sent = dayNumber(survey.sentDay) - start;
    if (sent < length) history.surveys.push(placedSurvey(survey, sent, timeline));
  }
  for (const record of invoices) {
    const issued = dayNumber(record.issuedDay) - start;
    const paid = record.paidDay === undefined ? undefined : seenBy(record.paidDay, timeline, issued);
    if (issued < length) history.invoices.push({ record, issued, due: dayNumber(record.dueDay) - start, paid });
  }
}

function placedCase(record: SupportCase, opened: number, timeline: Timeline): PlacedCase {
  const index = (instant?: string) => (instant === undefined ? undefined : seenBy(dayOf(instant), timeline, opened));
  return { record, opened, replied: index(record.firstReplyAt), resolved: index(record.resolvedAt) };
}

/** An answer that comes more than `answerableDays` after the question no longer counts as one. */
function placedSurvey(survey: Survey, sent: number, timeline: Timeline): PlacedSurvey {
  const { type, answeredDay, score, surveyId, contactId } = survey;
  const answered = answeredDay === undefined ? undefined : seenBy(answeredDay, timeline, sent);
  const counts = answered !== undefined && answered - sent <= answerableDays;
  return { type, sent, answered: counts ? answered : undefined, score, id: surveyId, contactId };
}

/** The index of a day, not before what it belongs to began; none when it lies after the timeline: then it has not come yet. */
function seenBy(day: string, { start, length }: Timeline, began: number): number | undefined {
  const index = Math.max(began, dayNumber(day) - start);
  return index < length ? index : undefined;
}

function layOut(history: AccountHistory, month: MonthOfRecords): void {
  const { start, length } = history.timeline;
  const index = (day: string) => dayNumber(day) - start;
  const onTimeline = ({ day }: { day: number }) => day >= 0 && day < length;
  layOutUse(history, month);
  const evidence = month.evidence.map(({ day, type, dueDay }) => {
    return { day: index(day), name: type, dueDay: dueDay === undefined ? undefined : index(dueDay) };
  });
  const counts = month.customisations.map(({ day, item, count }) => ({ day: index(day), name: item, value: count }));
  const volumes = month.dataVolumes.map(({ day, unit, quantity }) => ({
    day: index(day),
    name: unit,
    value: quantity,
  }));
  const contacts = month.interactions.map(({ day, channel, direction }) => ({ day: index(day), channel, direction }));
  const ratings = month.sentiments.map(({ day, rating }) => ({ day: index(day), name: 'rating', value: rating }));
  history.interactions.push(...contacts.filter(onTimeline));
  history.ratings.push(...ratings.filter(onTimeline));
  history.evidence.push(...evidence.filter(onTimeline));
  history.counts.push(...counts.filter(onTimeline));
  history.volumes.push(...volumes.filter(onTimeline));
}
