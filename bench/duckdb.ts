import { sharedDataSet } from './importing/import-into-memory.ts';
import { measureBoth, type Sides } from './measuring/measure-both.ts';
import type { BenchTable } from './part.ts';

const DAYS = ['2022-08-31', '2022-11-30', '2023-02-28', '2023-05-31'];
const SHOWN = 20;
const title = 'Measuring crm5 (1.09 M daily rows), against DuckDB';

/** crm5 measured by Holdfast and in SQL on DuckDB, from the same files: the same values, and what each side costs. */
export async function run(): Promise<BenchTable[]> {
  const crm5 = sharedDataSet('crm5');
  if (!crm5) return [{ title, columns: ['skipped'], rows: [['the shared data folder has no crm5']] }];
  const { metrics, reading, computing, comparison } = await measureBoth(crm5, DAYS);
  const { compared, known, mismatches } = comparison;
  const both = {
    holdfast: reading.holdfast + computing.holdfast,
    duckdb: reading.duckdb + computing.duckdb,
  };
  const differing = mismatches.slice(0, SHOWN).map((mismatch) => `\n  ${mismatch}`);
  return [
    {
      title,
      columns: ['work', 'Holdfast CPU-seconds', 'DuckDB CPU-seconds', 'Holdfast ÷ DuckDB'],
      rows: [row('reading the files', reading), row(`computing ${DAYS.length} days`, computing), row('both', both)],
      note: `${metrics.length} metrics on ${DAYS.length} days of every account, metric by metric: ${compared} values compared (${known} known to Holdfast), ${mismatches.length} mismatches.${differing.join('')}
Reading: Holdfast's import (decompressed, converted, checked, sorted by account, applied; kept in memory, no database); DuckDB's read_csv into tables. Computing: each day by itself, as a daily run does; Holdfast's whole catalogue with provenance, DuckDB the ${metrics.length} metrics in one query. DuckDB has one thread.`,
    },
  ];
}

function row(work: string, { holdfast, duckdb }: Sides): string[] {
  return [work, holdfast.toFixed(2), duckdb.toFixed(2), (holdfast / duckdb).toFixed(2)];
}
