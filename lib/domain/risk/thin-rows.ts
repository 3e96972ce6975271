import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { Rows } from './snapshot-table.ts';

/** Some rows, and how many each stands for. */
export type ThinnedRows = { rows: Rows; weights: Float64Array };

const SEED = 28_112_026;

/**
 * At most about `most` rows: all that left (unless they alone are more than half of that), and some of those that
 * stayed, each standing for several. Drawn the same way every time.
 */
export function thinRows(rows: Rows, happened: Uint8Array, most: number): ThinnedRows {
  if (rows.length <= most) return { rows, weights: new Float64Array(rows.length).fill(1) };
  const events = rows.reduce((sum, row) => sum + (happened[row] as number), 0);
  const keep = { 1: Math.min(1, most / 2 / events), 0: 0 };
  keep[0] = Math.min(1, (most - keep[1] * events) / (rows.length - events));
  const random = xoroshiro128plus(SEED);
  const kept = rows.filter((row) => uniformInt(random, 0, 0xfffffff) / 0x10000000 < keep[happened[row] as 0 | 1]);
  return { rows: kept, weights: Float64Array.from(kept, (row) => 1 / keep[happened[row] as 0 | 1]) };
}
