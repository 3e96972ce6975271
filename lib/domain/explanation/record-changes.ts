import type { Day } from '../day.ts';
import type { RecordChange, RecordFate } from './health-change.ts';
import { recordFates } from './health-change.ts';
import type { KnownRecord, RecordRef } from './record-ref.ts';
import { newestOf } from './records-behind.ts';

type Known = ReadonlyMap<string, KnownRecord>;

/** As many records of a fate as are named one by one. */
const NAMED = 3;

/** What became of the records behind a number between two days. `since` is the earlier one. */
export function recordChanges(before: Known, after: Known, since: Day): RecordChange[] {
  const fates = new Map<RecordFate, RecordRef[]>();
  const note = (fate: RecordFate, { ref }: KnownRecord) => fates.set(fate, [...(fates.get(fate) ?? []), ref]);
  for (const [key, known] of after) {
    const earlier = before.get(key);
    if (!earlier) note((known.ref.day ?? '') > since ? 'entered' : 'late', known);
    else if (earlier.state !== known.state) note('changed', known);
  }
  for (const [key, known] of before) if (!after.has(key)) note('left', known);
  return recordFates.flatMap((fate): RecordChange[] => {
    const refs = fates.get(fate);
    return refs ? [{ fate, count: refs.length, newest: newestOf(refs, NAMED) }] : [];
  });
}
