import type { Catalogue } from '../metrics/catalogue.ts';
import { sourcesDelivering } from '../metrics/family-sources.ts';
import type { SourceFreshness } from '../metrics/source-freshness.ts';

/**
 * The sources that feed each metric of the catalogue, by its id: those that deliver what it reads, and for one that is
 * computed those of its ingredients. What milestones tell comes from no source of its own.
 */
export function sourcesOfMetrics(catalogue: Catalogue, freshness: SourceFreshness): Map<string, string[]> {
  const byFamily = new Map(catalogue.families.map((family) => [family.id, sourcesDelivering(family, freshness)]));
  const sources = new Map([...catalogue.metrics.values()].map(({ id, family }) => [id, byFamily.get(family) ?? []]));
  for (const { id, formula } of catalogue.derived) {
    const ingredients = formula.metrics.flatMap((ingredient) => sources.get(ingredient) ?? []);
    sources.set(id, [...new Set(ingredients)].toSorted());
  }
  return sources;
}
