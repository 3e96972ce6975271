import type { Catalogue } from '../../lib/domain/metrics/catalogue.ts';
import { streamsOf } from '../../lib/domain/metrics/family-sources.ts';
import type { ImportStore } from '../../lib/ports/sources.ts';

/** Says of a family (by id) whether any imported source delivers what it is measured from. */
export async function fedFamilies({ families }: Catalogue, imports: ImportStore): Promise<(family: string) => boolean> {
  const streams = (await imports.sources()).flatMap(({ span }) => span.streams);
  const isDelivered = (wanted: string) =>
    streams.some((stream) => (wanted.endsWith(':') ? stream.startsWith(wanted) : stream === wanted));
  const fed = new Set(families.filter((family) => streamsOf(family).some(isDelivered)).map(({ id }) => id));
  return (family) => fed.has(family);
}
