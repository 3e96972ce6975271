import type { Band } from './health.ts';

/** How an account stood on an earlier day. */
export type Earlier = { score?: number; band: Band };

/** How it stood so many days before; absent where no day was judged then. */
export type Trend = { days7?: Earlier; days28?: Earlier };

/** How many days back a trend looks, by its name. */
export const trendDays = { days7: 7, days28: 28 } as const;

/** How many points the score rose (or fell) since the earlier day; undefined when either is not known. */
export function trendPoints(score: number | undefined, earlier: Earlier | undefined): number | undefined {
  if (score === undefined || earlier?.score === undefined) return undefined;
  return Math.round(10 * (score - earlier.score)) / 10;
}
