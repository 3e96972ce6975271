import type { Day } from '../day.ts';
import type { SourceState } from '../freshness/source-standing.ts';
import type { Contact, channels, contactDirections, priorities, resolutions } from '../records/record.ts';
import type { Fact, ReviewRole } from './fact.ts';

/** A source of a panel, and how far it can be believed today. */
export type PanelSource = {
  source: string;
  state: SourceState;
  because?: string;
  newestDay?: Day;
  lastImportAt?: string;
  /** False when the source tells nothing of this account. */
  knowsAccount: boolean;
};

/** What every panel has. */
type Panel<Role extends ReviewRole> = { role: Role; sources: PanelSource[]; facts: Fact[] };

export type PanelContact = {
  contactId: string;
  source: string;
  name?: string;
  role?: NonNullable<Contact['role']>;
  consent?: NonNullable<Contact['consent']>;
  leftDay?: Day;
};

export type PanelCase = {
  caseId: string;
  source: string;
  subject?: string;
  priority?: (typeof priorities)[number];
  openedDay: Day;
  resolvedDay?: Day;
  /** Days it waited, or has waited until now. */
  ageInDays: number;
  resolution?: (typeof resolutions)[number];
  /** Closed as "future release" or "as designed": the customer did not get what it asked for. */
  frustrating: boolean;
  satisfaction?: number;
  reopens?: number;
};

export type PanelSurvey = {
  surveyId: string;
  source: string;
  type: 'nps' | 'csat';
  sentDay: Day;
  /** Absent: nobody answered. */
  answeredDay?: Day;
  score?: number;
  comment?: string;
  contact?: string;
};

export type PanelEngagement = {
  interactionId: string;
  source: string;
  day: Day;
  channel: (typeof channels)[number];
  direction: (typeof contactDirections)[number];
  contact?: string;
};

/** Use of one event over the last 28 days and since sign-up; `people` is how many came on the busiest day. */
export type PanelUse = {
  event: string;
  source: string;
  count28d: number;
  count: number;
  people?: number;
  newestDay: Day;
};

/** How many of a thing the customer has, as counted on a day. */
export type PanelStock = { item: string; source: string; count: number; day: Day };

/** A step that somebody ticked off, as the source says. */
export type PanelStep = { type: string; source: string; day: Day; dueDay?: Day };

/** What the CRM says: who they are, what they pay, who is there. */
export type CrmPanel = Panel<'crm'> & { contacts: PanelContact[] };
/** What support says: newest case first. */
export type SupportPanel = Panel<'support'> & { cases: PanelCase[] };
/** What marketing says: newest first. */
export type MarketingPanel = Panel<'marketing'> & { surveys: PanelSurvey[]; engagements: PanelEngagement[] };
/** What the product itself says: most used first. */
export type ProductPanel = Panel<'product'> & { use: PanelUse[]; stock: PanelStock[]; steps: PanelStep[] };

export type Panels = { crm: CrmPanel; support: SupportPanel; marketing: MarketingPanel; product: ProductPanel };
