import type { Day } from '../../lib/domain/day.ts';
import { importIntoMemory } from '../importing/import-into-memory.ts';
import { type Comparison, compareMeasured } from './compare-measured.ts';
import { crm5Catalogue } from './crm5-catalogue.ts';
import { fedFamilies } from './fed-families.ts';
import { loadIntoDuckDb, measureWithDuckDb, sqlMetrics } from './measure-with-duckdb.ts';
import { measureWithHoldfast } from './measure-with-holdfast.ts';

/** CPU-seconds of each side. */
export type Sides = { holdfast: number; duckdb: number };

/** What both sides took, and whether they agree. */
export type MeasuredBoth = { metrics: string[]; reading: Sides; computing: Sides; comparison: Comparison };

/** Measures crm5 on the days with Holdfast and in SQL on DuckDB, both from the same files, and compares every value. */
export async function measureBoth(crm5: { folder: string; mapping: string }, days: Day[]): Promise<MeasuredBoth> {
  const catalogue = crm5Catalogue();
  const imported = await timed(() => importIntoMemory(crm5));
  const loaded = await timed(() => loadIntoDuckDb(crm5.folder));
  const sql = sqlMetrics(catalogue, await fedFamilies(catalogue, imported.result.imports));
  const metrics = sql.map(({ id }) => id);
  const computing: Sides = { holdfast: 0, duckdb: 0 };
  const comparison: Comparison = { compared: 0, known: 0, mismatches: [] };
  for (const day of days) {
    const ours = await timed(() => measureWithHoldfast(imported.result, catalogue, day));
    const theirs = await timed(() => measureWithDuckDb(loaded.result, sql, day));
    computing.holdfast += ours.seconds;
    computing.duckdb += theirs.seconds;
    const { compared, known, mismatches } = compareMeasured(ours.result, theirs.result, metrics);
    comparison.compared += compared;
    comparison.known += known;
    comparison.mismatches.push(...mismatches.map((mismatch) => `${day}: ${mismatch}`));
  }
  loaded.result.closeSync();
  return { metrics, reading: { holdfast: imported.seconds, duckdb: loaded.seconds }, computing, comparison };
}

/** CPU time of this process, the database's threads included. */
async function timed<T>(work: () => Promise<T>): Promise<{ result: T; seconds: number }> {
  const start = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(start);
  return { result, seconds: (user + system) / 1e6 };
}
