import type { Attributes } from '../metrics/account-day.ts';
import type { Catalogue, Metric } from '../metrics/catalogue.ts';
import type { Milestone } from '../milestones/milestone.ts';
import type { FeatureReading } from './risk-model.ts';

/** Something about an account that might tell whether it leaves. */
export type Candidate = { id: string; topic: string; reads: FeatureReading };

/**
 * Attributes that might tell. Left out are those that are overwritten as time goes by (stage, owner): an export of
 * today says in them how the story ended.
 */
export const tellingAttributes = [
  'plan',
  'industry',
  'sizeBand',
  'channel',
  'country',
] as const satisfies readonly (keyof Attributes)[];

type Definitions = { catalogue: Catalogue; milestones: readonly Milestone[]; peerMetrics: readonly string[] };

/** Every metric and change, the standing among peers, and the milestones. Attributes are added once their values are known. */
export function candidateFeatures({ catalogue, milestones, peerMetrics }: Definitions): Candidate[] {
  const metrics = [...catalogue.metrics.values()];
  const compared = metrics.filter((metric) => peerMetrics.includes(metric.id) && speaksForFamily(metric, metrics));
  return [
    ...metrics.map(({ id, family }) => ({ id, topic: family, reads: { kind: 'metric' as const, metric: id } })),
    ...compared.map(({ id, family }) => ({
      id: `${id}.percentile`,
      topic: family,
      reads: { kind: 'percentile' as const, metric: id },
    })),
    ...milestones.flatMap(ofMilestone),
    ...(milestones.some(({ required }) => required)
      ? [{ id: 'implemented', topic: 'implemented', reads: { kind: 'implemented' as const } }]
      : []),
  ];
}

function ofMilestone({ id, dueDays }: Milestone): Candidate[] {
  const topic = `milestone:${id}`;
  const reached: Candidate = { id: `${topic}.reached`, topic, reads: { kind: 'milestone-reached', milestone: id } };
  const overdue: Candidate = { id: `${topic}.overdue`, topic, reads: { kind: 'milestone-overdue', milestone: id } };
  return dueDays === undefined ? [reached] : [reached, overdue];
}

/** Standing among peers is asked for once per family: over its window nearest to four weeks. */
function speaksForFamily({ family, form, windowInDays }: Metric, metrics: readonly Metric[]): boolean {
  if (form === 'change') return false;
  const distance = (window = 28) => Math.abs(Math.log(window / 28));
  const windows = metrics.filter((other) => other.family === family && other.form === form);
  return windows.every((other) => distance(windowInDays) <= distance(other.windowInDays));
}

/** The id of a feature that asks whether an attribute has a value. */
export function attributeFeature(attribute: keyof Attributes, equals: string): Candidate {
  return {
    id: `${attribute}:${equals}`,
    topic: `account.${attribute}`,
    reads: { kind: 'attribute', attribute, equals },
  };
}
