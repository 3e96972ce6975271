import type { Day } from '../day.ts';
import type { DeliveryState } from '../messages/delivery.ts';
import type { Audience } from '../messages/message.ts';
import type { RunState } from './run.ts';

/** What is assumed of tasks, which only people can do: done when they are due, or not done while the playbook waits. */
export const taskAssumptions = ['done', 'timed-out'] as const;
export type TaskAssumption = (typeof taskAssumptions)[number];

/** What would become of a message at a time; a held one has another verdict `until` which it waits. Instants are ISO 8601. */
export type TriedVerdict = { at: string; state: Exclude<DeliveryState, 'claimed'>; reason?: string; until?: string };

/** A mail as its reader would see it, or a webhook's body, with every verdict on it, the first one first. */
export type TriedMessage = { verdicts: TriedVerdict[]; to: string[] } & (
  | { channel: 'email'; audience: Audience; contact?: string; subject?: string; text?: string; html?: string }
  | { channel: 'webhook'; body: string }
);

/** A task as it would stand in the inbox, and when it is taken to be done or given up waiting for. */
export type TriedTask = { title: string; assignedTo: string[]; dueDay: Day; assumed: TaskAssumption; until: string };

/** A step as it would go. `byTodaysFacts`: it comes later, and what will be known then nobody knows. */
export type TriedStep = {
  stepId: string;
  kind: string;
  what: string;
  at: string;
  outcome: string;
  detail?: string;
  byTodaysFacts: boolean;
  /** Of a wait. */
  until?: string;
  message?: TriedMessage;
  task?: TriedTask;
};

/** What would happen if a playbook began now for an account; nothing of it has. */
export type Trial = {
  playbook: { id: string; title: string };
  account: { accountId: string; name?: string };
  at: string;
  /** The account's clock, which waits and working days go by. */
  zone: string;
  assumed: TaskAssumption;
  /** Why it would not be started now, where it would not. */
  refused?: string;
  steps: TriedStep[];
  end: { at: string; state: RunState; reason: string };
};
