import type { Day } from '../domain/day.ts';
import { type SourceStanding, sourceStanding } from '../domain/freshness/source-standing.ts';
import type { ImportStore } from '../ports/sources.ts';
import type { Clock } from '../ports/system.ts';

/** Where every source stands now, by name; `judgedDay` is the last day that was judged, if any was. */
export async function sourceStandings(
  judgedDay: Day | undefined,
  { imports, clock }: { imports: ImportStore; clock: Clock },
): Promise<SourceStanding[]> {
  const [sources, collections] = await Promise.all([imports.sources(), imports.collections()]);
  const last = new Map(collections.map((one) => [one.source, one]));
  return sources
    .map((one) => sourceStanding({ ...one, collection: last.get(one.source) }, clock.now(), judgedDay))
    .toSorted((a, b) => (a.source < b.source ? -1 : 1));
}
