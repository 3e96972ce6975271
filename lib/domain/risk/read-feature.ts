import type { AccountDay, Attributes } from '../metrics/account-day.ts';
import { milestoneStandings } from '../milestones/evaluate-milestones.ts';
import type { Milestone } from '../milestones/milestone.ts';
import { peerStanding } from '../peers/peer-standing.ts';
import type { PeerTable } from '../peers/peer-table.ts';
import type { FeatureReading } from './risk-model.ts';

/** What a risk is assessed on. */
export type RiskFacts = { day: AccountDay; peers?: PeerTable };

type Read<Kind extends FeatureReading['kind']> = (
  reading: Extract<FeatureReading, { kind: Kind }>,
  facts: RiskFacts,
  milestones: readonly Milestone[],
) => number;

const readers: { [Kind in FeatureReading['kind']]: Read<Kind> } = {
  metric: ({ metric }, { day }) => day.metrics[metric] ?? Number.NaN,
  percentile: ({ metric }, { day, peers }) => (peers && peerStanding(peers, day, metric)?.percentile) ?? Number.NaN,
  'milestone-reached': ({ milestone }, { day }) => (day.milestones[milestone] === undefined ? 0 : 1),
  'milestone-overdue': ({ milestone }, { day }, milestones) => overdueDays(day, milestone, milestones),
  implemented: (_, { day }) => (day.implementedDay === undefined ? 0 : 1),
  attribute: ({ attribute, equals }, { day }) => matches(day.attributes, attribute, equals),
};

/** The value of a feature for an account on a day; NaN where there is none. */
export function readFeature(reading: FeatureReading, facts: RiskFacts, milestones: readonly Milestone[]): number {
  return (readers[reading.kind] as Read<typeof reading.kind>)(reading as never, facts, milestones);
}

/** How long an unreached milestone has been due; 0 when it is reached or not yet due, no value when it cannot be told. */
function overdueDays(day: AccountDay, id: string, milestones: readonly Milestone[]): number {
  if (day.milestones[id] !== undefined) return 0;
  const milestone = milestones.find((one) => one.id === id);
  const standing = milestone && milestoneStandings(day, [milestone])[0];
  return !standing || standing.unknown ? Number.NaN : standing.overdueDays;
}

function matches(attributes: Attributes, name: keyof Attributes, wanted: string): number {
  const value = attributes[name];
  if (value === undefined) return Number.NaN;
  return value === wanted ? 1 : 0;
}
