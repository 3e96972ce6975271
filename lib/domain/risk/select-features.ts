import { quantileOf } from '../evaluation/account-resamples.ts';
import { type FeatureShape, learnShape } from './feature-shape.ts';
import { scaled } from './scaled.ts';
import type { Rows, SnapshotTable } from './snapshot-table.ts';

/** A feature that was chosen: its column in the table, and its shape. */
export type ChosenFeature = { column: number; shape: FeatureShape };

/** A feature whose value is known for fewer rows than this says too little about the others. */
const LEAST_KNOWN = 0.02;
const BINS = 8;
/** Features that move together more than this (correlation) tell the same story twice. */
const ALIKE = 0.97;
const ROWS_TO_COMPARE = 4000;

/**
 * The features by how much each tells of who left, those that tell the most first: without those that are the same
 * for everybody, hardly ever known, or nearly another one again. Only `rows` are looked at.
 */
export function selectFeatures(table: SnapshotTable, rows: Rows): ChosenFeature[] {
  const ranked = table.columns
    .flatMap((_, column) => {
      const values = valuesOf(table, column, rows);
      const shape = learnShape(values);
      if (!shape || shape.missingShare > 1 - LEAST_KNOWN) return [];
      return [{ column, shape, told: toldBy(values, rows, table.happened) }];
    })
    .sort((a, b) => b.told - a.told || a.column - b.column);
  const chosen: (ChosenFeature & { standard: Float64Array })[] = [];
  for (const { column, shape } of ranked) {
    const standard = standardised(table, { column, shape }, rows);
    if (chosen.every((other) => Math.abs(correlation(standard, other.standard)) < ALIKE)) {
      chosen.push({ column, shape, standard });
    }
  }
  return chosen.map(({ column, shape }) => ({ column, shape }));
}

/** The values of a column in some rows. */
export function valuesOf({ columns }: SnapshotTable, column: number, rows: Rows): Float64Array {
  const values = columns[column] as Float32Array;
  return Float64Array.from(rows, (row) => values[row] as number);
}

/**
 * How much better the outcome is told apart in eight bins of the values (and one of the missing) than without: the
 * likelihood ratio, less what as many bins of pure chance would give (Akaike, 1974).
 */
function toldBy(values: Float64Array, rows: Rows, happened: Uint8Array): number {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  const edges = [...new Set(Array.from({ length: BINS - 1 }, (_, bin) => quantileOf(sorted, (bin + 1) / BINS)))];
  const counts = new Float64Array(edges.length + 2);
  const events = new Float64Array(edges.length + 2);
  for (const [index, value] of values.entries()) {
    const bin = Number.isNaN(value) ? edges.length + 1 : binOf(value, edges);
    (counts[bin] as number) += 1;
    (events[bin] as number) += happened[rows[index] as number] as number;
  }
  const used = counts.filter((count) => count > 0).length;
  return (
    2 *
      (binnedLikelihood(counts, events) -
        binnedLikelihood(Float64Array.of(sum(counts)), Float64Array.of(sum(events)))) -
    2 * (used - 1)
  );
}

function binOf(value: number, edges: readonly number[]): number {
  let bin = 0;
  while (bin < edges.length && value > (edges[bin] as number)) bin += 1;
  return bin;
}

function binnedLikelihood(counts: Float64Array, events: Float64Array): number {
  const part = (n: number, of: number) => (n === 0 ? 0 : n * Math.log(n / of));
  return counts.reduce((total, n, bin) => {
    const e = events[bin] as number;
    return total + part(e, n) + part(n - e, n);
  }, 0);
}

const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);

/** Scaled values of some of the rows, evenly spread, with mean 0 and length 1; missing ones stand in the middle. */
function standardised(table: SnapshotTable, { column, shape }: ChosenFeature, rows: Rows): Float64Array {
  const every = Math.max(1, Math.floor(rows.length / ROWS_TO_COMPARE));
  const some = rows.filter((_, index) => index % every === 0);
  const values = valuesOf(table, column, some).map((value) => scaled(value, shape.scale));
  const known = values.filter((value) => !Number.isNaN(value));
  const mean = sum(known) / Math.max(1, known.length);
  const centred = values.map((value) => (Number.isNaN(value) ? 0 : value - mean));
  const length = Math.sqrt(centred.reduce((total, value) => total + value * value, 0));
  return length === 0 ? centred : centred.map((value) => value / length);
}

function correlation(one: Float64Array, other: Float64Array): number {
  let product = 0;
  for (let index = 0; index < one.length; index += 1) product += (one[index] as number) * (other[index] as number);
  return product;
}
