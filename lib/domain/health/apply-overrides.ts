import type { Health, MeasurePoints, Standing } from './health.ts';
import type { AppliedOverride, Override, OverrideSetting } from './override.ts';
import type { Scorecard } from './scorecard.ts';
import { bandOf, groupScores, weighPoints } from './weigh-points.ts';

/**
 * Health as it counts while overrides are in effect. What was computed stays beside it: the points of each measure, and
 * score, band and coverage under `computed`. Points are set first, then the score, then the band; of two the later counts.
 */
export function applyOverrides(health: Health, scorecard: Scorecard, active: readonly Override[]): Health {
  const settings = active.map(({ set }) => set);
  const points = health.points.map((one) => withPoints(one, settings));
  const { score, band, coverage } = health;
  const computed: Standing = score === undefined ? { band, coverage } : { score, band, coverage };
  return {
    ...health,
    ...standingUnder(settings, weighPoints(points, scorecard), scorecard),
    points,
    ...(health.groups && { groups: groupScores(points, scorecard) }),
    computed,
    overrides: active.map(keptOf),
  };
}

function withPoints(measure: MeasurePoints, settings: readonly OverrideSetting[]): MeasurePoints {
  const set = settings.findLast((one) => 'measure' in one && one.measure === measure.measure);
  return set && 'measure' in set ? { ...measure, overridden: set.points } : measure;
}

function standingUnder(settings: readonly OverrideSetting[], weighed: Standing, scorecard: Scorecard): Standing {
  const set = settings.findLast((one) => 'score' in one);
  // A person vouches for the score they set, so it has a band whatever is known.
  const scored: Standing =
    set && 'score' in set ? { ...weighed, score: set.score, band: bandOf(set.score, 1, scorecard) } : weighed;
  const banded = settings.findLast((one) => 'band' in one);
  return banded && 'band' in banded ? { ...scored, band: banded.band } : scored;
}

const keptOf = ({ overrideId, set, until, because, by }: Override): AppliedOverride => ({
  overrideId,
  set,
  until,
  because,
  by,
});
