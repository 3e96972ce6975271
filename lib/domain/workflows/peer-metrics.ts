import type { Scorecard } from '../health/scorecard.ts';
import { scorecardPeerMetrics } from '../health/scorecard-inputs.ts';
import type { Catalogue } from '../metrics/catalogue.ts';
import type { Milestone } from '../milestones/milestone.ts';
import type { Rule } from '../rules/rule.ts';

type Definitions = { catalogue: Catalogue; milestones: Milestone[]; scorecards: Scorecard[]; rules: Rule[] };

/**
 * The metrics whose spread among peers is kept: every value that is better one way, and whatever else (a change,
 * a neutral value) a measure, a condition or a rule compares.
 */
export function peerMetricsOf({ catalogue, scorecards, rules }: Definitions): string[] {
  const asked = new Set([
    ...scorecardPeerMetrics(scorecards),
    ...rules.flatMap(({ when, exitWhen }) => [...when.peerMetrics, ...(exitWhen?.peerMetrics ?? [])]),
  ]);
  return [...catalogue.metrics.values()]
    .filter(({ id, form, direction }) => asked.has(id) || (form !== 'change' && direction !== 'neutral'))
    .map(({ id }) => id);
}
