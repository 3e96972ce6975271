import type { LaidOut } from './laid-out.ts';
import type { RiskFeature } from './risk-model.ts';
import type { ChosenFeature } from './select-features.ts';
import type { SnapshotTable } from './snapshot-table.ts';

/**
 * What a feature adds to the log-odds: straight from each knot to the next, where it may jump (`below` the knot and from
 * it on, `above`), and flat beyond the ends.
 */
export type FeaturePart = { below: Float64Array; above: Float64Array; missing: number };

/** A model that adds up: a part for each chosen feature (undefined where a feature adds nothing). */
export type Additive = { intercept: number; parts: (FeaturePart | undefined)[] };

/** The log-odds of every row that is laid out. */
export function logOddsOf({ positions, happened }: LaidOut, { intercept, parts }: Additive): Float64Array {
  const odds = new Float64Array(happened.length).fill(intercept);
  for (const [index, part] of parts.entries()) {
    const own = positions[index];
    if (!part || !own) continue;
    for (let row = 0; row < odds.length; row += 1) (odds[row] as number) += partAt(part, own[row] as number);
  }
  return odds;
}

/** What a part adds at a position among the knots. */
function partAt({ below, above, missing }: FeaturePart, position: number): number {
  if (Number.isNaN(position)) return missing;
  if (position < 0) return below[0] as number;
  const knot = Math.floor(position);
  const start = above[knot] as number;
  return knot === position ? start : start + (position - knot) * ((below[knot + 1] as number) - start);
}

/** Several models as one: each model's log-odds times its weight, added up. */
export function blend(models: readonly Additive[], weights: readonly number[]): Additive {
  const sum = (values: readonly number[]) =>
    values.reduce((total, one, at) => total + one * (weights[at] as number), 0);
  const features = models[0]?.parts.length ?? 0;
  const parts = Array.from({ length: features }, (_, index) => {
    const own = models.map(({ parts }) => parts[index]);
    const some = own.find((part) => part !== undefined);
    if (!some) return undefined;
    const blended = (side: 'below' | 'above') =>
      some[side].map((_, knot) => sum(own.map((part) => part?.[side][knot] ?? 0)));
    return { below: blended('below'), above: blended('above'), missing: sum(own.map((part) => part?.missing ?? 0)) };
  });
  return { intercept: sum(models.map(({ intercept }) => intercept)), parts };
}

/** The parts counted from the average of the rows that are laid out: all of each add up to 0 there. */
export function partsAboutAverage({ positions, weights }: LaidOut, parts: Additive['parts']): Additive['parts'] {
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  return parts.map((part, index) => {
    if (!part) return undefined;
    const own = positions[index] as Float64Array;
    const mean = own.reduce((sum, position, row) => sum + (weights[row] as number) * partAt(part, position), 0) / all;
    const less = (value: number) => value - mean;
    return { below: part.below.map(less), above: part.above.map(less), missing: less(part.missing) };
  });
}

/** The parts as the model keeps them: a knot at which a part jumps makes two points. */
export function riskFeatures(
  table: SnapshotTable,
  chosen: readonly ChosenFeature[],
  parts: Additive['parts'],
): RiskFeature[] {
  return chosen.flatMap(({ column, shape }, index) => {
    const part = parts[index];
    if (!part) return [];
    const { id, topic, reads } = table.features[column] as SnapshotTable['features'][number];
    const points = shape.knots.flatMap((knot, place): [number, number][] => {
      const [below, above] = [part.below[place] as number, part.above[place] as number];
      return below === above
        ? [[knot, below]]
        : [
            [knot, below],
            [knot, above],
          ];
    });
    return [{ id, topic, reads, scale: shape.scale, points, missing: part.missing }];
  });
}
