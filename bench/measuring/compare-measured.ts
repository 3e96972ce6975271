import type { Day } from '../../lib/domain/day.ts';
import type { Measured } from './measure-with-duckdb.ts';

/**
 * How many values were compared (by day, metric and account), how many of them are known and of which metrics, and
 * those that differ: one side knows a value and the other does not, or they differ by more than a millionth.
 */
export type Comparison = { compared: number; known: number; knownMetrics: Set<string>; mismatches: string[] };

/** The same day measured by both sides, and the metrics to compare. */
export type MeasuredDay = { day: Day; ours: Measured; theirs: Measured; metrics: readonly string[] };

const TOLERANCE = 1e-6;

/** A comparison that has yet to begin. */
export function nothingCompared(): Comparison {
  return { compared: 0, known: 0, knownMetrics: new Set(), mismatches: [] };
}

/** Adds a day to the comparison, metric by metric, on all accounts of either; what is not compared may have no value. */
export function compareMeasured({ day, ours, theirs, metrics }: MeasuredDay, comparison: Comparison): void {
  const inSql = new Set(metrics);
  for (const account of new Set([...ours.keys(), ...theirs.keys()])) {
    const [a = {}, b = {}] = [ours.get(account), theirs.get(account)];
    for (const metric of new Set([...inSql, ...Object.keys(a)])) {
      comparison.compared += inSql.has(metric) ? 1 : 0;
      if (a[metric] !== undefined) {
        comparison.known += 1;
        comparison.knownMetrics.add(metric);
      }
      if (!isSame(a[metric], b[metric])) {
        comparison.mismatches.push(`${day}: ${metric} of account ${account}: ${a[metric]} and ${b[metric]}`);
      }
    }
  }
}

function isSame(a: number | undefined, b: number | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return Math.abs(a - b) <= TOLERANCE * Math.max(1, Math.abs(a));
}
