import type { Day } from '../../domain/day.ts';
import type { ImportStore } from '../../ports/sources.ts';
import { NoHistory } from '../errors.ts';

/** The first and the last day that dated records tell of, over all sources. Throws NoHistory. */
export async function historySpan({ imports }: { imports: ImportStore }): Promise<{ from: Day; until: Day }> {
  const spans = (await imports.sources()).map(({ span }) => span);
  const firsts = spans.flatMap(({ firstDays = {} }) => Object.values(firstDays)).sort();
  const newest = spans.flatMap(({ newestDay }) => newestDay ?? []).sort();
  const [from, until] = [firsts[0], newest.at(-1)];
  if (from !== undefined && until !== undefined) return { from, until };
  throw new NoHistory('Expected records with days to look back on, found none. Import records first.');
}
