import { addDays, type Day, dayOf, daysBetween } from '../day.ts';
import type { SourceStanding } from '../freshness/source-standing.ts';
import type { AccountDay } from '../metrics/account-day.ts';
import type { Milestone } from '../milestones/milestone.ts';
import type { Dossier, MonthOfRecords } from '../records/dossier.ts';
import type { Subscription } from '../records/record.ts';
import type { MonthKind } from '../records/record-lists.ts';
import { monthLists } from '../records/record-lists.ts';
import type { UsageCell } from '../records/usage-cell.ts';
import type { Evidence, ReviewRole } from './fact.ts';
import type { PanelUse } from './panels.ts';

/** Everything that panels, contradictions and obstacles are read from: the records as known on `day`, laid out once. */
export type ReviewFacts = {
  accountId: string;
  day: Day;
  signupDay: Day;
  daysIn: number;
  judged: AccountDay;
  /** As it was known on the day, with what each source has on file of the account now. */
  dossier: Dossier;
  standings: readonly SourceStanding[];
  roleOf(source: string): ReviewRole;
  /** Sources that tell something of this account. */
  knowing: ReadonlySet<string>;
  /** Use by source and event, most first. */
  use: PanelUse[];
  milestones: readonly Milestone[];
  /** Whether some source delivers this kind of record (of anybody). */
  delivers(kind: string): boolean;
  /** Whether the source describes accounts, so that it should know this one. */
  declares(source: string): boolean;
};

/** The dated records of a kind, oldest first. */
export function listed<Kind extends MonthKind>(
  { dossier }: Pick<ReviewFacts, 'dossier'>,
  kind: Kind,
): MonthOfRecords[(typeof monthLists)[Kind]] {
  const name = monthLists[kind];
  return dossier.months.flatMap((month) => month[name] as never[]) as MonthOfRecords[(typeof monthLists)[Kind]];
}

/** The lines of the contract that run on the day. */
export function runningLines({ dossier, day }: Pick<ReviewFacts, 'dossier' | 'day'>): Subscription[] {
  return dossier.profile.subscriptions.filter(
    ({ startDay, endDay }) => startDay <= day && (endDay === undefined || endDay > day),
  );
}

/** The day the customer left by the day, unless a line has begun since. */
export function cancellationOf({ dossier, day }: Pick<ReviewFacts, 'dossier' | 'day'>) {
  const { cancellations, subscriptions } = dossier.profile;
  const left = cancellations.filter((one) => one.day <= day).toSorted((a, b) => (a.day < b.day ? 1 : -1))[0];
  if (!left || subscriptions.some(({ startDay }) => startDay > left.day && startDay <= day)) return undefined;
  return left;
}

/** Use by source and event until the day, most of the last four weeks first. */
export function useOf({ months }: Dossier, day: Day): PanelUse[] {
  const since = addDays(day, -27);
  const found = new Map<string, PanelUse>();
  for (const { source, event, on, cell } of months.flatMap(usesOfMonth)) {
    if (on > day || cell[0] === 0) continue;
    const key = JSON.stringify([source, event]);
    const use = found.get(key) ?? { event, source, count28d: 0, count: 0, newestDay: on };
    found.set(key, withCell(use, { on, cell, isRecent: on >= since }));
  }
  return [...found.values()].sort(
    (a, b) => b.count28d - a.count28d || b.count - a.count || (a.event < b.event ? -1 : 1),
  );
}

function usesOfMonth({ month, usage }: MonthOfRecords) {
  return Object.entries(usage).flatMap(([source, events]) =>
    Object.entries(events).flatMap(([event, days]) =>
      Object.entries(days).map(([date, cell]) => ({ source, event, on: `${month}-${date.padStart(2, '0')}`, cell })),
    ),
  );
}

function withCell(use: PanelUse, { on, cell, isRecent }: { on: Day; cell: UsageCell; isRecent: boolean }): PanelUse {
  const [count, people] = cell;
  return {
    ...use,
    count: use.count + count,
    count28d: use.count28d + (isRecent ? count : 0),
    people: people === null ? use.people : Math.max(use.people ?? 0, people),
    newestDay: on > use.newestDay ? on : use.newestDay,
  };
}

/** The most recent of a stock, by item: the newest count, and where several sources count on that day the largest. */
export function newestStock<T extends { day: Day; source: string }>(
  records: readonly T[],
  nameOf: (record: T) => string,
): T[] {
  const newest = new Map<string, T>();
  for (const record of records) {
    const key = JSON.stringify([record.source, nameOf(record)]);
    const known = newest.get(key);
    if (!known || record.day >= known.day) newest.set(key, record);
  }
  return [...newest.values()];
}

/** A case on the day: since when it is open or for how long it waited. */
export function caseDays({ openedAt, resolvedAt }: { openedAt: string; resolvedAt?: string }, day: Day) {
  const openedDay = dayOf(openedAt);
  const resolvedDay = resolvedAt === undefined ? undefined : dayOf(resolvedAt);
  return { openedDay, resolvedDay, ageInDays: Math.max(0, daysBetween(openedDay, resolvedDay ?? day)) };
}

/** What rests on one record. */
export function evidenceOf(
  record: { source: string; kind: string },
  more: Omit<Evidence, 'source' | 'record'> = {},
): Evidence {
  return { source: record.source, record: record.kind, ...more };
}
