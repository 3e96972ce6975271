import type { Band, GroupScore, MeasurePoints, Standing } from './health.ts';
import type { Scorecard } from './scorecard.ts';

type Limits = Pick<Scorecard, 'bands' | 'minimumCoverage'>;

/** The points that count: those a person set, or else those the measure earned. */
export function countingPoints({ points, overridden }: MeasurePoints): number | undefined {
  return overridden ?? points;
}

/** The mean of the points by weight, with its coverage and band. Every score is made here. */
export function weighPoints(points: readonly MeasurePoints[], limits: Limits): Standing {
  const { score, coverage } = meanPoints(points);
  return score === undefined
    ? { band: 'unknown', coverage }
    : { score, band: bandOf(score, coverage, limits), coverage };
}

/** Below the least coverage an account is neither well nor ill. */
export function bandOf(score: number, coverage: number, { bands, minimumCoverage }: Limits): Band {
  if (coverage < minimumCoverage) return 'unknown';
  if (score >= bands.green) return 'green';
  return score >= bands.yellow ? 'yellow' : 'red';
}

/** The sub-score and coverage of each group, in the scorecard's order. */
export function groupScores(points: readonly MeasurePoints[], { groups }: Scorecard): GroupScore[] {
  return groups.map(({ id, weight }) => {
    const own = points.filter(({ measureGroup }) => measureGroup === id);
    return { group: id, weight, ...meanPoints(own) };
  });
}

/** The mean of the points that count, to a tenth, and the share of the weight that they have; no mean without any. */
export function meanPoints(points: readonly MeasurePoints[]): { score?: number; coverage: number } {
  let total = 0;
  let known = 0;
  let earned = 0;
  for (const one of points) {
    const own = countingPoints(one);
    total += one.weight;
    if (own === undefined) continue;
    known += one.weight;
    earned += one.weight * own;
  }
  const coverage = Math.round((1000 * known) / total) / 1000;
  // Rounding errors in the sum of weights must not lift a mean of hundreds above 100.
  return known === 0 ? { coverage } : { score: Math.min(100, Math.round((10 * earned) / known) / 10), coverage };
}
