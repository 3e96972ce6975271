import type { Facts } from '../expressions/expression.ts';
import type { AccountDay } from '../metrics/account-day.ts';
import { type PeerStanding, peerStanding } from '../peers/peer-standing.ts';
import type { Deduction, Measure, PointsRule } from './scorecard.ts';

/** What a measure earned; without `points` it had no input. `because` is the leader's own words for it. */
export type Earned = { points?: number; standing?: PeerStanding; because?: string[]; needs?: string };

type Way<Name extends PointsRule['way']> = Extract<PointsRule, { way: Name }>;

/** A measure's points, 0–100, for an account on a day. */
export function pointsOf(measure: Measure, facts: Facts): Earned {
  const { points } = measure;
  switch (points.way) {
    case 'bands':
      return { points: bandPoints(points, facts.day.metrics[measure.metric]) };
    case 'peer':
      return peerPoints(points, measure, facts);
    case 'trend':
      return trendPoints(points, measure, facts.day);
    case 'growth':
      return growthPoints(points, measure, facts.day);
    case 'ratio':
      return { points: ratioPoints(points, measure, facts.day) };
    case 'indicator':
      return indicatorPoints(points, facts);
    case 'deductions':
      return deductionPoints(points.deductions, facts);
  }
}

const bounded = (points: number): number => Math.min(100, Math.max(0, points));

function bandPoints({ rows }: Way<'bands'>, value: number | undefined): number | undefined {
  if (value === undefined) return undefined;
  return rows.find(({ below = Number.POSITIVE_INFINITY }) => value < below)?.points;
}

function peerPoints({ from, to }: Way<'peer'>, { metric, direction }: Measure, { day, peers }: Facts): Earned {
  const standing = peers && peerStanding(peers, day, metric);
  if (!standing) return {};
  const better = direction === 'down' ? 100 - standing.percentile : standing.percentile;
  return { points: bounded((100 * (better - from)) / (to - from)), standing };
}

function trendPoints({ changeMetric, full }: Way<'trend'>, { direction }: Measure, { metrics }: AccountDay): Earned {
  const change = metrics[changeMetric];
  if (change === undefined) return { needs: changeMetric };
  return { points: pointsOfRatio(Math.max(0, 1 + change), full, direction) };
}

/** 100 × current ÷ past ÷ full, turned round where lower is better. */
function pointsOfRatio(ratio: number, full: number, direction: Measure['direction']): number {
  if (direction !== 'down') return bounded((100 * ratio) / full);
  return ratio === 0 ? 100 : bounded(100 / ratio / full);
}

/** Against the mean of the windows before: what the longer window holds beyond the current one, divided among them. */
function growthPoints(
  { over, windows, full }: Way<'growth'>,
  { metric, direction }: Measure,
  { metrics }: AccountDay,
): Earned {
  const [current, longer] = [metrics[metric], metrics[over]];
  if (current === undefined || longer === undefined) return { needs: over };
  const mean = (longer - current) / windows;
  return mean > 0 ? { points: pointsOfRatio(Math.max(0, current) / mean, full, direction) } : {};
}

function ratioPoints(
  { target }: Way<'ratio'>,
  { metric, direction }: Measure,
  { metrics }: AccountDay,
): number | undefined {
  const value = metrics[metric];
  const goal = typeof target === 'number' ? target : metrics[target];
  if (value === undefined || goal === undefined) return undefined;
  if (direction !== 'down') return goal > 0 ? bounded((100 * value) / goal) : undefined;
  return value <= goal ? 100 : bounded((100 * goal) / value);
}

function indicatorPoints({ cases }: Way<'indicator'>, facts: Facts): Earned {
  for (const { when, points, because } of cases) {
    const verdict = when ? when.holds(facts) : true;
    if (verdict === 'unknown') return {};
    if (verdict) return { points, because: because ? [because] : undefined };
  }
  return {};
}

function deductionPoints(deductions: Deduction[], facts: Facts): Earned {
  let points = 100;
  const because: string[] = [];
  for (const deduction of deductions) {
    const taken = takenBy(deduction, facts);
    if (taken === undefined) return {};
    points -= taken;
    if (taken > 0 && 'because' in deduction && deduction.because) because.push(deduction.because);
  }
  return { points: bounded(points), because };
}

function takenBy(deduction: Deduction, facts: Facts): number | undefined {
  if ('metric' in deduction) {
    const value = facts.day.metrics[deduction.metric];
    return value === undefined ? undefined : Math.min(deduction.atMost, Math.max(0, value) * deduction.each);
  }
  const verdict = deduction.when.holds(facts);
  if (verdict === 'unknown') return undefined;
  return verdict ? deduction.points : 0;
}
