import { type Arrival, changeOf, isFirstStated, type RecordChange, sameContent } from './arrival.ts';
import { type ListedRecord, recordKey } from './keyed-records.ts';
import { effectDay } from './record-days.ts';
import { count, type Outcome, type Tally, touch } from './tally.ts';

/** What goes on around a list: when the records became known, and those of the same keys that were taken out of another list. */
export type Putting = { tally: Tally; arrival?: Arrival; elsewhere?: ReadonlyMap<string, ListedRecord> };

/** The list afterwards (itself when nothing changed), and what changed in it, or in when that became known. */
export type Put<T> = { list: T[]; changes: RecordChange[] };

/** Puts records into a list: each takes the place of the one with its key, others are added at the end. */
export function putRecords<T extends ListedRecord>(
  list: T[],
  records: readonly T[],
  { tally, arrival, elsewhere }: Putting,
): Put<T> {
  const byKey = new Map(list.map((record) => [recordKey(record), record]));
  const changes: RecordChange[] = [];
  for (const record of records) {
    const here = byKey.get(recordKey(record));
    const before = here ?? elsewhere?.get(recordKey(record));
    const outcome = outcomeOf(here, before, record);
    count(tally, record.kind, outcome);
    if (outcome !== 'unchanged') touch(tally, effectDay(before, record));
    const isOther = outcome !== 'unchanged' || isFirstStated(here, record);
    if (isOther || arrival?.isHistory(record.kind)) changes.push(changeOf({ here, before }, record, arrival));
    if (isOther) byKey.set(recordKey(record), record);
  }
  const isSame = byKey.size === list.length && list.every((record) => byKey.get(recordKey(record)) === record);
  return { list: isSame ? list : [...byKey.values()], changes };
}

function outcomeOf(here: ListedRecord | undefined, before: ListedRecord | undefined, after: ListedRecord): Outcome {
  if (here && sameContent(here, after)) return 'unchanged';
  return before ? 'changed' : 'added';
}
