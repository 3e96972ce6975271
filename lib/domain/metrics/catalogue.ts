import type { Formula } from '../expressions/expression.ts';
import type { Milestone } from '../milestones/milestone.ts';
import type { PeerDimension } from '../peers/peer-table.ts';
import type { FamilyDefinition, SizeBand } from './family-definition.ts';

/** One number of an account on a day, as conditions name it (`logins_28d`, `logins_28d_change`, `dashboards`). */
export type Metric = {
  id: string;
  family: string;
  /** For people: "Logins in 28 days". */
  label: string;
  /** The family's label, without the window: "Logins". */
  familyLabel: string;
  group: string;
  /** What is counted (`logins`, `hours`, `%`), `ratio` for a change against the window before. */
  unit: string;
  /** Whether more is better (`up`), worse (`down`) or neither (`neutral`). */
  direction: 'up' | 'down' | 'neutral';
  windowInDays?: number;
  /** `milestone`: told by the milestones, once they have been checked. */
  form: 'value' | 'change' | 'derived' | 'milestone';
};

/** A metric computed from others by a CEL formula. */
export type DerivedMetric = { id: string; formula: Formula };

/** The metric catalogue: what is measured, how accounts are sized and who is compared with whom. */
export type Catalogue = {
  families: FamilyDefinition[];
  /** Every metric by id, derived ones included. */
  metrics: ReadonlyMap<string, Metric>;
  /** In the order in which they can be computed. */
  derived: DerivedMetric[];
  sizeBands: SizeBand[];
  /** Bands of the days since sign-up. */
  ageBands: SizeBand[];
  peers: { minimum: number; widen: PeerDimension[][] };
  /** Milestone ids and labels, once the milestones are known: conditions are then checked against them. */
  milestones?: ReadonlyMap<string, string>;
  /** When each milestone is due, and the condition that it waits for. */
  dueMilestones?: ReadonlyMap<string, Pick<Milestone, 'dueDays' | 'when'>>;
};
