/** A measured table: figures are counts, or ratios of two measurements made in the same run. */
export type BenchTable = {
  title: string;
  columns: string[];
  rows: (string | number)[][];
  /** What the figures mean, and what they are measured against. */
  note?: string;
};

/**
 * A part of the bench is a file of this folder that exports `run`; `npm run bench` runs them all, and
 * `npm run bench -- rules bundles` the named ones.
 */
export type BenchPart = { run(): Promise<BenchTable[]> };
