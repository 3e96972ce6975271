import type { Earlier } from './health.ts';

/** How many days back a trend looks, by its name. */
export const trendDays = { days7: 7, days28: 28 } as const;

/** How many points the score rose (or fell) since the earlier day; undefined when either is not known. */
export function trendPoints(score: number | undefined, earlier: Earlier | undefined): number | undefined {
  if (score === undefined || earlier?.score === undefined) return undefined;
  return Math.round(10 * (score - earlier.score)) / 10;
}
