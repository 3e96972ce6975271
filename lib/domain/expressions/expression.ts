import type { Health } from '../health/health.ts';
import type { AccountDay } from '../metrics/account-day.ts';
import type { PeerTable } from '../peers/peer-table.ts';
import type { RiskClaim } from '../risk/risk.ts';

/** What an expression is evaluated on. Health, risk and peers are absent while metrics are derived and milestones checked. */
export type Facts = { day: AccountDay; health?: Health; risk?: RiskClaim; peers?: PeerTable };

/** `unknown`: a value it needs is missing, and the rest does not decide it. */
export type Verdict = true | false | 'unknown';

/** What an expression reads of a day besides metrics, attributes and milestones. */
export type Reading = 'milestones' | 'health' | 'trend' | 'risk' | 'roles';

/** A yes-or-no expression, checked and ready to be evaluated. */
export type Condition = {
  text: string;
  /** The metric ids it reads, in the order of the text. */
  metrics: string[];
  /** The metrics it compares with peers. */
  peerMetrics: string[];
  /** Milestones it asks for by id. */
  milestones: string[];
  reads: Reading[];
  holds(facts: Facts): Verdict;
};

/** An expression that gives a number; undefined when a value it needs is missing, or the arithmetic has no result (÷ 0). */
export type Formula = {
  text: string;
  metrics: string[];
  value(facts: Facts): number | undefined;
};

/** What is wrong with an expression; `offset` counts characters from its beginning. */
export type ExpressionFault = { message: string; hint?: string; offset: number };
