import { type Day, type Month, monthOf } from '../day.ts';
import { applyUsage } from './apply-usage.ts';
import { type MonthOfRecords, monthWith, type Profile } from './dossier.ts';
import { inFixedOrder, type ListedRecord, recordKey } from './keyed-records.ts';
import { longCaseMonths } from './long-case-months.ts';
import { putRecords } from './put-records.ts';
import type { CanonicalRecord, RecordKind, UsageDay } from './record.ts';
import { recordDay } from './record-days.ts';
import { count, type RecordCounts, type Tally, touch } from './tally.ts';

/** What is stored of an account: its profile, if any, and at least the months that the records lie in. */
export type Held = { accountId: string; profile?: Profile; months: MonthOfRecords[] };

/** The account after an import; `months` are only those that changed. */
export type Applied = {
  profile: Profile;
  profileChanged: boolean;
  months: MonthOfRecords[];
  counts: Partial<Record<RecordKind, RecordCounts>>;
};

const profileLists = {
  account: 'accounts',
  contact: 'contacts',
  subscription: 'subscriptions',
  cancellation: 'cancellations',
} as const;
const monthLists = {
  case: 'cases',
  survey: 'surveys',
  evidence: 'evidence',
  customisation: 'customisations',
  'data-volume': 'dataVolumes',
  interaction: 'interactions',
  sentiment: 'sentiments',
  invoice: 'invoices',
} as const;
type ProfileKind = keyof typeof profileLists;
type MonthKind = keyof typeof monthLists;
/** Kinds whose day may be corrected, so that a record of the same id moves to another month. */
const movable = ['case', 'survey', 'evidence', 'interaction', 'sentiment', 'invoice'] as const;

/** Months while they change; the stored ones are never written to. */
type Months = { byMonth: Map<Month, MonthOfRecords>; changed: Set<Month>; accountId: string };

/**
 * Puts the records that one import brought for one account into what is stored of it. A record replaces the
 * one of the same source and id; applied again, or in another order, the same records change nothing more.
 * `judgedDay` is the last day that was judged: a change that reaches back to it raises the history's revision.
 */
export function applyRecords(held: Held, records: CanonicalRecord[], judgedDay?: Day): Applied {
  const tally: Tally = { counts: {} };
  const months: Months = {
    byMonth: new Map(held.months.map((month) => [month.month, month])),
    changed: new Set(),
    accountId: held.accountId,
  };
  const before = held.profile ?? emptyProfile(held.accountId);
  const listed = Object.entries(Object.groupBy(inFixedOrder(records), ({ kind }) => kind));
  putUsage(months, records, tally);
  const lists: Partial<Profile> = {};
  for (const [kind, ofKind = []] of listed) {
    if (kind in monthLists) putDated(months, kind as MonthKind, ofKind, tally);
    else Object.assign(lists, putUndated(before, kind as ProfileKind, ofKind, tally));
  }
  const changedMonths = [...months.changed].toSorted().map((month) => monthIn(months, month));
  const profile = { ...before, ...lists, ...derived(before, changedMonths, tally.effect, judgedDay) };
  const profileChanged = held.profile === undefined || !sameProfile(before, profile);
  return { profile, profileChanged, months: changedMonths, counts: tally.counts };
}

/** True when a stored account gets a record that is new to its month: it may have moved there, so all months must be at hand. */
export function needsAllMonths({ profile, months }: Held, records: CanonicalRecord[]): boolean {
  if (!profile) return false;
  const held = new Set(months.flatMap((month) => movable.flatMap((kind) => month[monthLists[kind]].map(placedKey))));
  return records.some((record) => isMovable(record) && !held.has(placedKey(record)));
}

