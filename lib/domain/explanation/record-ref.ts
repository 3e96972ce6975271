import { type Day, dayOf } from '../day.ts';
import { type ListedRecord, recordKey } from '../records/keyed-records.ts';
import type { RecordKind } from '../records/record.ts';
import type { UsageCell } from '../records/usage-cell.ts';

/**
 * A record as people are told of it: its kind, source, id and day, what it is of (an event, a type, a role) and what it
 * says in figures. Never what somebody wrote, nor who a person is.
 */
export type RecordRef = {
  kind: RecordKind;
  source: string;
  day?: Day;
  id?: string;
  of?: string;
  says?: string;
};

/** A record with what tells it from others, and all it says, to see whether it was corrected. */
export type KnownRecord = { ref: RecordRef; key: string; state: string };

type Described = Pick<RecordRef, 'id' | 'of' | 'says'>;
type Of<Kind extends ListedRecord['kind']> = Extract<ListedRecord, { kind: Kind }>;

/** What each kind of record says in a few words. */
const descriptions: { [Kind in ListedRecord['kind']]: (record: Of<Kind>) => Described } = {
  account: () => ({}),
  contact: ({ contactId, role, leftDay }) => ({ id: contactId, of: role, says: leftDay && `left ${leftDay}` }),
  subscription: ({ subscriptionId, plan, mrr, seats }) => ({
    id: subscriptionId,
    of: plan,
    says: listed([mrr !== undefined && `${mrr} a month`, seats !== undefined && `${seats} seats`]),
  }),
  case: ({ caseId, priority, resolvedAt, resolution }) => ({
    id: caseId,
    of: priority,
    says: resolvedAt === undefined ? 'open' : (resolution ?? 'resolved'),
  }),
  survey: ({ surveyId, type, answeredDay, score }) => ({
    id: surveyId,
    of: type,
    says: answeredDay === undefined ? 'not answered' : score === undefined ? 'answered' : `score ${score}`,
  }),
  evidence: ({ evidenceId, type, quantity }) => ({ id: evidenceId, of: type, says: quantity?.toString() }),
  customisation: ({ item, count }) => ({ of: item, says: String(count) }),
  'data-volume': ({ unit, quantity }) => ({ of: unit, says: String(quantity) }),
  interaction: ({ interactionId, channel, direction }) => ({ id: interactionId, of: channel, says: direction }),
  sentiment: ({ sentimentId, rating }) => ({ id: sentimentId, says: `rating ${rating}` }),
  invoice: ({ invoiceId, dueDay, paidDay, amount, currency }) => ({
    id: invoiceId,
    of: `${amount} ${currency}`,
    says: paidDay === undefined ? `due ${dueDay}` : `paid ${paidDay}`,
  }),
  cancellation: ({ cancellationId, reason }) => ({ id: cancellationId, of: reason }),
};

/** A listed record on the day on which it counts. */
export function knownRecord(record: ListedRecord, moment?: string): KnownRecord {
  const described = (descriptions[record.kind] as (one: ListedRecord) => Described)(record);
  const day = moment === undefined ? undefined : dayOf(moment);
  return {
    ref: stated({ kind: record.kind, source: record.source, day, ...described }),
    key: `${record.kind}\u0000${recordKey(record)}`,
    state: JSON.stringify(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

/** Use of one event on one day, as a source told it. */
export function knownUse(source: string, event: string, day: Day, cell: UsageCell): KnownRecord {
  const [count, users] = cell;
  const people = users === 1 ? '1 person' : `${users} people`;
  const says = listed([`${count}×`, users !== null && people]);
  return {
    ref: stated({ kind: 'usage', source, day, of: event, says }),
    key: ['usage', source, event, day].join('\u0000'),
    state: JSON.stringify(cell),
  };
}

function listed(parts: (string | false)[]): string | undefined {
  return parts.filter((part) => part !== false).join(', ') || undefined;
}

function stated(ref: RecordRef): RecordRef {
  return Object.fromEntries(Object.entries(ref).filter(([, value]) => value !== undefined)) as RecordRef;
}
