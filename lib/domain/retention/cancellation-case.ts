import type { Day } from '../day.ts';
import type { Cancellation } from '../records/record.ts';
import type { RuleMode } from '../rules/rule.ts';
import type { SignLine } from './departure-signs.ts';

/** Why a customer left, as far as it can be told. */
export const derivedReasons = [
  'never-implemented',
  'acquired',
  'integration-missing',
  'support',
  'usage-faded',
  'price',
  'competitor',
  'not-enough-value',
  'unknown',
] as const;
export type DerivedReason = (typeof derivedReasons)[number];

/** What a derived reason rests on: our own records, what the customer said and nothing in them speaks against, or nothing. */
export type ReasonBasis = 'records' | 'said' | 'nothing';

/** Whether what the customer said and what the records say are the same: `as-said` where only the customer speaks. */
export const agreements = ['agrees', 'differs', 'as-said', 'not-said'] as const;
export type Agreement = (typeof agreements)[number];

/** A test of the table with its outcome. */
export type TestedReason = { reason: DerivedReason; verdict: true | false | 'unknown'; because: string };

/** Something we did, or that was noticed, before a customer left. `at` is a day or an instant. */
export type Deed = { at: string; kind: 'firing' | 'run' | 'message' | 'task'; what: string; outcome: string };

/** The first firing of a rule in the half year before: from the records, or by judging that time anew. */
export type Catch = {
  ruleId: string;
  label: string;
  mode: RuleMode;
  day: Day;
  daysBefore: number;
  basis: 'recorded' | 'replayed';
};

/** A lost customer, looked into. Money is what it paid a month, in `currency`; `lastDay` is the last one before it was known to leave. */
export type CancellationCase = {
  accountId: string;
  day: Day;
  lastDay: Day;
  said?: { reason: Cancellation['reason']; comment?: string };
  derived: DerivedReason;
  basis: ReasonBasis;
  because: string;
  agreement: Agreement;
  evidence: SignLine[];
  tested: TestedReason[];
  tenureDays?: number;
  currency: string;
  mrr: number;
  deeds: Deed[];
  /** The rules that would have caught it, the earliest first; those that ask for peers, health or risk only where a firing is on record. */
  catches: Catch[];
  historyRevision: number;
  workflowsVersion: string;
};
