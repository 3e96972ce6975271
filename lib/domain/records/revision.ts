import type { Day } from '../day.ts';
import type { ListedRecord } from './keyed-records.ts';
import type { UsageCell } from './usage-cell.ts';

/**
 * What a record said before something arrived late: all of it (with its `kind`), or only the fields that then changed,
 * where null stands for a field that was absent. Absent when there was no such record.
 */
export type Was = Record<string, string | number | boolean | null>;

/** A record that arrived, or changed, later than the days it makes a difference to. `key` is its `recordKey`. */
export type RecordRevision = { arrivedDay: Day; kind: ListedRecord['kind']; key: string; was?: Was };

/** Who was active before, as `personKey`: all of them, or those to add and to leave out again. */
export type PeopleBefore = { all: string[] } | { gone: string[]; came: string[] };

/** A cell of use before something arrived late; without `cell` there was none. */
export type CellBefore = { cell?: UsageCell; people?: PeopleBefore };

/** Use of an event that arrived, or changed, late: day of the month → what stood there. */
export type UsageRevision = {
  arrivedDay: Day;
  kind: 'usage';
  source: string;
  event: string;
  was: Record<string, CellBefore>;
};

/**
 * A note of what was known until something arrived late. What is stored is what is known now; undoing the revisions
 * that arrived after a day, newest first, gives what was known by then. There is one of a record (or cell) and day.
 */
export type Revision = RecordRevision | UsageRevision;

/** The record as it was before a revision, given how it was after it. */
export function recordBefore(after: ListedRecord | undefined, was: Was | undefined): ListedRecord | undefined {
  if (was === undefined) return undefined;
  if ('kind' in was) return was as ListedRecord;
  const before = { ...after, ...was } as Record<string, unknown>;
  for (const field in was) if (was[field] === null) delete before[field];
  return before as ListedRecord;
}

/** What turns `after` back into `before`. */
export function wasBefore(before: ListedRecord | undefined, after: ListedRecord | undefined): Was | undefined {
  if (before === undefined || after === undefined) return before as Was | undefined;
  const was: Was = {};
  const [from, to] = [before as Was, after as Was];
  for (const field of new Set([...Object.keys(from), ...Object.keys(to)])) {
    if (from[field] !== to[field]) was[field] = from[field] ?? null;
  }
  return was;
}
