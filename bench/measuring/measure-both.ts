import type { Day } from '../../lib/domain/day.ts';
import { importIntoMemory } from '../importing/import-into-memory.ts';
import { type Comparison, compareMeasured, nothingCompared } from './compare-measured.ts';
import { crm5Catalogue } from './crm5-catalogue.ts';
import { fedFamilies } from './fed-families.ts';
import { loadIntoDuckDb, measureWithDuckDb } from './measure-with-duckdb.ts';
import { measureWithHoldfast } from './measure-with-holdfast.ts';
import { sqlOfCatalogue, type Uncompared } from './sql-of-catalogue.ts';

/** CPU-seconds of each side. */
export type Sides = { holdfast: number; duckdb: number };

/** What both sides took, and whether they agree on each of the metrics compared; the others come with the reason why not. */
export type MeasuredBoth = {
  metrics: string[];
  uncompared: Uncompared[];
  reading: Sides;
  computing: Sides;
  comparison: Comparison;
};

/** Measures crm5 on the days with Holdfast and in SQL on DuckDB, both from the same files, and compares every value. */
export async function measureBoth(crm5: { folder: string; mapping: string }, days: Day[]): Promise<MeasuredBoth> {
  const catalogue = crm5Catalogue();
  const imported = await timed(() => importIntoMemory(crm5));
  const loaded = await timed(() => loadIntoDuckDb(crm5.folder));
  const fed = await fedFamilies(catalogue, imported.result.imports);
  const { metrics: sql, uncompared } = sqlOfCatalogue(catalogue, fed);
  const metrics = sql.map(({ id }) => id);
  const computing: Sides = { holdfast: 0, duckdb: 0 };
  const comparison = nothingCompared();
  for (const day of days) {
    const ours = await timed(() => measureWithHoldfast(imported.result, catalogue, day));
    const theirs = await timed(() => measureWithDuckDb(loaded.result, sql, day));
    computing.holdfast += ours.seconds;
    computing.duckdb += theirs.seconds;
    compareMeasured({ day, ours: ours.result, theirs: theirs.result, metrics }, comparison);
  }
  loaded.result.closeSync();
  return {
    metrics,
    uncompared,
    reading: { holdfast: imported.seconds, duckdb: loaded.seconds },
    computing,
    comparison,
  };
}

/** CPU time of this process, the database's threads included. */
async function timed<T>(work: () => Promise<T>): Promise<{ result: T; seconds: number }> {
  const start = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(start);
  return { result, seconds: (user + system) / 1e6 };
}
