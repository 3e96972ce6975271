import type { Health } from './health.ts';

/** A measure that costs less than this many points of the score is not a reason. */
const NOTICEABLE = 2;

/** Why an account's score is not higher, in words: the measures that cost it the most points, worst first, three at most. */
export function worstFirst({ points }: Health): string[] {
  const known = points.filter((measure) => measure.points !== undefined);
  const total = known.reduce((sum, { weight }) => sum + weight, 0);
  return known
    .map((measure) => ({ reason: measure.reason, cost: (measure.weight * (100 - (measure.points as number))) / total }))
    .filter(({ cost }) => cost >= NOTICEABLE)
    .sort((a, b) => b.cost - a.cost)
    .slice(0, 3)
    .map(({ reason }) => reason);
}
