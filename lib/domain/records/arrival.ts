import { addDays, type Day, dayOf } from '../day.ts';
import { type ListedRecord, recordKey } from './keyed-records.ts';
import type { CanonicalRecord, RecordKind } from './record.ts';
import { sameRecord } from './same-record.ts';

/**
 * When what an import brings became known: the day of the import, but for kinds of record that are history (a source
 * delivers them for the first time, or it was said that they are): those count as known all along. `sources` are in
 * the order in which they were first imported, in which they have their say about an account.
 */
export type Arrival = { day: Day; isHistory: (kind: RecordKind) => boolean; sources: readonly string[] };

/** Since when something has been known; without a day it always was. */
export type Since = Day | undefined;

/** An account's record in an import: what stood in its list, what stands there now, and since when that has been known. */
export type RecordChange = {
  key: string;
  kind: ListedRecord['kind'];
  here?: ListedRecord;
  after?: ListedRecord;
  since: Since;
  /** What was taken as known all along turns out to be known since a day only. */
  isFirstStated?: boolean;
};

/** The last day that was judged before something came: what differs on it, or earlier, came late. */
export const judgedBefore = (since: Day): Day => addDays(since, -2);

/**
 * Since when a record has been known. What its source states counts, unless the source states the same of what stood
 * there before: that dates the record, not the change.
 */
export function knownSince(before: ListedRecord | undefined, after: ListedRecord, arrival: Arrival | undefined): Since {
  if (!arrival) return undefined;
  const stated = statedDay(after, arrival);
  if (stated !== undefined && isFreshlyStated(before, after)) return stated;
  return arrival.isHistory(after.kind) ? undefined : arrival.day;
}

/** The day a record is said to have become known; never after the import that brought it. */
export function statedDay({ arrivedAt }: CanonicalRecord, { day }: Arrival): Day | undefined {
  if (arrivedAt === undefined) return undefined;
  return dayOf(arrivedAt) < day ? dayOf(arrivedAt) : day;
}

function isFreshlyStated(before: ListedRecord | undefined, after: ListedRecord): boolean {
  if (!before) return true;
  if (before.arrivedAt === undefined) return sameContent(before, after);
  return dayOf(before.arrivedAt) !== dayOf(after.arrivedAt as string);
}

/** True when two records, or none, say the same, whenever that became known. */
export function sameContent(a: ListedRecord | undefined, b: ListedRecord | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  if (a.arrivedAt === b.arrivedAt) return sameRecord(a, b);
  return sameRecord({ ...a, arrivedAt: undefined }, { ...b, arrivedAt: undefined });
}

/** True when a record says what stood there, and now also since when that has been known. */
export function isFirstStated(here: ListedRecord | undefined, after: ListedRecord): boolean {
  return (
    here !== undefined && here.arrivedAt === undefined && after.arrivedAt !== undefined && sameContent(here, after)
  );
}

/** The change that a record brings to its list; `before` may stand in another one. */
export function changeOf(
  { here, before = here }: { here?: ListedRecord; before?: ListedRecord },
  after: ListedRecord,
  arrival: Arrival | undefined,
): RecordChange {
  const since = knownSince(before, after, arrival);
  return { key: recordKey(after), kind: after.kind, here, after, since, isFirstStated: isFirstStated(here, after) };
}
