import type { Day } from '../day.ts';

/** The four who sit in the meeting, each with one application open: whose panel a fact stands in. */
export const reviewRoles = ['crm', 'support', 'marketing', 'product'] as const;
export type ReviewRole = (typeof reviewRoles)[number];

/** How a value is written. `money` is a month's, in `unit` (ISO 4217); `share` is 0–1; `score` is out of 10. */
export const factKinds = ['text', 'day', 'count', 'number', 'money', 'share', 'score'] as const;
export type FactKind = (typeof factKinds)[number];

/** What a fact is for the implementation: `unknown` where no source says. */
export const factTones = ['good', 'neutral', 'watch', 'unknown'] as const;
export type FactTone = (typeof factTones)[number];

/**
 * One thing that one source says of an account. Without a value the source says nothing of it. `day` is the newest day
 * it tells of; `evidence` are the records it rests on, in figures.
 */
export type Fact = {
  fact: string;
  label: string;
  kind: FactKind;
  value?: string | number;
  unit?: string;
  source: string;
  day?: Day;
  tone: FactTone;
  /** A few words beside the value. */
  says?: string;
  evidence: Evidence[];
};

/** A record that something rests on: never what somebody wrote. */
export type Evidence = { source: string; record: string; day?: Day; id?: string; of?: string; says?: string };
