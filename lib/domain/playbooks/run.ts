import type { RunInput } from './step-order.ts';

/** Where a run stands: `exited` because its exit condition held, `failed` because a step failed for good. */
export const runStates = ['running', 'completed', 'exited', 'failed'] as const;
export type RunState = (typeof runStates)[number];

/** One playbook run for one account: what a firing started. Its id is the firing's. Instants are ISO 8601. */
export type Run = RunInput & {
  title: string;
  startedAt: string;
  /** Who started it by hand. No firing did then, and nobody is held out of it. */
  startedBy?: string;
  state: RunState;
  endedAt?: string;
  endReason?: string;
};

/** A step of a run as it went: `outcome` in a word or two, `detail` the sentence a person reads. */
export type RunStep = {
  stepId: string;
  kind: string;
  at: string;
  outcome: string;
  detail?: string;
};

/** An executive is looking after the account until the run that asked for it ends: other messages to the customer wait. */
export type Escalation = { accountId: string; runId: string; reason: string; openedAt: string; closedAt?: string };
