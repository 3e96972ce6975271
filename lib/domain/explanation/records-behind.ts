import { addDays, type Day } from '../day.ts';
import type { Catalogue, Metric } from '../metrics/catalogue.ts';
import type { FamilyDefinition } from '../metrics/family-definition.ts';
import type { Dossier } from '../records/dossier.ts';
import { familyRecords } from './family-records.ts';
import type { KnownRecord, RecordRef } from './record-ref.ts';

/** The records a number was made of: how many, from which sources, and the newest few. */
export type RecordsBehind = { count: number; sources: { source: string; count: number }[]; newest: RecordRef[] };

/** As many records as are named one by one. */
const NAMED = 3;

/** The records behind some metrics of an account on a day, each once. The dossier is as it was known on that day. */
export function knownRecordsOf(
  metricIds: readonly string[],
  { dossier, catalogue, day }: { dossier: Dossier; catalogue: Catalogue; day: Day },
): Map<string, KnownRecord> {
  const found = new Map<string, KnownRecord>();
  for (const metric of ingredientsOf(metricIds, catalogue)) {
    const family = catalogue.families.find(({ id }) => id === metric.family);
    if (!family) continue;
    for (const span of spansOf(metric, family, day)) {
      for (const known of familyRecords(family, dossier, span)) found.set(known.key, known);
    }
  }
  return found;
}

/** Over which days a metric is measured: a change takes its window twice, or for a stock also what was counted then. */
function spansOf(
  { form, windowInDays = 1 }: Metric,
  { windows }: FamilyDefinition,
  day: Day,
): { day: Day; windowInDays?: number }[] {
  if (windows) return [{ day, windowInDays: form === 'change' ? 2 * windowInDays : windowInDays }];
  return form === 'change' ? [{ day: addDays(day, -windowInDays) }, { day }] : [{ day }];
}

/** The same in a few words. */
export function recordsBehind(known: ReadonlyMap<string, KnownRecord>): RecordsBehind {
  const refs = [...known.values()].map(({ ref }) => ref);
  const bySource = Map.groupBy(refs, ({ source }) => source);
  return {
    count: refs.length,
    sources: [...bySource].map(([source, own]) => ({ source, count: own.length })),
    newest: newestOf(refs, NAMED),
  };
}

/** The newest of some records, as many as asked for. */
export function newestOf<T extends RecordRef>(refs: readonly T[], count: number): T[] {
  return refs.toSorted((a, b) => ((a.day ?? '') > (b.day ?? '') ? -1 : 1)).slice(0, count);
}

/** The metrics that are measured from records, among those asked for and all they are computed from. */
function ingredientsOf(ids: readonly string[], { metrics, derived }: Catalogue): Metric[] {
  const wanted = new Set(ids);
  for (const { id, formula } of derived.toReversed()) {
    if (wanted.has(id)) for (const ingredient of formula.metrics) wanted.add(ingredient);
  }
  return [...wanted].flatMap((id) => metrics.get(id) ?? []).filter(({ form }) => form === 'value' || form === 'change');
}
