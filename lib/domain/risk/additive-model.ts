import { type FeatureShape, rankOf } from './feature-shape.ts';
import { type Design, enough, fitLogistic, type Logistic } from './fit-logistic.ts';
import type { RiskFeature } from './risk-model.ts';
import { type ChosenFeature, valuesOf } from './select-features.ts';
import type { Rows, SnapshotTable } from './snapshot-table.ts';

/**
 * One column of what is weighed: a feature's rank (`line`), a `bend` of it above a rank, or whether it is `missing`.
 * `mean` and `spread` are those of the training rows, over known values.
 */
type Term = { feature: number; kind: 'line' | 'bend' | 'missing'; from: number; mean: number; spread: number };

/** Features with the terms they are weighed by. */
export type Basis = { chosen: readonly ChosenFeature[]; terms: Term[] };

/** Where the line may bend: at the knots nearest to these ranks. */
const BENDS = [0.25, 0.5, 0.75];
/** Only the features that tell the most may bend: for the others it never paid, and it would cost most of the time. */
const BENDING_FEATURES = 10;
/** Whether a value is missing says something only where that is neither rare nor the rule. */
const MISSING_SHARES = [0.005, 0.995] as const;

/** Lays out terms for the chosen features, learned on `rows` only. A pattern of missing values that several share is weighed once. */
export function learnBasis(table: SnapshotTable, rows: Rows, chosen: readonly ChosenFeature[]): Basis {
  const patterns = new Set<string>();
  const terms = chosen.flatMap((feature, index) => {
    const values = valuesOf(table, feature.column, rows);
    return termsOf(feature, index, values).filter((term) => {
      if (term.kind !== 'missing') return term.spread > 1e-6;
      const pattern = missingPattern(values);
      const isNew = !patterns.has(pattern);
      patterns.add(pattern);
      return isNew;
    });
  });
  return { chosen, terms };
}

function termsOf({ shape }: ChosenFeature, feature: number, values: Float64Array): Term[] {
  const ranks = values.map((value) => rankOf(value, shape)).filter((rank) => !Number.isNaN(rank));
  const shaped = [
    { kind: 'line' as const, from: 0 },
    ...(feature < BENDING_FEATURES ? bendsOf(shape).map((from) => ({ kind: 'bend' as const, from })) : []),
  ];
  const terms = shaped.map(({ kind, from }) => {
    const raw = ranks.map((rank) => Math.max(0, rank - from));
    const mean = raw.reduce((sum, value) => sum + value, 0) / raw.length;
    const spread = Math.sqrt(raw.reduce((sum, value) => sum + (value - mean) ** 2, 0) / raw.length);
    return { feature, kind, from, mean, spread };
  });
  const { missingShare } = shape;
  if (missingShare <= MISSING_SHARES[0] || missingShare >= MISSING_SHARES[1]) return terms;
  const spread = Math.sqrt(missingShare * (1 - missingShare));
  return [...terms, { feature, kind: 'missing', from: 0, mean: missingShare, spread }];
}

/** The ranks of inner knots at which the line may bend. A line that bends at a knot is still straight from knot to knot. */
function bendsOf({ ranks }: FeatureShape): number[] {
  const inner = ranks.slice(1, -1);
  const nearest = (wanted: number) =>
    inner.reduce((best, rank) => (Math.abs(rank - wanted) < Math.abs(best - wanted) ? rank : best), inner[0] as number);
  return inner.length === 0 ? [] : [...new Set(BENDS.map(nearest))];
}

/** The value of a term for a rank (NaN: missing); 0 on average over the training rows. */
function termValue({ kind, from, mean, spread }: Term, rank: number): number {
  const missing = Number.isNaN(rank);
  if (kind === 'missing') return ((missing ? 1 : 0) - mean) / spread;
  if (missing) return 0;
  return (Math.max(0, rank - from) - mean) / spread;
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
  for (const [index, { column, shape }] of chosen.entries()) {
    const ranks = valuesOf(table, column, rows).map((value) => rankOf(value, shape));
    for (const [place, term] of terms.entries()) {
      if (term.feature !== index) continue;
      for (let row = 0; row < rows.length; row += 1) {
        values[row * columns + place] = termValue(term, ranks[row] as number);
      }
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
    if (own.length === 0) return [];
    const partAt = (rank: number) => own.reduce((sum, { term, weight }) => sum + weight * termValue(term, rank), 0);
    const { id, topic, reads } = table.features[column] as SnapshotTable['features'][number];
    const points = shape.knots.map((knot, place): [number, number] => [knot, partAt(shape.ranks[place] as number)]);
    return [{ id, topic, reads, scale: shape.scale, points, missing: partAt(Number.NaN) }];
  });
}
