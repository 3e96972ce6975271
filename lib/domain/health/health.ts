import type { Day } from '../day.ts';

export const bands = ['green', 'yellow', 'red', 'unknown'] as const;
/** `unknown` is an account with too little coverage to be scored, never a healthy or a sick one. */
export type Band = (typeof bands)[number];

/** One measure's part in a score: `points` 0–100, `weight` its share of the whole, `percentile` 0–100 where it was compared with peers. */
export type MeasurePoints = {
  measure: string;
  metric: string;
  weight: number;
  value?: number;
  percentile?: number;
  /** The peer group compared with, its size, and whether it had to be widened to reach 20 accounts. */
  group?: string;
  groupSize?: number;
  widened?: boolean;
  points?: number;
  /** The sentence a person reads. */
  reason: string;
};

/** An account's health on a day. `score` is absent when coverage is 0; `coverage` 0–1 is the weight of the measures that had input. */
export type Health = {
  score?: number;
  band: Band;
  coverage: number;
  points: MeasurePoints[];
};

/**
 * A rule's memory from day to day: since when its condition has held without a break, when it last fired, and
 * whether it is `open`: fired, and waiting for its exit condition.
 */
export type RuleState = { since?: Day; firedDay?: Day; open?: boolean };
