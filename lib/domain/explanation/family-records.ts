import { addDays, type Day, dayOf, type Month } from '../day.ts';
import type { FamilyDefinition, FamilyOf } from '../metrics/family-definition.ts';
import { rememberedDays } from '../metrics/series.ts';
import type { Dossier } from '../records/dossier.ts';
import type { SupportCase, Survey } from '../records/record.ts';
import type { UsageCell } from '../records/usage-cell.ts';
import { type KnownRecord, knownRecord, knownUse } from './record-ref.ts';

/** Days from the first, both included. */
type Span = { from: Day; until: Day };

/**
 * The records that a family's value on a day is made of, newest first: those that count within the window (in days), or
 * for a stock or a state those that stand on the day. The dossier is as it was known on that day.
 */
export function familyRecords(
  family: FamilyDefinition,
  dossier: Dossier,
  { day, windowInDays = rememberedDays }: { day: Day; windowInDays?: number },
): KnownRecord[] {
  const span: Span = { from: addDays(day, 1 - windowInDays), until: day };
  const found = readers[family.record](family as never, dossier, span);
  const newestFirst = found.toSorted((a, b) => compare(b.ref.day ?? '', a.ref.day ?? '') || compare(a.key, b.key));
  return family.take === 'days-since-last' || family.take === 'days-since-answer' || family.take.startsWith('last-')
    ? newestFirst.slice(0, 1)
    : newestFirst;
}

type Reader<Kind extends FamilyDefinition['record']> = (
  family: FamilyOf<Kind>,
  dossier: Dossier,
  span: Span,
) => KnownRecord[];

const within = (moment: string | undefined, { from, until }: Span): moment is string =>
  moment !== undefined && dayOf(moment) >= from && dayOf(moment) <= until;
const among = (names: 'any' | readonly string[], name: string) => names === 'any' || names.includes(name);

const readers: { [Kind in FamilyDefinition['record']]: Reader<Kind> } = {
  usage: ({ events }, { months }, span) => usesIn(events, months, span),
  case: casesOf,
  survey: surveysOf,
  evidence: ({ types }, { months }, span) =>
    months.flatMap(({ evidence = [] }) =>
      evidence.flatMap((one) => (within(one.day, span) && among(types, one.type) ? knownRecord(one, one.day) : [])),
    ),
  customisation: ({ items }, { months }, span) =>
    latestOf(
      months.flatMap(({ customisations = [] }) => customisations.filter(({ item }) => among(items, item))),
      span,
      ({ source, item }) => `${source} ${item}`,
    ),
  'data-volume': ({ volumeUnit }, { months }, span) =>
    latestOf(
      months.flatMap(({ dataVolumes = [] }) => dataVolumes.filter(({ unit }) => unit === volumeUnit)),
      span,
      ({ source }) => source,
    ),
  interaction: ({ channels, directions }, { months }, span) =>
    months.flatMap(({ interactions = [] }) =>
      interactions.flatMap((one) => {
        const wanted = (channels?.includes(one.channel) ?? true) && (directions?.includes(one.direction) ?? true);
        return wanted && within(one.day, span) ? knownRecord(one, one.day) : [];
      }),
    ),
  sentiment: (_, { months }, span) =>
    months.flatMap(({ sentiments = [] }) =>
      sentiments.flatMap((one) => (within(one.day, span) ? knownRecord(one, one.day) : [])),
    ),
  invoice: (_, { months }, { until }) =>
    months.flatMap(({ invoices = [] }) =>
      invoices.flatMap((one) => (one.paidDay === undefined && one.dueDay < until ? knownRecord(one, one.dueDay) : [])),
    ),
  subscription: (_, { profile }, { until }) =>
    profile.subscriptions.flatMap((one) =>
      one.startDay <= until && (one.endDay ?? '9') > until ? knownRecord(one, one.startDay) : [],
    ),
  contact: ({ roles, take }, { profile }) =>
    profile.contacts.flatMap((one) => {
      const here = one.leftDay === undefined;
      const wanted = one.role !== undefined && roles.includes(one.role);
      return wanted && (here || take === 'days-since-left') ? knownRecord(one, one.leftDay) : [];
    }),
  account: (_, { profile }) => profile.accounts.map((one) => knownRecord(one, one.signupDay)),
};

