import type { Day } from '../day.ts';
import type { Comparison, Mover } from '../health/compare-scorecards.ts';
import type { Band } from '../health/health.ts';

type Compared = { name: string; scorecards: { id: string; label: string; version: string }[] };

/** The published scorecards (`one`) and the draft (`other`) on the same history; `matrix` and `movers` are of the last day. */
export type ScorecardPreview = Comparison & {
  kind: 'scorecard';
  one: Compared;
  other: Compared;
  from: Day;
  until: Day;
  everyDays: number;
  horizonDays: number;
  days: number;
  /** Customers on the last day. */
  accounts: number;
  matrix: Record<Band, Record<Band, number>>;
  /** Those who move furthest first, at most `mostListed`. */
  movers: (Mover & { owner?: string })[];
  moversLeftOut: number;
};
