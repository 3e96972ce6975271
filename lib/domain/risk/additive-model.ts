import { scaled } from './feature-shape.ts';
import { type Design, enough, fitLogistic, type Logistic } from './fit-logistic.ts';
import type { RiskFeature } from './risk-model.ts';
import { type ChosenFeature, valuesOf } from './select-features.ts';
import type { Rows, SnapshotTable } from './snapshot-table.ts';

/**
 * One column of what is weighed: a feature's `line` (straight between its outer knots), a `bend` of it at a knot, or
 * whether it is `missing`. `mean` and `spread` are those of the training rows, over known values.
 */
type Term = { feature: number; kind: 'line' | 'bend' | 'missing'; knot: number; mean: number; spread: number };

/** Features with the terms they are weighed by. */
export type Basis = { chosen: readonly ChosenFeature[]; terms: Term[] };

/** A bend must be asked for by the data more than a line: its coefficient is held back twice as much. */
const BEND_PART = 0.5;
/** Whether a value is missing says something only where that is neither rare nor the rule. */
const MISSING_SHARES = [0.005, 0.995] as const;

/** Lays out terms for the chosen features, learned on `rows` only. A pattern of missing values that several share is weighed once. */
export function learnBasis(table: SnapshotTable, rows: Rows, chosen: readonly ChosenFeature[]): Basis {
  const patterns = new Set<string>();
  const terms = chosen.flatMap((feature, index) => {
    const values = valuesOf(table, feature.column, rows);
    return termsOf(feature, index, values).filter((term) => {
      if (term.kind !== 'missing') return term.spread > 0;
      const pattern = missingPattern(values);
      const isNew = !patterns.has(pattern);
      patterns.add(pattern);
      return isNew;
    });
  });
  return { chosen, terms };
}

function termsOf({ shape }: ChosenFeature, feature: number, values: Float64Array): Term[] {
  const { knots, scale, missingShare } = shape;
  const known = values.filter((value) => !Number.isNaN(value)).map((value) => scaled(value, scale));
  const shaped = [
    ...(knots.length > 1 ? [{ kind: 'line' as const, knot: knots[0] as number }] : []),
    ...knots.slice(1, -1).map((knot) => ({ kind: 'bend' as const, knot })),
  ];
  const terms = shaped.map(({ kind, knot }) => {
    const raw = known.map((value) => rawTerm(value, kind, knot, knots));
    const mean = raw.reduce((sum, value) => sum + value, 0) / raw.length;
    const spread = Math.sqrt(raw.reduce((sum, value) => sum + (value - mean) ** 2, 0) / raw.length);
    return { feature, kind, knot, mean, spread };
  });
  if (missingShare <= MISSING_SHARES[0] || missingShare >= MISSING_SHARES[1]) return terms;
  const spread = Math.sqrt(missingShare * (1 - missingShare));
  return [...terms, { feature, kind: 'missing', knot: 0, mean: missingShare, spread }];
}

function rawTerm(at: number, kind: Term['kind'], knot: number, knots: readonly number[]): number {
  const within = Math.min(Math.max(at, knots[0] as number), knots.at(-1) as number);
  return kind === 'line' ? within : Math.max(0, within - knot);
}

/** The value of a term for a scaled value (NaN: missing); 0 on average over the training rows. */
function termValue({ kind, knot, mean, spread }: Term, at: number, knots: readonly number[]): number {
  const missing = Number.isNaN(at);
  if (kind === 'missing') return ((missing ? 1 : 0) - mean) / spread;
  if (missing) return 0;
  return ((rawTerm(at, kind, knot, knots) - mean) / spread) * (kind === 'bend' ? BEND_PART : 1);
}

function missingPattern(values: Float64Array): string {
  let one = 0;
  let other = 0;
  for (let index = 0; index < values.length; index += 1) {
    if (!Number.isNaN(values[index])) continue;
    one = Math.imul(one ^ (index + 1), 0x01000193) >>> 0;
    other = (other + Math.imul(index + 1, 0x9e3779b1)) >>> 0;
  }
  return `${one}-${other}`;
}

/** The rows as terms, each standing for `weights` rows (1 when absent). */
export function designOf(table: SnapshotTable, rows: Rows, { chosen, terms }: Basis, weights?: Float64Array): Design {
  const columns = terms.length;
  const values = new Float64Array(rows.length * columns);
  for (const [place, term] of terms.entries()) {
    const { column, shape } = chosen[term.feature] as ChosenFeature;
    const source = table.columns[column] as Float32Array;
    for (let index = 0; index < rows.length; index += 1) {
      const at = scaled(source[rows[index] as number] as number, shape.scale);
      values[index * columns + place] = termValue(term, at, shape.knots);
    }
  }
  const happened = Uint8Array.from(rows, (row) => table.happened[row] as number);
  return { rows: rows.length, columns, values, happened, weights: weights ?? new Float64Array(rows.length).fill(1) };
}

/** Fits the terms with each of the penalties, the strongest first: each begins where the one before ended. */
export function fitPath(design: Design, penalties: readonly number[]): Logistic[] {
  const fits: Logistic[] = [];
  for (const penalty of penalties) {
    fits.push(fitLogistic(design, { penalty, start: fits.at(-1), accuracy: enough.toCompare }));
  }
  return fits;
}

/**
 * The fitted terms as one line per feature, counted from the average row, with log-odds stretched by `slope`. What a
 * feature adds for a value is exactly what its terms add.
 */
export function featuresOf(
  table: SnapshotTable,
  { chosen, terms }: Basis,
  { coefficients }: Logistic,
  slope = 1,
): RiskFeature[] {
  return chosen.flatMap(({ column, shape }, index) => {
    const own = terms.flatMap((term, place) => {
      return term.feature === index ? [{ term, weight: slope * (coefficients[place] as number) }] : [];
    });
    const partAt = (at: number) =>
      own.reduce((sum, { term, weight }) => sum + weight * termValue(term, at, shape.knots), 0);
    const { id, topic, reads } = table.features[column] as SnapshotTable['features'][number];
    const points = shape.knots.map((knot): [number, number] => [knot, partAt(knot)]);
    if (own.length === 0) return [];
    return [{ id, topic, reads, scale: shape.scale, points, missing: partAt(Number.NaN) }];
  });
}
