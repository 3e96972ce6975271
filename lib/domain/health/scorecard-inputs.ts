import type { Condition } from '../expressions/expression.ts';
import type { Measure, PointsRule, Scorecard } from './scorecard.ts';

/** The conditions that a way to points asks. */
export function conditionsOf(points: PointsRule): Condition[] {
  if (points.way === 'indicator') return points.cases.flatMap(({ when }) => when ?? []);
  return points.way === 'deductions' ? points.deductions.flatMap((one) => ('when' in one ? one.when : [])) : [];
}

/** The metrics that a way to points reads besides the measure's own. */
export function pointsMetrics(points: PointsRule): string[] {
  switch (points.way) {
    case 'trend':
      return [points.changeMetric];
    case 'growth':
      return [points.over];
    case 'ratio':
      return typeof points.target === 'string' ? [points.target] : [];
    case 'indicator':
      return conditionsOf(points).flatMap(({ metrics }) => metrics);
    case 'deductions':
      return points.deductions.flatMap((one) => ('metric' in one ? one.metric : one.when.metrics));
    default:
      return [];
  }
}

/** Every metric a measure reads, its own first, each once. */
export function measureMetrics({ metric, points }: Measure): string[] {
  return [...new Set([metric, ...pointsMetrics(points)])];
}

/** Every metric that some scorecards read, for those who measure no more than is needed. */
export function scorecardMetrics(scorecards: readonly Scorecard[]): Set<string> {
  const measures = scorecards.flatMap((scorecard) => scorecard.measures);
  return new Set([
    ...measures.flatMap(measureMetrics),
    ...scorecards.flatMap(({ appliesTo }) => appliesTo?.metrics ?? []),
  ]);
}

/** The metrics whose standing among peers some scorecards ask for. */
export function scorecardPeerMetrics(scorecards: readonly Scorecard[]): string[] {
  const measures = scorecards.flatMap((scorecard) => scorecard.measures);
  return [
    ...new Set([
      ...measures.flatMap(({ metric, points }) => (points.way === 'peer' ? [metric] : [])),
      ...measures.flatMap(({ points }) => conditionsOf(points).flatMap(({ peerMetrics }) => peerMetrics)),
      ...scorecards.flatMap(({ appliesTo }) => appliesTo?.peerMetrics ?? []),
    ]),
  ];
}
