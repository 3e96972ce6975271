import type { Scorecard } from '../health/scorecard.ts';
import type { Catalogue } from '../metrics/catalogue.ts';
import type { Milestone } from '../milestones/milestone.ts';
import type { Rule } from '../rules/rule.ts';

type Definitions = { catalogue: Catalogue; milestones: Milestone[]; scorecards: Scorecard[]; rules: Rule[] };

/**
 * The metrics whose spread among peers is kept: every value that is better one way, and whatever else (a change,
 * a neutral value) a measure, a condition or a rule compares.
 */
export function peerMetricsOf({ catalogue, scorecards, rules }: Definitions): string[] {
  const measures = scorecards.flatMap((scorecard) => scorecard.measures);
  const asked = new Set([
    ...measures.flatMap(({ metric, points }) => (points.way === 'peer' ? [metric] : [])),
    ...measures.flatMap(({ points }) => conditionsOf(points).flatMap(({ peerMetrics }) => peerMetrics)),
    ...rules.flatMap(({ when, exitWhen }) => [...when.peerMetrics, ...(exitWhen?.peerMetrics ?? [])]),
  ]);
  return [...catalogue.metrics.values()]
    .filter(({ id, form, direction }) => asked.has(id) || (form !== 'change' && direction !== 'neutral'))
    .map(({ id }) => id);
}

function conditionsOf(points: Scorecard['measures'][number]['points']) {
  if (points.way === 'indicator') return points.cases.flatMap(({ when }) => when ?? []);
  return points.way === 'deductions' ? points.deductions.flatMap((one) => ('when' in one ? one.when : [])) : [];
}
