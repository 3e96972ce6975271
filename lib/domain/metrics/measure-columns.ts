import type { Profile } from '../records/dossier.ts';
import type { AccountHistory } from './account-history.ts';
import type { FamilyDefinition } from './family-definition.ts';
import { type FamilySources, familySources } from './family-sources.ts';
import { measureFamily } from './measure-family.ts';
import { changeId, changeWindows, valueId } from './metrics-of-family.ts';
import { changeAgainst, type Series } from './series.ts';
import type { SourceFreshness } from './source-freshness.ts';

/**
 * A metric along the timeline. Before `matureDay` there is too little history for it, after `staleDay` its
 * source has fallen silent (both days since 1970). `values` is absent when no source delivers it.
 */
export type Column = { id: string; values?: Series; matureDay: number; staleDay: number };

/** A family's metrics along the timeline, with where they come from. */
export type FamilyColumns = { family: FamilyDefinition; from?: FamilySources; columns: Column[] };

/** Measures a family, in time linear in days and records; only the metrics `wanted` (all when undefined). */
export function measureColumns(
  family: FamilyDefinition,
  history: AccountHistory,
  { profile, freshness, wanted }: { profile: Profile; freshness: SourceFreshness; wanted?: ReadonlySet<string> },
): FamilyColumns {
  const from = familySources(family, profile, freshness);
  const staleDay = from && family.staleAfterDays ? from.newestDay + family.staleAfterDays : Number.POSITIVE_INFINITY;
  const measure = from ? measureFamily(family, history) : undefined;
  const measured = new Map<number | undefined, Series>();
  const values = (window: number | undefined): Series | undefined => {
    const known = measured.get(window) ?? (measure ? withAbsence(measure(window ?? 1), family) : undefined);
    if (known) measured.set(window, known);
    return known;
  };
  const columns: Column[] = [];
  const add = (id: string, needs: number, series: () => Series | undefined) => {
    if (wanted && !wanted.has(id)) return;
    columns.push({ id, values: series(), matureDay: matureDay(needs, history, from), staleDay });
  };
  for (const window of family.windows ?? [undefined])
    add(valueId(family.id, window), window ?? 0, () => values(window));
  for (const days of changeWindows(family)) {
    const needs = family.windows ? 2 * days : days;
    add(changeId(family.id, days), -needs, () => {
      const level = values(family.windows ? days : undefined);
      return level && changeAgainst(level, days);
    });
  }
  return { family, from, columns };
}

function withAbsence(series: Series, family: FamilyDefinition): Series {
  if (family.absent === 'missing') return series;
  return series.map((value) => (Number.isNaN(value) ? 0 : value));
}

/**
 * The first day with enough history. A count over a window is complete when the source reaches back over it,
 * or over the customer's whole life; a change (negative `needs`) also needs the customer to be that old.
 */
function matureDay(needs: number, { signupDay }: AccountHistory, from: FamilySources | undefined): number {
  const sourceDay = from?.firstDay ?? Number.NEGATIVE_INFINITY;
  const born = signupDay ?? Number.NEGATIVE_INFINITY;
  if (needs < 0) return Math.max(born, sourceDay) - needs - 1;
  return born >= sourceDay || needs === 0 ? Number.NEGATIVE_INFINITY : sourceDay + needs - 1;
}
