import type { Facts } from '../expressions/expression.ts';
import type { AccountDay } from '../metrics/account-day.ts';
import type { PeerTable } from '../peers/peer-table.ts';
import { applyOverrides } from './apply-overrides.ts';
import { explain } from './explain-points.ts';
import type { Health, MeasurePoints } from './health.ts';
import { inEffectOn, type Override } from './override.ts';
import { pointsOf } from './points-of.ts';
import type { Measure, Scorecard } from './scorecard.ts';
import { groupScores, weighPoints } from './weigh-points.ts';

/**
 * An account's health on a day by the first scorecard that is for it: the weighted mean of its measures' points. A measure
 * without input takes its weight from the coverage, not points from the score; below the scorecard's minimum coverage the
 * band is `unknown`. `overrides` are the account's own; those in effect on the day count, beside what was computed.
 */
export function scoreAccount(
  day: AccountDay,
  peers: PeerTable | undefined,
  scorecards: readonly Scorecard[],
  overrides: readonly Override[] = [],
): Health {
  const facts: Facts = { day, peers };
  const scorecard = scorecardFor(facts, scorecards);
  if (!scorecard) return { band: 'unknown', coverage: 0, points: [] };
  const health = scoreBy(scorecard, facts);
  const active = overrides.length > 0 ? inEffectOn(day.day, overrides) : [];
  return active.length > 0 ? applyOverrides(health, scorecard, active) : health;
}

/** The first scorecard that is for the account; one whose condition cannot be told is not. */
export function scorecardFor(facts: Facts, scorecards: readonly Scorecard[]): Scorecard | undefined {
  return scorecards.find(({ appliesTo }) => !appliesTo || appliesTo.holds(facts) === true);
}

/** The health by one scorecard, whomever it is for. */
export function scoreBy(scorecard: Scorecard, facts: Facts): Health {
  const weights = weightsOf(scorecard);
  const points = scorecard.measures.map((measure, index) =>
    scoreMeasure(measure, weights[index] as number, facts, scorecard),
  );
  const { id, version } = scorecard;
  const health: Health = { ...weighPoints(points, scorecard), points, scorecard: { id, version } };
  if (scorecard.groups.length > 0) health.groups = groupScores(points, scorecard);
  return health;
}

const known = new WeakMap<Scorecard, number[]>();

/** Each measure's weight in the whole: within a group its part of the group's weight, to six digits. */
function weightsOf(scorecard: Scorecard): number[] {
  const before = known.get(scorecard);
  if (before) return before;
  const { measures, groups } = scorecard;
  const weights = measures.map(({ weight, group }) => {
    const own = groups.find(({ id }) => id === group);
    if (!own) return weight;
    const all = measures.reduce((sum, one) => sum + (one.group === group ? one.weight : 0), 0);
    return Number(((own.weight * weight) / all).toPrecision(6));
  });
  known.set(scorecard, weights);
  return weights;
}

function scoreMeasure(measure: Measure, weight: number, facts: Facts, scorecard: Scorecard): MeasurePoints {
  const earned = pointsOf(measure, facts);
  const { standing, points } = earned;
  const { id, metric, group } = measure;
  const result: MeasurePoints = { measure: id, metric, weight, reason: explain(measure, earned, facts.day, scorecard) };
  if (group !== undefined) result.measureGroup = group;
  const value = facts.day.metrics[metric];
  if (value !== undefined) result.value = value;
  if (points !== undefined) result.points = Math.round(10 * points) / 10;
  if (standing) {
    result.percentile = Math.round(10 * standing.percentile) / 10;
    result.group = standing.group;
    result.groupSize = standing.groupSize;
    result.widened = standing.widened;
  }
  return result;
}
