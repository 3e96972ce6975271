import type { OperationAnswer } from '../../../api/call-api.ts';

/** What the page is told. */
export type Cohorts = OperationAnswer<'reportCohorts'>;
export type Month = Cohorts['months'][number];
export type Row = Cohorts['triangles'][number]['rows'][number];

/** The currencies in which customers pay, that of the most customers first. */
export function currenciesOf({ months, triangles }: Cohorts): string[] {
  const last = months.at(-1)?.revenue ?? [];
  const counts = new Map(last.map(({ currency, customers }) => [currency, customers.end]));
  const all = new Set([...counts.keys(), ...triangles.map(({ currency }) => currency)]);
  return [...all].toSorted((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || a.localeCompare(b));
}
