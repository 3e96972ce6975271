import type { Milestone } from '../milestones/milestone.ts';
import { probabilityOf } from './probability-of.ts';
import { type RiskFacts, readFeature } from './read-feature.ts';
import { type RiskPart, type RiskWords, reasonWords } from './reason-words.ts';
import type { Risk, RiskReason } from './risk.ts';
import type { RiskFeature, RiskModel } from './risk-model.ts';
import { scaled } from './scaled.ts';

/** As many reasons as a person still reads; the others are added up in one. */
const MOST_REASONS = 6;

/**
 * How probable it is that an account cancels, and why: the reasons' contributions add up to the difference of its
 * log-odds from those of the average account. Undefined for who has cancelled and where the signal is insufficient.
 */
export function assessRisk(model: RiskModel, facts: RiskFacts, words: RiskWords): Risk | undefined {
  if (model.signal === 'insufficient' || facts.day.attributes.cancelledDay !== undefined) return undefined;
  const parts = riskParts(model, facts, words.milestones);
  return {
    probability: probabilityOf(model.averageLogOdds + parts.reduce((sum, { logOdds }) => sum + logOdds, 0)),
    horizonDays: model.horizonDays,
    model: model.modelId,
    reasons: reasonsOf(parts, facts, words),
  };
}

/** Every feature's part of an account's log-odds, counted from the average account. */
export function riskParts({ features }: RiskModel, facts: RiskFacts, milestones: readonly Milestone[]): RiskPart[] {
  return features.map((feature) => {
    const value = readFeature(feature.reads, facts, milestones);
    return { feature, value, logOdds: partOf(feature, value) };
  });
}

/** Reads a feature's line: straight between its points, flat beyond them. */
export function partOf({ points, scale, missing }: RiskFeature, value: number): number {
  if (Number.isNaN(value)) return missing;
  const at = scaled(value, scale);
  const above = points.findIndex(([knot]) => at < knot);
  if (above === 0 || points.length === 1) return (points[0] as [number, number])[1];
  if (above < 0) return (points.at(-1) as [number, number])[1];
  const [[left, low], [right, high]] = [points[above - 1], points[above]] as [[number, number], [number, number]];
  return low + ((high - low) * (at - left)) / (right - left);
}

function reasonsOf(parts: readonly RiskPart[], facts: RiskFacts, words: RiskWords): RiskReason[] {
  const topics = new Map<string, RiskPart[]>();
  for (const part of parts) topics.set(part.feature.topic, [...(topics.get(part.feature.topic) ?? []), part]);
  const reasons = [...topics].map(([topic, own]) => {
    const contribution = own.reduce((sum, { logOdds }) => sum + logOdds, 0);
    return { topic, own, contribution };
  });
  reasons.sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution) || (a.topic < b.topic ? -1 : 1));
  const told = reasons.slice(0, MOST_REASONS).map(({ topic, own, contribution }) => ({
    feature: topic,
    words: `${reasonWords(leading(own, contribution), facts, words)}: ${contribution > 0 ? 'raises' : 'lowers'} the risk`,
    contribution,
  }));
  const rest = reasons.slice(MOST_REASONS);
  if (rest.length === 0) return told;
  const contribution = rest.reduce((sum, one) => sum + one.contribution, 0);
  return [...told, { feature: 'rest', words: `Everything else (${rest.length} more)`, contribution }];
}

/** The feature that moves the topic most in the direction in which it moves. */
function leading(parts: readonly RiskPart[], contribution: number): RiskPart {
  const towards = ({ logOdds }: RiskPart) => (contribution > 0 ? logOdds : -logOdds);
  return parts.reduce((most, part) => (towards(part) > towards(most) ? part : most));
}
