import { type ListedRecord, recordKey } from './keyed-records.ts';
import { effectDay } from './record-days.ts';
import { sameRecord } from './same-record.ts';
import { count, type Tally, touch } from './tally.ts';

/**
 * Puts records into a list: each takes the place of the one with its key, others are added at the end.
 * `elsewhere` are records of the same keys that were taken out of another list. Gives the list itself back
 * when nothing changed.
 */
export function putRecords<T extends ListedRecord>(
  list: T[],
  records: readonly T[],
  tally: Tally,
  elsewhere?: ReadonlyMap<string, ListedRecord>,
): T[] {
  const byKey = new Map(list.map((record) => [recordKey(record), record]));
  let changed = false;
  for (const record of records) {
    const key = recordKey(record);
    const before = byKey.get(key) ?? elsewhere?.get(key);
    if (before && byKey.has(key) && sameRecord(before, record)) {
      count(tally, record.kind, 'unchanged');
      continue;
    }
    changed = true;
    byKey.set(key, record);
    count(tally, record.kind, before ? 'changed' : 'added');
    touch(tally, effectDay(before, record));
  }
  return changed ? [...byKey.values()] : list;
}
