import type { Condition, Reading } from '../expressions/expression.ts';
import type { Scorecard } from '../health/scorecard.ts';
import { scorecardMetrics, scorecardPeerMetrics } from '../health/scorecard-inputs.ts';
import { milestoneMetrics } from '../metrics/built-in-families.ts';
import { placeholders } from './reason-in-words.ts';
import type { Rule } from './rule.ts';

/** What must be measured and judged of a day for some rules to be evaluated on it. */
export type RuleNeeds = {
  metrics: Set<string>;
  peerMetrics: string[];
  milestones: boolean;
  health: boolean;
  trend: boolean;
  risk: boolean;
};

/** What some rules need; with health, all that the scorecards need too. */
export function needsOf(rules: readonly Rule[], scorecards: readonly Scorecard[]): RuleNeeds {
  const conditions = rules.flatMap(conditionsOf);
  const named = rules.flatMap(({ because = '' }) => placeholders(because).map(({ name }) => name));
  const reads = new Set<Reading>(conditions.flatMap((condition) => condition.reads));
  const trend = reads.has('trend');
  const health = trend || reads.has('health') || named.includes('score');
  const compared = [
    ...conditions.flatMap(({ peerMetrics }) => peerMetrics),
    ...(health ? scorecardPeerMetrics(scorecards) : []),
  ];
  const metrics = new Set([
    ...conditions.flatMap((condition) => condition.metrics),
    ...named,
    ...(health ? scorecardMetrics(scorecards) : []),
  ]);
  const milestones = health || reads.has('milestones') || milestoneMetrics.some(({ id }) => metrics.has(id));
  return { metrics, peerMetrics: [...new Set(compared)], milestones, health, trend, risk: reads.has('risk') };
}

/** The conditions of a rule. */
export function conditionsOf({ when, exitWhen }: Rule): Condition[] {
  return exitWhen ? [when, exitWhen] : [when];
}
