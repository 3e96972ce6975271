import type { Health, MeasurePoints } from './health.ts';
import { countingPoints } from './weigh-points.ts';

/** A measure that costs less than this many points of the score is not a reason. */
const NOTICEABLE = 2;

/** Why an account's score is not higher, in words: the measures that cost it the most points, worst first, three at most. */
export function worstFirst({ points }: Health): string[] {
  const known = points.filter((measure) => countingPoints(measure) !== undefined);
  const total = known.reduce((sum, { weight }) => sum + weight, 0);
  const cost = (measure: MeasurePoints) => (measure.weight * (100 - (countingPoints(measure) as number))) / total;
  return known
    .map((measure) => ({ reason: measure.reason, cost: cost(measure) }))
    .filter(({ cost }) => cost >= NOTICEABLE)
    .sort((a, b) => b.cost - a.cost)
    .slice(0, 3)
    .map(({ reason }) => reason);
}
