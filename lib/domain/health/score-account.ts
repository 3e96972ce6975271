import type { Facts } from '../expressions/expression.ts';
import type { AccountDay } from '../metrics/account-day.ts';
import type { PeerTable } from '../peers/peer-table.ts';
import { explain } from './explain-points.ts';
import type { Band, Health, MeasurePoints } from './health.ts';
import { pointsOf } from './points-of.ts';
import type { Measure, Scorecard } from './scorecard.ts';

/**
 * An account's health on a day by the first scorecard that is for it: the weighted mean of its measures' points. A measure without input takes its
 * weight from the coverage, not points from the score; below the scorecard's minimum coverage the band is `unknown`.
 */
export function scoreAccount(day: AccountDay, peers: PeerTable | undefined, scorecards: readonly Scorecard[]): Health {
  const facts: Facts = { day, peers };
  const scorecard = scorecards.find(({ appliesTo }) => !appliesTo || appliesTo.holds(facts) === true);
  if (!scorecard) return { band: 'unknown', coverage: 0, points: [] };
  const points = scorecard.measures.map((measure) => scoreMeasure(measure, facts, scorecard));
  let total = 0;
  let known = 0;
  let earned = 0;
  for (const { weight, points: own } of points) {
    total += weight;
    if (own === undefined) continue;
    known += weight;
    earned += weight * own;
  }
  const coverage = Math.round((1000 * known) / total) / 1000;
  if (known === 0) return { band: 'unknown', coverage, points };
  const score = Math.round((10 * earned) / known) / 10;
  return { score, band: bandOf(score, coverage, scorecard), coverage, points };
}

function bandOf(score: number, coverage: number, { bands, minimumCoverage }: Scorecard): Band {
  if (coverage < minimumCoverage) return 'unknown';
  if (score >= bands.green) return 'green';
  return score >= bands.yellow ? 'yellow' : 'red';
}

function scoreMeasure(measure: Measure, facts: Facts, scorecard: Scorecard): MeasurePoints {
  const earned = pointsOf(measure, facts);
  const { standing, points } = earned;
  const result: MeasurePoints = {
    measure: measure.id,
    metric: measure.metric,
    weight: measure.weight,
    reason: explain(measure, earned, facts.day, scorecard),
  };
  const value = facts.day.metrics[measure.metric];
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