function usesIn(events: 'any' | readonly string[], months: Dossier['months'], span: Span): KnownRecord[] {
  return months.flatMap(({ month, usage }) =>
    Object.entries(usage).flatMap(([source, told]) =>
      Object.entries(told).flatMap(([event, days]) =>
        among(events, event) ? usesOf({ source, event, month, days }, span) : [],
      ),
    ),
  );
}

type UseOfMonth = { source: string; event: string; month: Month; days: Record<string, UsageCell> };

function usesOf({ source, event, month, days }: UseOfMonth, span: Span): KnownRecord[] {
  return Object.entries(days).flatMap(([date, cell]) => {
    const day = `${month}-${date.padStart(2, '0')}`;
    return within(day, span) ? knownUse(source, event, day, cell) : [];
  });
}

/** On which of its days a case counts; for `open` and its kin every day until it is resolved. */
const caseMoments: Partial<Record<FamilyOf<'case'>['take'], (one: SupportCase) => string | undefined>> = {
  opened: ({ openedAt }) => openedAt,
  'first-reply-hours': ({ firstReplyAt }) => firstReplyAt,
  'satisfied-share': ({ satisfaction, resolvedAt, openedAt }) =>
    satisfaction === undefined ? undefined : (resolvedAt ?? openedAt),
};

function casesOf(family: FamilyOf<'case'>, { months }: Dossier, span: Span): KnownRecord[] {
  const open = family.take === 'open' || family.take === 'oldest-open-days';
  const momentOf = caseMoments[family.take] ?? (({ resolvedAt }: SupportCase) => resolvedAt);
  return months.flatMap(({ cases }) =>
    cases.filter(wantedCase(family)).flatMap((one) => {
      if (open) return one.resolvedAt === undefined ? knownRecord(one, one.openedAt) : [];
      const moment = momentOf(one);
      return within(moment, span) ? knownRecord(one, moment) : [];
    }),
  );
}

const wantedCase =
  ({ priorities, escalated }: FamilyOf<'case'>) =>
  (one: SupportCase): boolean =>
    (!priorities || (one.priority !== undefined && priorities.includes(one.priority))) &&
    (escalated === undefined || escalated === (one.escalated ?? false));

/** Takes that count surveys from the day they were sent; all others count answers. */
const bySending: ReadonlySet<string> = new Set(['sent', 'answered-share']);
const bySilence: ReadonlySet<string> = new Set(['unanswered-in-a-row', 'silent']);

function surveysOf({ type, take }: FamilyOf<'survey'>, { months }: Dossier, span: Span): KnownRecord[] {
  const momentOf = (one: Survey) => (bySending.has(take) || bySilence.has(take) ? one.sentDay : one.answeredDay);
  return months.flatMap(({ surveys }) =>
    surveys.flatMap((one) => {
      const moment = momentOf(one);
      const wanted = one.type === type && !(bySilence.has(take) && one.answeredDay !== undefined);
      return wanted && within(moment, span) ? knownRecord(one, moment) : [];
    }),
  );
}

/** The last count of each thing: a stock is what was counted last. */
function latestOf<T extends Parameters<typeof knownRecord>[0] & { day: Day }>(
  records: readonly T[],
  span: Span,
  thing: (record: T) => string,
): KnownRecord[] {
  const latest = new Map<string, T>();
  for (const record of records) {
    if (!within(record.day, span)) continue;
    const known = latest.get(thing(record));
    if (!known || known.day < record.day) latest.set(thing(record), record);
  }
  return [...latest.values()].map((record) => knownRecord(record, record.day));
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
