import { type Day, type Month, monthOf } from '../day.ts';
import { applyUsage } from './apply-usage.ts';
import { type Arrival, knownSince, type RecordChange } from './arrival.ts';
import { boundRevisions } from './bound-revisions.ts';
import { type MonthOfRecords, monthWith } from './dossier.ts';
import { type ListedRecord, recordKey } from './keyed-records.ts';
import { noteRecords } from './note-records.ts';
import { noteUsage } from './note-usage.ts';
import { putRecords } from './put-records.ts';
import type { CanonicalRecord, UsageDay } from './record.ts';
import { recordDay } from './record-days.ts';
import { type MonthKind, monthLists } from './record-lists.ts';
import type { Revision } from './revision.ts';
import { count, type Tally, touch } from './tally.ts';

/** Kinds whose day may be corrected, so that a record of the same id moves to another month. */
const movable: readonly string[] = ['case', 'survey', 'evidence', 'interaction', 'sentiment', 'invoice'];

/** Months while they change; the stored ones are never written to. */
export type Months = {
  accountId: string;
  byMonth: Map<Month, MonthOfRecords>;
  changed: Set<Month>;
  tally: Tally;
  arrival?: Arrival;
};

/** Puts use into the cells of its months, and notes what came late. */
export function putUsage(months: Months, rows: UsageDay[]): void {
  const { tally, arrival } = months;
  for (const [month, ofMonth] of Map.groupBy<Month, UsageDay>(rows, ({ day }) => monthOf(day))) {
    const held = monthIn(months, month);
    const { usage, people, cells } = applyUsage(held, ofMonth);
    for (const { rows: ofCell, outcome, day } of cells) {
      count(tally, 'usage', outcome, ofCell.length);
      if (outcome !== 'unchanged') touch(tally, day);
    }
    if (usage !== held.usage || people !== held.people) change(months, month, { usage, people });
    revise(months, month, (revisions) => noteUsage(revisions, cells, arrival));
  }
}

/** Puts records of a kind into the lists of the months they lie in, and notes what came late. */
export function putDated(months: Months, kind: MonthKind, records: ListedRecord[]): void {
  const name = monthLists[kind];
  const { tally, arrival } = months;
  const elsewhere = movable.includes(kind) ? takeMoved(months, kind, records) : undefined;
  for (const [month, ofMonth] of Map.groupBy(records, placeOf)) {
    const held = monthIn(months, month)[name] as ListedRecord[];
    const { list, changes } = putRecords(held, ofMonth, { tally, arrival, elsewhere });
    if (list !== held) change(months, month, { [name]: list.toSorted(byKey) });
    note(months, month, changes);
  }
}

/** Takes the records out of any month they no longer lie in. */
function takeMoved(months: Months, kind: MonthKind, records: ListedRecord[]): Map<string, ListedRecord> {
  const name = monthLists[kind];
  const arriving = new Map(records.map((record) => [recordKey(record), record]));
  const moved = new Map<string, ListedRecord>();
  for (const { month, [name]: held } of [...months.byMonth.values()]) {
    const leaving = (held as ListedRecord[]).filter((record) => {
      const now = arriving.get(recordKey(record));
      return now !== undefined && placeOf(now) !== month;
    });
    if (leaving.length === 0) continue;
    for (const record of leaving) moved.set(recordKey(record), record);
    change(months, month, { [name]: (held as ListedRecord[]).filter((record) => !leaving.includes(record)) });
    const cause = (record: ListedRecord) => arriving.get(recordKey(record)) as ListedRecord;
    note(
      months,
      month,
      leaving.map((record) => departure(record, cause(record), months.arrival)),
    );
  }
  return moved;
}

function departure(here: ListedRecord, cause: ListedRecord, arrival: Arrival | undefined): RecordChange {
  return { key: recordKey(here), kind: here.kind, here, since: knownSince(here, cause, arrival) };
}

function note(months: Months, month: Month, changes: RecordChange[]): void {
  const { arrival } = months;
  if (!arrival || changes.length === 0) return;
  revise(months, month, (revisions) => noteRecords(revisions, changes, { arrivedDay: arrival.day }));
}

function revise(months: Months, month: Month, noting: (revisions: Revision[]) => Revision[]): void {
  const { revisions = [] } = monthIn(months, month);
  const noted = noting(revisions);
  if (noted === revisions || !months.arrival) return;
  change(months, month, { revisions: noted.length > 0 ? boundRevisions(noted, months.arrival.day) : undefined });
}

/** The month as it is now; an empty one when there is none. */
export function monthIn({ byMonth, accountId }: Months, month: Month): MonthOfRecords {
  return byMonth.get(month) ?? monthWith({ accountId, month });
}

function change(months: Months, month: Month, part: Partial<MonthOfRecords>): void {
  months.byMonth.set(month, { ...monthIn(months, month), ...part });
  months.changed.add(month);
}

/** The month a dated record lies in. */
export const placeOf = (record: CanonicalRecord): Month => monthOf(recordDay(record) as Day);

/** Whether a record's day may be corrected. */
export const isMovable = (record: CanonicalRecord): record is ListedRecord & { kind: MonthKind } =>
  movable.includes(record.kind);

/** The order in which lists are kept. */
export const byKey = (a: ListedRecord, b: ListedRecord): number => (recordKey(a) < recordKey(b) ? -1 : 1);
