import type { Delivery } from '../domain/messages/delivery.ts';
import type { Pause } from '../domain/messages/pause.ts';
import type { StateMachineDefinition } from '../domain/playbooks/compile-playbook.ts';
import type { Schedule } from '../domain/playbooks/look-ahead.ts';
import type { Escalation, Run, RunStep } from '../domain/playbooks/run.ts';
import type { RunInput } from '../domain/playbooks/step-order.ts';
import type { Task } from '../domain/playbooks/task.ts';
import type { Note } from '../domain/timeline/note.ts';

/** State machines that run playbooks, one per playbook. */
export interface PlaybookEngine {
  /** Creates or updates the playbook's state machine; executions that are under way finish as they began. */
  publish(playbook: string, definition: StateMachineDefinition): Promise<'created' | 'updated' | 'unchanged'>;
  /** Starts an execution named `run.runId`, once: the same name again changes nothing. */
  start(run: RunInput, at: Schedule): Promise<'started' | 'already-started'>;
  /** Lets the execution that waits on a task go on; `expired` when it no longer waits. */
  resume(taskToken: string, at: Schedule): Promise<'resumed' | 'expired'>;
  /** Stops an execution that is under way; one that is over stays as it is. `unknown` when there is none of the name. */
  stop(playbook: string, runId: string): Promise<'stopped' | 'unknown'>;
}

/** All that is kept of a run: itself, its steps (oldest first), what it sent and the tasks it gave. */
export type RunContents = { run?: Run; steps: RunStep[]; deliveries: Delivery[]; tasks: Task[] };

/** Playbook runs and their steps. */
export interface RunStore {
  /** Records a run; false when it is already there. */
  begin(run: Run): Promise<boolean>;
  /** Records how a run ended; false when it had ended before. */
  end(runId: string, end: Required<Pick<Run, 'state' | 'endedAt' | 'endReason'>>): Promise<boolean>;
  find(runId: string): Promise<Run | undefined>;
  /** The runs that exist among `runIds`, in no order. */
  findAll(runIds: readonly string[]): Promise<Run[]>;
  /** The ids of the runs that people started for an account by hand. */
  startedByHand(accountId: string): Promise<string[]>;
  /** Everything of a run at once. */
  contents(runId: string): Promise<RunContents>;
  recordStep(runId: string, step: RunStep): Promise<void>;
  /** The steps so far, oldest first. */
  steps(runId: string): Promise<RunStep[]>;
  /** The newest runs, newest first. */
  newest(limit: number): Promise<Run[]>;
}

/** The CSMs' inbox. */
export interface TaskStore {
  find(taskId: string): Promise<Task | undefined>;
  /** Writes a task that is not there yet; false when it is. */
  create(task: Task): Promise<boolean>;
  /** Replaces an open task; false when it is no longer open. */
  changeOpen(task: Task): Promise<boolean>;
  /** Replaces a completed task with an open one; false when it is open. */
  reopen(task: Task): Promise<boolean>;
  /** The tasks that people made for an account by hand, in no order. */
  madeByHand(accountId: string): Promise<Task[]>;
  /** Notes that the playbook of a completed task knows. */
  markSignalled(taskId: string): Promise<void>;
  /** Open tasks, the one due first first. */
  open(limit: number): Promise<Task[]>;
  /** Completed tasks, newest first. */
  done(limit: number): Promise<Task[]>;
  /** Completed tasks whose playbook has not been told. */
  unsignalled(limit: number): Promise<Task[]>;
  ofRun(runId: string): Promise<Task[]>;
}

/** What people wrote down about accounts. */
export interface NoteStore {
  /** Writes a note, in place of the one with its id. */
  write(note: Note): Promise<void>;
  find(accountId: string, noteId: string): Promise<Note | undefined>;
  /** The account's notes made from one instant to another (ISO 8601), both included, newest first; deleted ones too. */
  between(accountId: string, from: string, until: string): Promise<Note[]>;
}

/** Pauses of what playbooks send to accounts. */
export interface PauseStore {
  /** Writes a pause, in place of the one with its id. */
  write(pause: Pause): Promise<void>;
  /** The newest of an account, also when it is over; as written just now. */
  latest(accountId: string): Promise<Pause | undefined>;
  /** All there ever were, newest first. */
  ofAccount(accountId: string): Promise<Pause[]>;
}

export interface EscalationStore {
  open(escalation: Escalation): Promise<void>;
  close(accountId: string, runId: string, closedAt: string): Promise<void>;
  openOf(accountId: string): Promise<Escalation[]>;
}
