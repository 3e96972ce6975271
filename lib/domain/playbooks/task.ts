import type { Day } from '../day.ts';
import type { AheadEntry } from './look-ahead.ts';
import type { Assignee } from './playbook.ts';

/**
 * Something a person has to do for an account. It stays in the inbox until somebody says what came of it, also when
 * the playbook stopped waiting; when its run failed or was stopped it is withdrawn. Instants are ISO 8601.
 */
export type Task = {
  taskId: string;
  /** The run, step and playbook that ask for it; absent when a person did. */
  runId?: string;
  stepId?: string;
  playbook?: string;
  accountId: string;
  accountName?: string;
  title: string;
  /** What is to be done, in more words, where the person who made it by hand gave some. */
  description?: string;
  /** Why it was created, in words. */
  reason: string;
  /** Who made it by hand. */
  createdBy?: string;
  assignee: Assignee | 'person';
  /** E-mail addresses of those it is for; empty when the account has no owner on record. */
  assignedTo: string[];
  dueDay: Day;
  /** What may be said came of it. */
  outcomes: string[];
  createdAt: string;
  state: 'open' | 'done';
  outcome?: string;
  note?: string;
  completedBy?: string;
  completedAt?: string;
  /** True once the playbook was told, or had stopped waiting, or when there is none. */
  signalled: boolean;
  /** What the playbook waits on, and what it needs to go on: for the engine only, never shown. */
  taskToken?: string;
  workflowsVersion?: string;
  ahead?: AheadEntry[];
};

/** What waits for a task: a step of a run, what its completion answers to, and the times the run reads then. */
export type Waiting = { runId: string; stepId: string; taskToken: string; ahead: AheadEntry[] };

/** The run that waits for the task; undefined when a person made it by hand. */
export function waitingFor({ runId, stepId, taskToken, ahead = [] }: Task): Waiting | undefined {
  if (runId === undefined || stepId === undefined || taskToken === undefined) return undefined;
  return { runId, stepId, taskToken, ahead };
}

/** What stands as the outcome of a task whose run is over without it. */
export const withdrawn = 'withdrawn';

/** The id of the one task a step of a run creates. */
export function taskIdOf(runId: string, stepId: string): string {
  return `${runId}.${stepId}`;
}
