import type { Day } from '../day.ts';
import { addDays } from '../day.ts';
import { judgedBefore, type RecordChange, sameContent } from './arrival.ts';
import type { ListedRecord } from './keyed-records.ts';
import { type RecordRevision, type Revision, recordBefore, wasBefore } from './revision.ts';
import { seenBy } from './seen-by.ts';

/** The account around the changes: the day of the import, and since when it is a customer at all. */
export type Around = { arrivedDay: Day; customerSince?: Day };

/**
 * Notes what stood in the place of records that came late: those that would have made a difference to a day judged
 * before they were known. Gives the revisions themselves back when there is nothing to note.
 */
export function noteRecords(revisions: Revision[], changes: readonly RecordChange[], around: Around): Revision[] {
  let noted = revisions;
  for (const change of changes) noted = noteRecord(noted, change, around);
  return noted;
}

function noteRecord(revisions: Revision[], change: RecordChange, around: Around): Revision[] {
  const isOwn = (one: Revision): one is RecordRevision => one.kind === change.kind && one.key === change.key;
  const own = revisions.filter(isOwn);
  // Something was noted of it already: that it is stated now, too, adds nothing.
  if (change.isFirstStated && own.length > 0) return revisions;
  const after =
    change.since === undefined ? knownAlong(own, change, around) : knownFrom(own, change, change.since, around);
  if (own.length === 0 && after.length === 0) return revisions;
  const others = revisions.filter((one) => !isOwn(one));
  return own.length === after.length && own.every((one, index) => one === after[index])
    ? revisions
    : [...others, ...after];
}

/** The record's revisions once it stands as it does since a day. What was noted of that day or later is superseded. */
function knownFrom(own: RecordRevision[], change: RecordChange, since: Day, around: Around) {
  const { kind, key, after } = change;
  const here = change.isFirstStated ? undefined : change.here;
  const earlier = own.filter(({ arrivedDay }) => arrivedDay < since);
  const superseded = own.slice(earlier.length);
  const base = superseded.reduceRight<ListedRecord | undefined>((record, { was }) => recordBefore(record, was), here);
  if (isLate({ kind, base, after }, since, around)) {
    const noted = { arrivedDay: since, kind, key, was: wasBefore(base, after) };
    const [same] = superseded;
    return same && sameNote(same, noted) ? [...earlier, same] : [...earlier, noted];
  }
  return superseded.length === 0 && base === after ? own : rebased(earlier, base, after);
}

type Standing = { kind: ListedRecord['kind']; base?: ListedRecord; after?: ListedRecord };

function isLate({ kind, base, after }: Standing, since: Day, around: Around): boolean {
  const judged = judgedBefore(since);
  if ((kind === 'account' || kind === 'contact') && isNewCustomer(since, around)) return false;
  return !sameContent(base && seenBy(base, judged), after && seenBy(after, judged));
}

/** Before it was a customer nothing is measured of an account: what came by then came in time, whatever it says. */
function isNewCustomer(since: Day, { customerSince }: Around): boolean {
  return customerSince !== undefined && customerSince > judgedBefore(since);
}

/** Revisions are told from what came after them: the last of them, from what stands there now. */
function rebased(earlier: RecordRevision[], base: ListedRecord | undefined, after: ListedRecord | undefined) {
  const last = earlier.at(-1);
  if (!last) return [];
  const was = wasBefore(recordBefore(base, last.was), after);
  const isNothing = was !== undefined && Object.keys(was).length === 0;
  if (isNothing) return earlier.slice(0, -1);
  const noted = { ...last, was };
  return [...earlier.slice(0, -1), sameNote(last, noted) ? last : noted];
}

/** The field of a record that tells how things stand on the day it is exported, and so how they went on: undefined for most. */
function exportedState(record: ListedRecord | undefined): 'stage' | 'renewalDay' | undefined {
  if (record?.kind === 'account') return 'stage';
  // Each renewal moves the stated day on. With a term the earlier ones follow from it; a trial is not renewed.
  const isMoved = record?.kind === 'subscription' && record.termMonths === undefined && !record.trial;
  return isMoved ? 'renewalDay' : undefined;
}

/**
 * What is history was known all along: nothing is noted of it. But for what tells how things stand on the day of the
 * export, an account's stage and the renewal day of a line without a term: that is known from the day after.
 */
function knownAlong(own: RecordRevision[], { kind, key, here, after }: RecordChange, around: Around): RecordRevision[] {
  const field = exportedState(after);
  if (field === undefined) return [];
  const stated = (record: ListedRecord | undefined) => (record as Record<string, string> | undefined)?.[field] ?? null;
  const noted = own.flatMap((one) => only(field, one, stated(after)));
  if (stated(after) === stated(here) || isNewCustomer(around.arrivedDay, around))
    return noted.length === own.length && noted.every((one, index) => sameNote(one, own[index])) ? own : noted;
  const arrivedDay = addDays(around.arrivedDay, 1);
  const earlier = noted.filter((one) => one.arrivedDay < arrivedDay);
  return [...earlier, { arrivedDay, kind, key, was: { [field]: stated(here) } }];
}

/** What a revision says of the field, if anything. */
function only(field: string, revision: RecordRevision, now: string | null): RecordRevision[] {
  const { was } = revision;
  const isWhole = was === undefined || 'kind' in was;
  if (!isWhole && !(field in was)) return [];
  const before = was?.[field] ?? null;
  return before === now && isWhole ? [] : [{ ...revision, was: { [field]: before } }];
}

function sameNote(a: RecordRevision, b: RecordRevision | undefined): boolean {
  return JSON.stringify([a.arrivedDay, a.was]) === JSON.stringify([b?.arrivedDay, b?.was]);
}
