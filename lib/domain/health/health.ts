import type { Day } from '../day.ts';
import type { AppliedOverride } from './override.ts';

export const bands = ['green', 'yellow', 'red', 'unknown'] as const;
/** `unknown` is an account with too little coverage to be scored, never a healthy or a sick one. */
export type Band = (typeof bands)[number];

/** One measure's part in a score: `points` 0–100, `weight` its share of the whole, `percentile` 0–100 where it was compared with peers. */
export type MeasurePoints = {
  measure: string;
  metric: string;
  weight: number;
  /** The group of measures it belongs to, by id. */
  measureGroup?: string;
  value?: number;
  percentile?: number;
  /** The peer group compared with, its size, and whether it had to be widened to reach 20 accounts. */
  group?: string;
  groupSize?: number;
  widened?: boolean;
  points?: number;
  /** The points that a person set instead. */
  overridden?: number;
  /** The sentence a person reads. */
  reason: string;
};

/** The mean of a group's measures by weight; without `score` none of them had input. `coverage` is 0–1, of the group's weight. */
export type GroupScore = { group: string; weight: number; score?: number; coverage: number };

/** Which scorecard an account was scored by; `version` is the hash of its definition. */
export type ScorecardVersion = { id: string; version: string };

/** A score with its band; `coverage` 0–1 is the weight of the measures that had input. `score` is absent when that is 0. */
export type Standing = { score?: number; band: Band; coverage: number };

/** How an account stood on an earlier day. */
export type Earlier = Omit<Standing, 'coverage'>;

/** How it stood so many days before; absent where no day was judged then. */
export type Trend = { days7?: Earlier; days28?: Earlier };

/**
 * An account's health on a day. Score and band are those that count: under an override those that a person set, and
 * `computed` is what the measures gave. Days judged before scorecards had versions lack `scorecard`.
 */
export type Health = Standing & {
  points: MeasurePoints[];
  groups?: GroupScore[];
  scorecard?: ScorecardVersion;
  computed?: Standing;
  /** The overrides in effect on the day, in the order in which they were made. */
  overrides?: AppliedOverride[];
  trend?: Trend;
};

/**
 * A rule's memory from day to day: since when its condition has held without a break, when it last fired, and
 * whether it is `open`: fired, and waiting for its exit condition.
 */
export type RuleState = { since?: Day; firedDay?: Day; open?: boolean };
