import type { CanonicalRecord, RecordKind } from './record.ts';

type Of<Kind extends RecordKind> = Extract<CanonicalRecord, { kind: Kind }>;
type KeyedKind = Exclude<RecordKind, 'usage'>;

/** A record that is kept in a list: any but usage, which is kept in cells. */
export type ListedRecord = Exclude<CanonicalRecord, { kind: 'usage' }>;

/** What tells one record of a kind from another within an account. */
const keys: { [Kind in KeyedKind]: (record: Of<Kind>) => string } = {
  account: ({ source }) => source,
  contact: ({ source, contactId }) => `${source}\u0000${contactId}`,
  subscription: ({ source, subscriptionId }) => `${source}\u0000${subscriptionId}`,
  case: ({ source, caseId }) => `${source}\u0000${caseId}`,
  survey: ({ source, surveyId }) => `${source}\u0000${surveyId}`,
  evidence: ({ source, evidenceId }) => `${source}\u0000${evidenceId}`,
  customisation: ({ source, item, day }) => `${day}\u0000${source}\u0000${item}`,
  'data-volume': ({ source, unit, day }) => `${day}\u0000${source}\u0000${unit}`,
  interaction: ({ source, interactionId }) => `${source}\u0000${interactionId}`,
  sentiment: ({ source, sentimentId }) => `${source}\u0000${sentimentId}`,
  invoice: ({ source, invoiceId }) => `${source}\u0000${invoiceId}`,
  cancellation: ({ source, cancellationId }) => `${source}\u0000${cancellationId}`,
};

/** What tells a record from the others in its list. */
export function recordKey(record: ListedRecord): string {
  return (keys[record.kind] as (record: CanonicalRecord) => string)(record);
}

/** The listed records, one per kind and key, in an order that does not depend on that of arrival. */
export function inFixedOrder(records: CanonicalRecord[]): ListedRecord[] {
  const byKey = new Map<string, { record: ListedRecord; content: string }>();
  for (const record of records) {
    if (record.kind === 'usage') continue;
    const key = `${record.kind}\u0000${recordKey(record)}`;
    const content = contentOf(record);
    const known = byKey.get(key);
    if (!known || known.content < content) byKey.set(key, { record, content });
  }
  return [...byKey].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, { record }]) => record);
}

function contentOf(record: ListedRecord): string {
  const stated = Object.entries(record).filter(([, value]) => value !== undefined);
  return stated
    .map(([field, value]) => `${field}=${value}`)
    .toSorted()
    .join('\u0000');
}
