import { type Day, dayOf } from '../day.ts';
import type { CanonicalRecord, RecordKind } from './record.ts';

type Of<Kind extends RecordKind> = Extract<CanonicalRecord, { kind: Kind }>;

/** Days that a record of each dated kind carries: the day it lies on first, then those on which something more happened to it. */
const daysByKind: { [Kind in RecordKind]?: (record: Of<Kind>) => (Day | undefined)[] } = {
  usage: ({ day }) => [day],
  case: ({ openedAt, firstReplyAt, resolvedAt }) => [
    dayOf(openedAt),
    firstReplyAt && dayOf(firstReplyAt),
    resolvedAt && dayOf(resolvedAt),
  ],
  survey: ({ sentDay, answeredDay }) => [sentDay, answeredDay],
  evidence: ({ day }) => [day],
  customisation: ({ day }) => [day],
  'data-volume': ({ day }) => [day],
  interaction: ({ day }) => [day],
  sentiment: ({ day }) => [day],
  invoice: ({ issuedDay, paidDay }) => [issuedDay, paidDay],
};

/** The day a dated record lies on (a case the day it was opened, a survey the day it was sent, an invoice the day it was issued); undefined for the other kinds. */
export function recordDay(record: CanonicalRecord): Day | undefined {
  // Usage is most of what there is: its one day is found without a list.
  if (record.kind === 'usage') return record.day;
  return daysOf(record)[0];
}

/** The newest day a dated record carries that is not after `today`; undefined for kinds without days. */
export function newestDayOf(record: CanonicalRecord, today: Day): Day | undefined {
  if (record.kind === 'usage') return record.day <= today ? record.day : undefined;
  let newest: Day | undefined;
  for (const day of daysOf(record)) {
    if (day !== undefined && day <= today && (newest === undefined || day > newest)) newest = day;
  }
  return newest;
}

/**
 * The first day on which an account looks different because of a change: that of the record itself when it is
 * new, or the earliest day that was added to it or moved. Undefined when no day of the past is touched.
 */
export function effectDay(before: CanonicalRecord | undefined, after: CanonicalRecord): Day | undefined {
  if (after.kind === 'account') return changedDay(before, after, ['signupDay']);
  if (after.kind === 'subscription') return subscriptionEffect(before, after);
  if (after.kind === 'cancellation') return changedDay(before, after, ['day']);
  const days = daysOf(after);
  if (!before) return days[0];
  const held = daysOf(before);
  const moved = days.flatMap((day, index) => (day === held[index] ? [] : [day, held[index]]));
  return earliest(moved) ?? days.findLast((day) => day !== undefined);
}

function subscriptionEffect(before: CanonicalRecord | undefined, after: Of<'subscription'>): Day | undefined {
  if (!before) return after.startDay;
  const held = before as Of<'subscription'>;
  const terms = ({ plan, mrr, currency, seats, termMonths, trial, startDay }: Of<'subscription'>) =>
    [plan, mrr, currency, seats, termMonths, trial, startDay].join('\u0000');
  if (terms(held) !== terms(after)) return earliest([held.startDay, after.startDay]);
  return changedDay(before, after, ['endDay']);
}

function changedDay(before: object | undefined, after: object, fields: string[]): Day | undefined {
  const dayIn = (record: object | undefined, field: string) => (record as Record<string, Day> | undefined)?.[field];
  const changed = fields.filter((field) => dayIn(before, field) !== dayIn(after, field));
  return earliest(changed.flatMap((field) => [dayIn(before, field), dayIn(after, field)]));
}

function earliest(days: (Day | undefined)[]): Day | undefined {
  return days.filter((day) => day !== undefined).toSorted()[0];
}

function daysOf(record: CanonicalRecord): (Day | undefined)[] {
  const days = daysByKind[record.kind] as ((record: CanonicalRecord) => (Day | undefined)[]) | undefined;
  return days?.(record) ?? [];
}
