import type { Measured } from './measure-with-duckdb.ts';

/** How many values were compared (by metric and account), and those that differ: one knows it and the other does not, or by more than a millionth. */
export type Comparison = { compared: number; known: number; mismatches: string[] };

const TOLERANCE = 1e-6;

/** Compares two measurements of the same day, metric by metric, on all accounts of either. */
export function compareMeasured(one: Measured, other: Measured, metrics: readonly string[]): Comparison {
  const comparison: Comparison = { compared: 0, known: 0, mismatches: [] };
  for (const account of new Set([...one.keys(), ...other.keys()])) {
    const [a = {}, b = {}] = [one.get(account), other.get(account)];
    for (const metric of metrics) {
      comparison.compared += 1;
      if (a[metric] !== undefined) comparison.known += 1;
      if (!isSame(a[metric], b[metric])) {
        comparison.mismatches.push(`${metric} of account ${account}: ${a[metric]} and ${b[metric]}`);
      }
    }
  }
  return comparison;
}

function isSame(a: number | undefined, b: number | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return Math.abs(a - b) <= TOLERANCE * Math.max(1, Math.abs(a));
}
