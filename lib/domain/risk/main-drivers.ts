import type { Catalogue } from '../metrics/catalogue.ts';
import type { Milestone } from '../milestones/milestone.ts';
import type { FeatureReading, RiskFeature, RiskModel } from './risk-model.ts';

/** By how much a value multiplies the odds of leaving: 1 as for the average account, 2 twice. */
type AtValue = { value: number; odds: number };

/**
 * What moves the model: the odds of leaving at the lowest and at the highest value that it tells apart, and where there
 * is no value. A yes-or-no feature has 0 (no) and 1 (yes).
 */
export type RiskDriver = {
  feature: string;
  words: string;
  isYesOrNo: boolean;
  low: AtValue;
  high: AtValue;
  oddsWhenMissing: number;
};

type Words = { catalogue: Catalogue; milestones: readonly Milestone[] };

/** The features with the widest span of odds, the widest first; a topic is named once, by its widest. */
export function mainDrivers({ features }: RiskModel, words: Words, most = 8): RiskDriver[] {
  const topics = new Set<string>();
  const drivers: RiskDriver[] = [];
  for (const feature of features.toSorted((one, other) => spanOf(other) - spanOf(one))) {
    if (drivers.length === most || spanOf(feature) === 0) break;
    if (topics.has(feature.topic)) continue;
    topics.add(feature.topic);
    drivers.push(driverOf(feature, words));
  }
  return drivers;
}

function spanOf({ points }: RiskFeature): number {
  const parts = points.map(([, logOdds]) => logOdds);
  return parts.length === 0 ? 0 : Math.max(...parts) - Math.min(...parts);
}

function driverOf(feature: RiskFeature, words: Words): RiskDriver {
  const { id, reads, points, missing } = feature;
  const [first = [0, 0], last = first] = [points[0], points.at(-1)];
  const at = ([scaled, logOdds]: [number, number]): AtValue => ({
    value: unscaled(scaled, feature),
    odds: Math.exp(logOdds),
  });
  return {
    feature: id,
    words: wordsOf(reads, words),
    isYesOrNo: ['milestone-reached', 'implemented', 'attribute'].includes(reads.kind),
    low: at(first),
    high: at(last),
    oddsWhenMissing: Math.exp(missing),
  };
}

/** Back from signed log(1 + |x|). */
function unscaled(value: number, { scale }: RiskFeature): number {
  return scale === 'linear' ? value : Math.sign(value) * Math.expm1(Math.abs(value));
}

function wordsOf(reads: FeatureReading, { catalogue, milestones }: Words): string {
  const metric = (id: string) => catalogue.metrics.get(id)?.label ?? id;
  const milestone = (id: string) => milestones.find((one) => one.id === id)?.label ?? id;
  switch (reads.kind) {
    case 'metric':
      return metric(reads.metric);
    case 'percentile':
      return `${metric(reads.metric)}: rank among peers`;
    case 'milestone-reached':
      return `Milestone reached: ${milestone(reads.milestone)}`;
    case 'milestone-overdue':
      return `Days overdue: ${milestone(reads.milestone)}`;
    case 'implemented':
      return 'Implemented';
    case 'attribute':
      return `${reads.attribute} is ${reads.equals}`;
  }
}
