import type { Day } from '../day.ts';
import type { Catalogue } from '../metrics/catalogue.ts';
import type { SourceFreshness } from '../metrics/source-freshness.ts';
import type { Milestone } from '../milestones/milestone.ts';
import type { RecordKind } from '../records/record.ts';

/**
 * The day from which on everything that milestones look at is told of: the latest of the first days of the kinds of record
 * they read. A milestone of somebody who signed up before may have been reached long before anybody saw it. Undefined when
 * no source tells of any of them.
 */
export function observedFrom(
  { catalogue, milestones }: { catalogue: Catalogue; milestones: readonly Milestone[] },
  freshness: SourceFreshness,
): Day | undefined {
  const first = [...kindsRead(catalogue, milestones)].flatMap((kind) => firstDayOf(kind, freshness) ?? []);
  return first.toSorted().at(-1);
}

function kindsRead(catalogue: Catalogue, milestones: readonly Milestone[]): Set<RecordKind> {
  const wanted = new Set(milestones.flatMap(({ when }) => when.metrics));
  for (const { id, formula } of catalogue.derived.toReversed()) {
    if (wanted.has(id)) for (const metric of formula.metrics) wanted.add(metric);
  }
  const families = new Map(catalogue.families.map((family) => [family.id, family]));
  return new Set(
    [...wanted].flatMap((id) => families.get(catalogue.metrics.get(id)?.family ?? '')?.record ?? []) as RecordKind[],
  );
}

function firstDayOf(kind: RecordKind, freshness: SourceFreshness): Day | undefined {
  return Object.values(freshness)
    .flatMap(({ firstDays }) => firstDays?.[kind] ?? [])
    .toSorted()[0];
}
