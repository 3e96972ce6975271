import { type Day, dayFromNumber, dayNumber } from '../day.ts';
import type { Dossier } from '../records/dossier.ts';
import { accountAttributes } from './account-attributes.ts';
import type { AccountDay, MissingReason, Provenance } from './account-day.ts';
import { accountHistory, type Timeline } from './account-history.ts';
import type { Catalogue } from './catalogue.ts';
import type { FamilySources } from './family-sources.ts';
import { timelineDays } from './look-back.ts';
import { type Column, type FamilyColumns, measureColumns } from './measure-columns.ts';
import { contactRoles } from './measure-people.ts';
import type { SourceFreshness } from './source-freshness.ts';

/**
 * What to measure: from when until when, how far the sources reach, and (when not all are needed) which metrics and
 * which days of them, oldest first.
 */
export type Measuring = {
  from: Day;
  until: Day;
  freshness: SourceFreshness;
  only?: ReadonlySet<string>;
  days?: readonly Day[];
  /** Without provenance, for those who judge many days and explain none. */
  bare?: boolean;
};

/**
 * Everything the catalogue measures of an account on each day from `from` to `until`, milestones aside. Days
 * before the customer signed up are left out. A day sees only what had happened by then. The dossier must
 * reach `lookBackDays(catalogue)` days further back than `from`. The cost grows with days plus records.
 */
export function measureAccount(dossier: Dossier, catalogue: Catalogue, measuring: Measuring): AccountDay[] {
  return [...accountDays(dossier, catalogue, measuring)];
}

/** The same, one day after the other, for those who may stop early. */
export function* accountDays(dossier: Dossier, catalogue: Catalogue, measuring: Measuring): Generator<AccountDay> {
  const { freshness } = measuring;
  const wanted = measuring.only && withIngredients(measuring.only, catalogue);
  const first = dayNumber(measuring.from);
  const before = timelineDays(catalogue);
  const timeline: Timeline = { start: first - before, length: dayNumber(measuring.until) - first + 1 + before };
  if (timeline.length <= before) return;
  const history = accountHistory(dossier, timeline);
  const families = catalogue.families
    .map((family) => measureColumns(family, history, { profile: dossier.profile, freshness, wanted }))
    .filter(({ columns }) => columns.length > 0);
  const valuesOn = dailyValues(families.flatMap(({ columns }) => columns));
  const attributesOn = accountAttributes(history, dossier, catalogue);
  const rolesOn = contactRoles(history);
  const firstIndex = Math.max(before, (history.signupDay ?? Number.NEGATIVE_INFINITY) - timeline.start);
  for (const index of indexes(firstIndex, timeline, measuring.days)) {
    const number = timeline.start + index;
    const day = dayFromNumber(number);
    const accountDay: AccountDay = {
      accountId: dossier.profile.accountId,
      day,
      attributes: attributesOn(index),
      ...(rolesOn && { roles: rolesOn(index) }),
      ...valuesOn(index, number),
      milestones: {},
      provenance: measuring.bare ? {} : provenanceOn(families, day, number),
    };
    yield derive(accountDay, catalogue, wanted);
  }
}

/** The days of the timeline that are wanted: all from the first on, or those of a list that lie there. */
function* indexes(first: number, { start, length }: Timeline, days?: readonly Day[]): Generator<number> {
  if (!days) for (let index = first; index < length; index += 1) yield index;
  for (const day of days ?? []) {
    const index = dayNumber(day) - start;
    if (index >= first && index < length) yield index;
  }
}

/** The metrics asked for and all they are computed from. */
function withIngredients(only: ReadonlySet<string>, { derived }: Catalogue): ReadonlySet<string> {
  const wanted = new Set(only);
  for (const { id, formula } of derived.toReversed()) {
    if (wanted.has(id)) for (const ingredient of formula.metrics) wanted.add(ingredient);
  }
  return wanted;
}

type Values = Pick<AccountDay, 'metrics' | 'missing'>;

/** Reads the columns day by day; those that no source delivers are missing on all of them, and are listed once. */
function dailyValues(columns: Column[]): (index: number, day: number) => Values {
  const absent = Object.fromEntries(columns.flatMap(({ id, value }) => (value ? [] : [[id, 'no-record' as const]])));
  const delivered = columns.filter((column): column is Delivered => column.value !== undefined);
  return (index, day) => {
    const metrics: Record<string, number> = {};
    const missing: Record<string, MissingReason> = { ...absent };
    for (const column of delivered) {
      const value = column.value(index);
      const reason = missingReason(column, value, day);
      if (reason) missing[column.id] = reason;
      else metrics[column.id] = rounded(value);
    }
    return { metrics, missing };
  };
}

type Delivered = Required<Column>;

function missingReason(column: Delivered, value: number, day: number): MissingReason | undefined {
  if (day > column.staleDay) return 'stale';
  if (day < column.matureDay) return 'too-young';
  return Number.isNaN(value) ? 'no-record' : undefined;
}

/** To a millionth: enough for any share or change, and free of the dust of floating point. */
function rounded(value: number): number {
  return Number.isInteger(value) ? value : Math.round(value * 1e6) / 1e6;
}

/** Adds the metrics that are computed from others; one that lacks an ingredient is missing for that ingredient's reason. */
function derive(day: AccountDay, { derived }: Catalogue, wanted?: ReadonlySet<string>): AccountDay {
  for (const { id, formula } of derived) {
    if (wanted && !wanted.has(id)) continue;
    const value = formula.value({ day });
    if (value !== undefined) day.metrics[id] = rounded(value);
    else day.missing[id] = formula.metrics.map((ingredient) => day.missing[ingredient]).find(Boolean) ?? 'no-record';
  }
  return day;
}

function provenanceOn(families: FamilyColumns[], day: Day, number: number): Record<string, Provenance> {
  const provenance: Record<string, Provenance> = {};
  for (const { family, from } of families) if (from) provenance[family.id] = provenanceOf(from, day, number);
  return provenance;
}

function provenanceOf({ sources, newestDay, records }: FamilySources, day: Day, number: number): Provenance {
  if (newestDay === Number.POSITIVE_INFINITY) return { sources, records };
  return { sources, newestDay: newestDay < number ? dayFromNumber(newestDay) : day, records };
}
