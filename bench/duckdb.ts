import { sharedDataSet } from './importing/import-into-memory.ts';
import { shippedCatalogue } from './judging/shipped-workflows.ts';
import type { Comparison } from './measuring/compare-measured.ts';
import { measureBoth, type Sides } from './measuring/measure-both.ts';
import type { Uncompared } from './measuring/sql-of-catalogue.ts';
import type { BenchTable } from './part.ts';

const DAYS = ['2022-08-31', '2022-11-30', '2023-02-28', '2023-05-31'];
const SHOWN = 20;
const title = 'Measuring crm5 (1.09 M daily rows), against DuckDB';

/** crm5 measured by Holdfast and in SQL on DuckDB, from the same files: the same values, and what each side costs. */
export async function run(): Promise<BenchTable[]> {
  const crm5 = sharedDataSet('crm5');
  if (!crm5) return [{ title, columns: ['skipped'], rows: [['the shared data folder has no crm5']] }];
  const { metrics, uncompared, reading, computing, comparison } = await measureBoth(crm5, DAYS);
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
      note: `${coverage(metrics, uncompared, comparison)}
${metrics.length} metrics on ${DAYS.length} days of every account, metric by metric: ${compared} values compared (${known} known to Holdfast), ${mismatches.length} mismatches.${differing.join('')}
Reading: Holdfast's import (decompressed, converted, checked, sorted by account, applied; kept in memory, no database); DuckDB's read_csv into tables. Computing: each day by itself, as a daily run does; Holdfast's whole catalogue with provenance, DuckDB the ${metrics.length} metrics in one query. DuckDB has one thread.`,
    },
  ];
}

/** How much of the catalogue was compared, and every metric that was not, by the reason why not. */
function coverage(metrics: string[], uncompared: Uncompared[], { knownMetrics }: Comparison): string {
  const shipped = shippedCatalogue().metrics;
  const compared = metrics.filter((id) => shipped.has(id));
  const unknown = metrics.filter((id) => !knownMetrics.has(id));
  const reasons = [...Map.groupBy(uncompared, ({ reason }) => reason)].map(
    ([reason, all]) => `\n  ${reason}: ${all.map(({ id }) => id).join(', ')}`,
  );
  return `${compared.length} of the ${shipped.size} metrics that come with Holdfast were compared, and ${metrics.length - compared.length} of crm5's own events; of these neither side knows a value on any account: ${unknown.join(', ') || 'none'}.
Not compared, and without a value on Holdfast's side, ${uncompared.length} metrics:${reasons.join('')}`;
}

function row(work: string, { holdfast, duckdb }: Sides): string[] {
  return [work, holdfast.toFixed(2), duckdb.toFixed(2), (holdfast / duckdb).toFixed(2)];
}
