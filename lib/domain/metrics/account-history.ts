import { dayFromNumber, dayNumber, dayOf, monthOf } from '../day.ts';
import { type Dossier, effectiveAccount, type MonthOfRecords, type UsageCell } from '../records/dossier.ts';
import type { AccountRecord, Contact, Subscription, SupportCase, Survey } from '../records/record.ts';
import { blank, type Series, zeros } from './series.ts';

/** The days a measurement runs over: day `index` lies `start + index` days after 1970-01-01. */
export type Timeline = { start: number; length: number };

/** Use of one event, per day: count, distinct users (NaN where no source says), summed amount. */
export type EventSeries = { count: Series; users: Series; amount: Series };

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
  cases: SupportCase[];
  surveys: Survey[];
  evidence: Happening[];
  counts: Count[];
  volumes: Count[];
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
  };
  const firstMonth = monthOf(dayFromNumber(timeline.start));
  for (const month of months) {
    layOutBefore(history, month);
    if (month.month >= firstMonth) layOut(history, month);
  }
  return history;
}

function signupDay(account: AccountRecord, subscriptions: Subscription[]): number | undefined {
  const first = account.signupDay ?? subscriptions.map(({ startDay }) => startDay).toSorted()[0];
  return first === undefined ? undefined : dayNumber(first);
}

/** Cases and surveys matter on later days than their own, however long before the timeline they began. */
function layOutBefore(history: AccountHistory, { cases, surveys }: MonthOfRecords): void {
  const lastDay = dayFromNumber(history.timeline.start + history.timeline.length - 1);
  for (const one of cases) if (dayOf(one.openedAt) <= lastDay) history.cases.push(one);
  for (const one of surveys) if (one.sentDay <= lastDay) history.surveys.push(one);
}

function layOut(history: AccountHistory, month: MonthOfRecords): void {
  const { start, length } = history.timeline;
  const index = (day: string) => dayNumber(day) - start;
  const onTimeline = ({ day }: { day: number }) => day >= 0 && day < length;
  addUsage(history, month);
  const evidence = month.evidence.map(({ day, type, dueDay }) => {
    return { day: index(day), name: type, dueDay: dueDay === undefined ? undefined : index(dueDay) };
  });
  const counts = month.customisations.map(({ day, item, count }) => ({ day: index(day), name: item, value: count }));
  const volumes = month.dataVolumes.map(({ day, unit, quantity }) => ({
    day: index(day),
    name: unit,
    value: quantity,
  }));
  history.evidence.push(...evidence.filter(onTimeline));
  history.counts.push(...counts.filter(onTimeline));
  history.volumes.push(...volumes.filter(onTimeline));
}

function addUsage(history: AccountHistory, { month, usage }: MonthOfRecords): void {
  const { start, length } = history.timeline;
  const beforeFirst = dayNumber(`${month}-01`) - 1 - start;
  for (const events of Object.values(usage)) {
    for (const [event, days] of Object.entries(events)) {
      for (const day in days) {
        const index = beforeFirst + Number(day);
        if (index >= 0 && index < length) addCell(seriesOf(history, event), index, days[day] as UsageCell);
      }
    }
  }
}

function seriesOf({ usage, timeline }: AccountHistory, event: string): EventSeries {
  const known = usage.get(event);
  if (known) return known;
  const series = { count: zeros(timeline.length), users: blank(timeline.length), amount: zeros(timeline.length) };
  usage.set(event, series);
  return series;
}

/** Two sources that report the same event on the same day have seen the same use: the fuller report counts, once. */
function addCell({ count, users, amount }: EventSeries, index: number, cell: UsageCell): void {
  count[index] = Math.max(count[index] as number, cell[0]);
  if (cell[1] !== null) users[index] = Math.max(Number.isNaN(users[index]) ? 0 : (users[index] as number), cell[1]);
  if (cell[2] !== null && Math.abs(cell[2]) > Math.abs(amount[index] as number)) amount[index] = cell[2];
}
