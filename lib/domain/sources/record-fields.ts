import {
  cancellationReasons,
  channels,
  contactDirections,
  contactRoles,
  priorities,
  type RecordKind,
  resolutions,
  stages,
} from '../records/record.ts';
import type { DeliveredKind } from './delivered-kind.ts';

/** What a field of a canonical record takes: the same as the record's schema says, in a form that converts fast. */
export type FieldType =
  | { type: 'text'; min?: number; max: number }
  | { type: 'email' }
  | { type: 'day' }
  | { type: 'instant' }
  | { type: 'number'; min?: number; max?: number }
  | { type: 'boolean' }
  | { type: 'one-of'; values: readonly string[] };

export type Field = FieldType & { required?: true };

const text = (max = 500) => ({ type: 'text', max }) as const;
const day = { type: 'day' } as const;
const instant = { type: 'instant' } as const;
const count = { type: 'number', min: 0 } as const;
const number = { type: 'number' } as const;
const boolean = { type: 'boolean' } as const;
const oneOf = (values: readonly string[]) => ({ type: 'one-of', values }) as const;
const required = <T extends FieldType>(field: T) => ({ ...field, required: true }) as const;
const accountId = required(text(200));

/** The fields of each kind of record, but for `arrivedAt`. */
const ownFields: Record<RecordKind, Record<string, Field>> = {
  account: {
    accountId,
    name: text(),
    industry: text(),
    employees: count,
    country: text(),
    timeZone: text(),
    ownerId: text(),
    signupDay: day,
    stage: oneOf(stages),
    channel: text(),
    plan: text(),
    seats: count,
    currency: { type: 'text', min: 3, max: 3 },
  },
  contact: {
    accountId,
    contactId: required(text()),
    name: text(),
    email: { type: 'email' },
    role: oneOf(contactRoles),
    timeZone: text(),
    consent: oneOf(['granted', 'denied']),
    leftDay: day,
  },
  subscription: {
    accountId,
    subscriptionId: required(text()),
    plan: text(),
    mrr: number,
    currency: { type: 'text', min: 3, max: 3 },
    seats: count,
    termMonths: count,
    startDay: required(day),
    endDay: day,
    renewalDay: day,
    trial: boolean,
  },
  usage: {
    accountId,
    id: text(),
    day: required(day),
    event: required(text(80)),
    count: required(count),
    users: count,
    userId: text(200),
    amount: number,
  },
  case: {
    accountId,
    caseId: required(text()),
    openedAt: required(instant),
    firstReplyAt: instant,
    resolvedAt: instant,
    resolution: oneOf(resolutions),
    priority: oneOf(priorities),
    satisfaction: { type: 'number', min: 1, max: 5 },
    reopens: count,
    escalated: boolean,
    subject: text(),
  },
  survey: {
    accountId,
    surveyId: required(text()),
    type: required(oneOf(['nps', 'csat'])),
    sentDay: required(day),
    answeredDay: day,
    score: { type: 'number', min: 0, max: 10 },
    comment: text(5000),
    contactId: text(),
  },
  evidence: {
    accountId,
    evidenceId: required(text()),
    type: required(text(80)),
    day: required(day),
    dueDay: day,
    quantity: number,
  },
  customisation: { accountId, day: required(day), item: required(text(80)), count: required(count) },
  'data-volume': {
    accountId,
    day: required(day),
    unit: required(oneOf(['rows', 'bytes'])),
    quantity: required(count),
  },
  interaction: {
    accountId,
    interactionId: required(text()),
    day: required(day),
    channel: required(oneOf(channels)),
    direction: required(oneOf(contactDirections)),
    contactId: text(),
  },
  sentiment: {
    accountId,
    sentimentId: required(text()),
    day: required(day),
    rating: required({ type: 'number', min: 1, max: 5 }),
    authorId: text(),
  },
  invoice: {
    accountId,
    invoiceId: required(text()),
    issuedDay: required(day),
    dueDay: required(day),
    paidDay: day,
    amount: required(number),
    currency: required({ type: 'text', min: 3, max: 3 }),
  },
  cancellation: {
    accountId,
    cancellationId: required(text()),
    day: required(day),
    reason: oneOf(cancellationReasons),
    comment: text(5000),
  },
};

/** Of the company, not of an account; no day is judged by it, so nobody asks when it became known. */
const spend: Record<string, Field> = {
  spendId: required(text()),
  fromDay: required(day),
  untilDay: day,
  channel: required(text()),
  amount: required(number),
  currency: required({ type: 'text', min: 3, max: 3 }),
};

/** The fields of each kind of record that a mapping may fill (`kind` and `source` are given by the mapping itself). */
export const recordFields = {
  ...Object.fromEntries(Object.entries(ownFields).map(([kind, fields]) => [kind, { ...fields, arrivedAt: instant }])),
  spend,
} as unknown as Record<DeliveredKind, Record<string, Field>>;

/** The field that tells one record of a kind from another of the same source; kinds without one are told apart by their other fields. */
export const idFields: Partial<Record<DeliveredKind, string>> = {
  account: 'accountId',
  contact: 'contactId',
  subscription: 'subscriptionId',
  usage: 'id',
  case: 'caseId',
  survey: 'surveyId',
  evidence: 'evidenceId',
  interaction: 'interactionId',
  sentiment: 'sentimentId',
  invoice: 'invoiceId',
  cancellation: 'cancellationId',
  spend: 'spendId',
};
