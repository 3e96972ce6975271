import { positionOf } from './feature-shape.ts';
import type { ChosenFeature } from './select-features.ts';
import type { Rows, SnapshotTable } from './snapshot-table.ts';

/** Rows ready to be weighed: where the value of each chosen feature stands among its knots, row by row. */
export type LaidOut = {
  chosen: readonly ChosenFeature[];
  /** A column per chosen feature: see `positionOf`. */
  positions: Float64Array[];
  happened: Uint8Array;
  /** How many rows each stands for. */
  weights: Float64Array;
};

/** Lays out some rows of a table, each standing for `weights` rows (1 when absent). */
export function layOut(
  table: SnapshotTable,
  rows: Rows,
  chosen: readonly ChosenFeature[],
  weights: Float64Array = new Float64Array(rows.length).fill(1),
): LaidOut {
  const positions = chosen.map(({ column, shape }) => {
    const values = table.columns[column] as Float32Array;
    return Float64Array.from(rows, (row) => positionOf(values[row] as number, shape));
  });
  const happened = Uint8Array.from(rows, (row) => table.happened[row] as number);
  return { chosen, positions, happened, weights };
}