/** What the profile says of its dated records as a whole. */
function derived(before: Profile, months: MonthOfRecords[], effect: Day | undefined, judgedDay: Day | undefined) {
  const reachesBack = effect !== undefined && judgedDay !== undefined && effect <= judgedDay;
  return {
    historyRevision: before.historyRevision + (reachesBack ? 1 : 0),
    longCaseMonths: longCaseMonths(before.longCaseMonths, months),
  };
}

function putUsage(months: Months, records: CanonicalRecord[], tally: Tally): void {
  const rows = records.filter((record) => record.kind === 'usage');
  for (const [month, ofMonth] of Map.groupBy<Month, UsageDay>(rows, ({ day }) => monthOf(day))) {
    const held = monthIn(months, month);
    const { usage, people, cells } = applyUsage(held, ofMonth);
    for (const { rows: ofCell, outcome } of cells) {
      count(tally, 'usage', outcome, ofCell.length);
      if (outcome !== 'unchanged') touch(tally, ofCell[0]?.day);
    }
    if (usage !== held.usage || people !== held.people) change(months, month, { usage, people });
  }
}

function putUndated(before: Profile, kind: ProfileKind, records: ListedRecord[], tally: Tally): Partial<Profile> {
  const name = profileLists[kind];
  return { [name]: putRecords(before[name] as ListedRecord[], records, tally) };
}

function putDated(months: Months, kind: MonthKind, records: ListedRecord[], tally: Tally): void {
  const name = monthLists[kind];
  const moved = (movable as readonly string[]).includes(kind) ? takeMoved(months, name, records) : undefined;
  for (const [month, ofMonth] of Map.groupBy(records, placeOf)) {
    const list = monthIn(months, month)[name] as ListedRecord[];
    const after = putRecords(list, ofMonth, tally, moved);
    if (after !== list) change(months, month, { [name]: after.toSorted(byKey) });
  }
}

/** Takes the records out of any month they no longer lie in. */
function takeMoved(
  months: Months,
  name: (typeof monthLists)[MonthKind],
  records: ListedRecord[],
): Map<string, ListedRecord> {
  const placeByKey = new Map(records.map((record) => [recordKey(record), placeOf(record)]));
  const moved = new Map<string, ListedRecord>();
  for (const month of [...months.byMonth.values()]) {
    const list = month[name] as ListedRecord[];
    const leaves = (record: ListedRecord) => (placeByKey.get(recordKey(record)) ?? month.month) !== month.month;
    for (const record of list.filter(leaves)) moved.set(recordKey(record), record);
    if (list.some(leaves)) change(months, month.month, { [name]: list.filter((record) => !leaves(record)) });
  }
  return moved;
}

function monthIn({ byMonth, accountId }: Months, month: Month): MonthOfRecords {
  return byMonth.get(month) ?? monthWith({ accountId, month });
}

function change(months: Months, month: Month, part: Partial<MonthOfRecords>): void {
  months.byMonth.set(month, { ...monthIn(months, month), ...part });
  months.changed.add(month);
}

const placeOf = (record: CanonicalRecord) => monthOf(recordDay(record) as Day);
const byKey = (a: ListedRecord, b: ListedRecord) => (recordKey(a) < recordKey(b) ? -1 : 1);
const isMovable = (record: CanonicalRecord) => (movable as readonly string[]).includes(record.kind);
const placedKey = (record: CanonicalRecord) =>
  `${placeOf(record)}\u0000${record.kind}\u0000${recordKey(record as ListedRecord)}`;

function sameProfile(a: Profile, b: Profile): boolean {
  const { longCaseMonths: monthsOfA, ...restOfA } = a;
  const { longCaseMonths: monthsOfB, ...restOfB } = b;
  return (
    monthsOfA.join() === monthsOfB.join() &&
    Object.entries(restOfB).every(([key, value]) => restOfA[key as never] === value)
  );
}

function emptyProfile(accountId: string): Profile {
  const none = { accounts: [], contacts: [], subscriptions: [], cancellations: [], longCaseMonths: [] };
  return { accountId, ...none, historyRevision: 0 };
}
