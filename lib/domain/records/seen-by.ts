import { addDays, type Day, dayOf } from '../day.ts';
import type { ListedRecord } from './keyed-records.ts';

/** From when a record tells something: the field with its own day, and fields that happen later, with what they bring along. */
type Told = { from?: string; announced?: true; later?: Record<string, readonly string[]> };

const told: Record<ListedRecord['kind'], Told> = {
  account: {},
  contact: { later: { leftDay: [] } },
  subscription: { from: 'startDay', announced: true, later: { endDay: [] } },
  cancellation: { from: 'day', announced: true },
  case: { from: 'openedAt', later: { firstReplyAt: [], resolvedAt: ['resolution', 'satisfaction', 'reopens'] } },
  survey: { from: 'sentDay', later: { answeredDay: ['score', 'comment'] } },
  evidence: { from: 'day' },
  customisation: { from: 'day' },
  'data-volume': { from: 'day' },
  interaction: { from: 'day' },
  sentiment: { from: 'day' },
  invoice: { from: 'issuedDay', later: { paidDay: [] } },
};

/**
 * A record as it could be seen at the end of a day: undefined when its own day lies later, and without what happened
 * to it later. Nothing is seen before it happens, but for contracts and cancellations whose notice is known to have
 * come before (`arrivedAt`, by the morning after the day). The record itself when nothing is left out.
 */
export function seenBy<T extends ListedRecord>(record: T, day: Day): T | undefined {
  const { from, announced, later } = told[record.kind];
  if (from !== undefined && isAfter(record, from, day) && !(announced && arrivedBy(record, day))) return undefined;
  let seen = record;
  for (const field in later) {
    if (!isAfter(record, field, day)) continue;
    if (seen === record) seen = { ...record };
    for (const unseen of [field, ...(later[field] ?? [])]) delete (seen as Record<string, unknown>)[unseen];
  }
  return seen;
}

/** True when the record was announced: it is known to have come by the morning after the day, though its own day is later. */
function arrivedBy({ arrivedAt }: ListedRecord, day: Day): boolean {
  return arrivedAt !== undefined && dayOf(arrivedAt) <= addDays(day, 1);
}

function isAfter(record: ListedRecord, field: string, day: Day): boolean {
  const value = (record as Record<string, unknown>)[field];
  return value !== undefined && dayOf(value as string) > day;
}
