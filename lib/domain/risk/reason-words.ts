import type { Attributes } from '../metrics/account-day.ts';
import type { Metric } from '../metrics/catalogue.ts';
import { metricInWords, numberInWords } from '../metrics/in-words.ts';
import type { Milestone } from '../milestones/milestone.ts';
import { peerStanding } from '../peers/peer-standing.ts';
import type { RiskFacts } from './read-feature.ts';
import type { RiskFeature } from './risk-model.ts';

/** What reasons are worded with. */
export type RiskWords = { metrics: ReadonlyMap<string, Metric>; milestones: readonly Milestone[] };

/** A feature's part of an account's log-odds. */
export type RiskPart = { feature: RiskFeature; value: number; logOdds: number };

const attributeNames: Partial<Record<keyof Attributes, string>> = {
  plan: 'Plan',
  industry: 'Industry',
  sizeBand: 'Size',
  channel: 'Channel',
  country: 'Country',
};

/** What of the account a part speaks of: "Logins fell from 210 to 62 in 28 days, lower than 92 % of its peers". */
export function reasonWords({ feature, value }: RiskPart, facts: RiskFacts, words: RiskWords): string {
  const { reads } = feature;
  switch (reads.kind) {
    case 'metric':
    case 'percentile':
      return metricWords(reads.metric, facts, words.metrics);
    case 'milestone-reached':
      return `${milestoneLabel(reads.milestone, words)}: ${value > 0 ? 'reached' : 'not reached yet'}`;
    case 'milestone-overdue':
      return `${milestoneLabel(reads.milestone, words)}: ${overdueWords(value)}`;
    case 'implemented':
      return value > 0 ? 'Implemented' : 'Not implemented yet';
    case 'attribute':
      return `${attributeNames[reads.attribute] ?? reads.attribute}: ${facts.day.attributes[reads.attribute] ?? 'not known'}`;
  }
}

function overdueWords(days: number): string {
  if (Number.isNaN(days)) return 'cannot be told';
  return days === 0 ? 'not overdue' : `${numberInWords(days)} ${days === 1 ? 'day' : 'days'} overdue`;
}

function milestoneLabel(id: string, { milestones }: RiskWords): string {
  return milestones.find((milestone) => milestone.id === id)?.label ?? id;
}

/** A change is told with the value it belongs to; the standing among peers is that of the value. */
function metricWords(id: string, { day, peers }: RiskFacts, metrics: RiskWords['metrics']): string {
  const metric = metrics.get(id);
  if (!metric) return id;
  const value = valueBehind(metric, metrics);
  const told = day.metrics[value.id] === undefined ? metric : value;
  const standing = peers && peerStanding(peers, day, value.id);
  const words = metricInWords(told, day);
  return standing ? `${words}, ${standingWords(standing.percentile)}` : words;
}

function valueBehind(metric: Metric, metrics: RiskWords['metrics']): Metric {
  const behind = metric.form === 'change' ? metrics.get(metric.id.replace(/_change$/, '')) : metric;
  return behind ?? metric;
}

function standingWords(percentile: number): string {
  const below = Math.round(percentile);
  if (below === 50) return 'in the middle of its peers';
  return below < 50 ? `lower than ${100 - below} % of its peers` : `higher than ${below} % of its peers`;
}
