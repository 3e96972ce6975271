import type { SourceFreshness } from '../domain/metrics/source-freshness.ts';
import type { ImportStore } from '../ports/sources.ts';

/** How far the sources reach. */
export async function freshnessOf(imports: ImportStore): Promise<SourceFreshness> {
  const sources = await imports.sources();
  return Object.fromEntries(sources.map(({ source, span }) => [source, span]));
}
