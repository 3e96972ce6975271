import type { Profile } from '../records/dossier.ts';
import type { AccountHistory } from './account-history.ts';
import type { FamilyDefinition } from './family-definition.ts';
import { type FamilySources, familySources } from './family-sources.ts';
import { measureFamily } from './measure-family.ts';
import { changeId, changeWindows, valueId } from './metrics-of-family.ts';
import { type At, changeAgainst } from './series.ts';
import type { SourceFreshness } from './source-freshness.ts';

/**
 * A metric along the timeline. Before `matureDay` there is too little history for it, after `staleDay` its
 * source has fallen silent (both days since 1970). `value` is absent when no source delivers it.
 */
export type Column = { id: string; value?: At; matureDay: number; staleDay: number };

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
  const measured = new Map<number | undefined, At | undefined>();
  const value = (window: number | undefined): At | undefined => {
    if (!measured.has(window)) measured.set(window, measure && withAbsence(measure(window ?? 1), family));
    return measured.get(window);
  };
  const columns: Column[] = [];
  const add = (id: string, needs: number, read: () => At | undefined) => {
    if (wanted && !wanted.has(id)) return;
    columns.push({ id, value: read(), matureDay: matureDay(needs, history, from), staleDay });
  };
  for (const window of family.windows ?? [undefined]) add(valueId(family.id, window), window ?? 0, () => value(window));
  for (const days of changeWindows(family)) {
    const needs = family.windows ? 2 * days : days;
    add(changeId(family.id, days), -needs, () => {
      const level = value(family.windows ? days : undefined);
      return level && changeAgainst(level, days);
    });
  }
  return { family, from, columns };
}

function withAbsence(value: At, family: FamilyDefinition): At {
  if (family.absent === 'missing') return value;
  return (day) => {
    const known = value(day);
    return Number.isNaN(known) ? 0 : known;
  };
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
