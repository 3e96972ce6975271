import type { Scorecard } from '../health/scorecard.ts';
import type { Catalogue } from '../metrics/catalogue.ts';
import type { Milestone } from '../milestones/milestone.ts';
import type { Rule } from '../rules/rule.ts';

type Definitions = { catalogue: Catalogue; milestones: Milestone[]; scorecard: Scorecard; rules: Rule[] };

/**
 * The metrics whose spread among peers is kept: every value that is better one way, and whatever else (a change,
 * a neutral value) a measure, a condition or a rule compares.
 */
export function peerMetricsOf({ catalogue, scorecard, rules }: Definitions): string[] {
  const asked = new Set([
    ...scorecard.measures.flatMap(({ metric, points }) => (points.way === 'peer' ? [metric] : [])),
    ...scorecard.measures.flatMap(({ points }) => conditionsOf(points).flatMap(({ peerMetrics }) => peerMetrics)),
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
