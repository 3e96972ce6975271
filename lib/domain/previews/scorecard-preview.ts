import type { Mover } from '../health/compare-scorecards.ts';
import type { ScorecardsCompared } from '../health/scorecards-compared.ts';

/** The published scorecards (`one`) and the draft (`other`) on the same history. */
export type ScorecardPreview = Omit<ScorecardsCompared, 'movers'> & {
  kind: 'scorecard';
  /** Those who move furthest first, at most `mostListed`. */
  movers: (Mover & { owner?: string })[];
  moversLeftOut: number;
};
