import type { Day } from '../day.ts';
import type { Arrival, RecordChange } from './arrival.ts';
import { boundRevisions } from './bound-revisions.ts';
import type { MonthOfRecords, Profile } from './dossier.ts';
import { inFixedOrder, type ListedRecord, recordKey } from './keyed-records.ts';
import { longCaseMonths } from './long-case-months.ts';
import { noteRecords } from './note-records.ts';
import { byKey, isMovable, type Months, monthIn, placeOf, putDated, putUsage } from './put-dated.ts';
import { type Putting, putRecords } from './put-records.ts';
import type { CanonicalRecord, RecordKind } from './record.ts';
import { type MonthKind, monthLists, type ProfileKind, profileLists } from './record-lists.ts';
import type { RecordCounts, Tally } from './tally.ts';

/** What is stored of an account: its profile, if any, and at least the months that the records lie in. */
export type Held = { accountId: string; profile?: Profile; months: MonthOfRecords[] };

/** The account after an import; `months` are only those that changed. */
export type Applied = {
  profile: Profile;
  profileChanged: boolean;
  months: MonthOfRecords[];
  counts: Partial<Record<RecordKind, RecordCounts>>;
};

/** The undated records while they are put into their lists, and what changed. */
type Undated = Putting & { changes: RecordChange[] };

/**
 * Puts the records that one import brought for one account into what is stored of it. A record replaces the
 * one of the same source and id; applied again, or in another order, the same records change nothing more.
 * `judgedDay` is the last day that was judged: a change that reaches back to it raises the history's revision.
 * `arrival` is when the records became known, so that what came late is noted as such; without it all count as
 * known all along.
 */
export function applyRecords(held: Held, records: CanonicalRecord[], judgedDay?: Day, arrival?: Arrival): Applied {
  const tally: Tally = { counts: {} };
  const byMonth = new Map(held.months.map((month) => [month.month, month]));
  const months: Months = { accountId: held.accountId, byMonth, changed: new Set(), tally, arrival };
  const before = held.profile ?? emptyProfile(held.accountId);
  putUsage(
    months,
    records.filter((record) => record.kind === 'usage'),
  );
  const undated: Undated = { tally, arrival, changes: [] };
  const lists: Partial<Profile> = {};
  for (const [kind, ofKind = []] of Object.entries(Object.groupBy(inFixedOrder(records), (record) => record.kind))) {
    if (kind in monthLists) putDated(months, kind as MonthKind, ofKind);
    else Object.assign(lists, putUndated(before, kind as ProfileKind, ofKind, undated));
  }
  const changedMonths = [...months.changed].toSorted().map((month) => monthIn(months, month));
  const after = { ...before, ...lists, ...derived(before, changedMonths, tally.effect, judgedDay) };
  const profile = { ...after, ...revised(before, after, undated.changes, arrival) };
  const profileChanged = held.profile === undefined || !sameProfile(before, profile);
  return { profile, profileChanged, months: changedMonths, counts: tally.counts };
}

/** True when a stored account gets a record that is new to its month: it may have moved there, so all months must be at hand. */
export function needsAllMonths({ profile, months }: Held, records: CanonicalRecord[]): boolean {
  if (!profile) return false;
  const listed = months.flatMap((month) => Object.values(monthLists).flatMap((name): ListedRecord[] => month[name]));
  const held = new Set(listed.map(placedKey));
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

function putUndated(before: Profile, kind: ProfileKind, records: ListedRecord[], undated: Undated): Partial<Profile> {
  const name = profileLists[kind];
  const held = before[name] as ListedRecord[];
  const { list, changes } = putRecords(held, records, undated);
  undated.changes.push(...changes);
  return { [name]: list === held ? held : list.toSorted(kind === 'account' ? byFirstImport(undated.arrival) : byKey) };
}

/** Of sources that describe an account, the one that was imported first has its say first, whenever the account came. */
function byFirstImport({ sources }: Pick<Arrival, 'sources'> = { sources: [] }) {
  const rank = ({ source }: ListedRecord) => (sources.includes(source) ? sources.indexOf(source) : sources.length);
  return (a: ListedRecord, b: ListedRecord): number => rank(a) - rank(b);
}

/** What the profile notes of records that came late. */
function revised(before: Profile, after: Profile, changes: RecordChange[], arrival: Arrival | undefined) {
  const { revisions = [] } = before;
  if (!arrival || changes.length === 0) return {};
  const customerSince = earliest(customerDay(before), customerDay(after));
  const noted = noteRecords(revisions, changes, { arrivedDay: arrival.day, customerSince });
  if (noted === revisions) return {};
  return { revisions: noted.length > 0 ? boundRevisions(noted, arrival.day) : undefined };
}

/** The first day that any source says the account was a customer on. */
function customerDay({ accounts, subscriptions }: Profile): Day | undefined {
  return earliest(...accounts.map(({ signupDay }) => signupDay), ...subscriptions.map(({ startDay }) => startDay));
}

function earliest(...days: (Day | undefined)[]): Day | undefined {
  return days.filter((day) => day !== undefined).toSorted()[0];
}

const placedKey = (record: ListedRecord) => `${placeOf(record)}\u0000${record.kind}\u0000${recordKey(record)}`;

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
