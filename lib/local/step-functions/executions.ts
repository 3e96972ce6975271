import { randomBytes } from 'node:crypto';
import { AwsError } from '../errors.ts';
import type { Outcome } from './asl.ts';
import type { DefinitionStore } from './definition-store.ts';
import type { ExecutionJournal, Finished, Started } from './execution-journal.ts';
import type { ExecutionStore, Summary } from './execution-store.ts';
import { failedAttempts } from './failed-attempts.ts';
import { historyOf } from './history.ts';
import { countTransitions, type HistoryEvent } from './history-events.ts';
import { LiveRun } from './live-run.ts';
import type { Surroundings, TokenWait } from './step-runner.ts';
import { isGenuine, readToken } from './task-token.ts';
import { tellOfEnd } from './tell-of-end.ts';

/** The executions of the folder: those under way run here, the others are read from their journals. */
export class Executions {
  readonly #store: ExecutionStore;
  readonly #definitions: DefinitionStore;
  readonly #surroundings: Surroundings;
  readonly #running = new Map<string, LiveRun>();
  /** Ends that are being told, by execution. */
  readonly #settling = new Map<string, Promise<void>>();

  constructor(store: ExecutionStore, definitions: DefinitionStore, surroundings: Surroundings) {
    this.#store = store;
    this.#definitions = definitions;
    this.#surroundings = surroundings;
  }

  /** Runs again every execution that had not ended when the folder was last closed, or its process killed. */
  resume(): void {
    for (const journal of this.#store.unfinished()) {
      if (journal.finished) this.#settle(journal, journal.finished).catch(this.#surroundings.onProblem);
      else this.#run(journal);
    }
  }

  /**
   * Starts an execution, or gives the one of that name that is running on the same input.
   * Throws ExecutionAlreadyExists when the name is taken by another input or by an execution that has ended.
   */
  start(given: Omit<Started, 'type' | 'atMs' | 'secret'>): Summary {
    const known = this.#store.summary(given.executionArn);
    if (known) return this.#again(known, given);
    const secret = randomBytes(32).toString('base64url');
    const atMs = this.#surroundings.clock.now().getTime();
    this.#run(this.#store.start({ type: 'started', ...given, atMs, secret }));
    return this.#store.summary(given.executionArn) as Summary;
  }

  stop(executionArn: string, { error, cause }: { error?: string; cause?: string }): Finished {
    const run = this.#running.get(executionArn);
    if (run) return run.finish({ status: 'ABORTED', error, cause });
    return this.journal(executionArn).finished as Finished;
  }

  /**
   * Lets an execution go on from where it failed, timed out or was stopped; when that was. What succeeded is not done
   * again. Throws ExecutionDoesNotExist, ExecutionNotRedrivable.
   */
  async redrive(executionArn: string): Promise<number> {
    await this.#settling.get(executionArn);
    const journal = this.journal(executionArn);
    if (!isRedrivable(journal)) {
      throw new AwsError('ExecutionNotRedrivable', 'Execution is not redrivable: it runs, or succeeded.');
    }
    const atMs = this.#surroundings.clock.now().getTime();
    // The ledger first: a kill in between leaves an execution that has ended, and is told of again.
    this.#store.noteRedrive(executionArn);
    journal.redrive(failedAttempts(journal), atMs);
    this.#run(journal);
    return atMs;
  }

  /** What is known of an execution. Throws ExecutionDoesNotExist. */
  journal(executionArn: string): ExecutionJournal {
    const journal = this.#running.get(executionArn)?.journal ?? this.#store.read(executionArn);
    if (!journal) throw new AwsError('ExecutionDoesNotExist', `Execution Does Not Exist: '${executionArn}'`);
    return journal;
  }

  of(stateMachineArn: string): Summary[] {
    return this.#store.of(stateMachineArn);
  }

  history(executionArn: string): Promise<HistoryEvent[]> {
    const journal = this.journal(executionArn);
    return historyOf(journal, this.#definitions.lowered(journal.started.definition));
  }

  /** How many state transitions AWS would have billed for the execution so far. */
  async transitions(executionArn: string): Promise<number> {
    return countTransitions(await this.history(executionArn));
  }

  /** Tells a waiting task its outcome; it is journalled when this returns. Throws as AWS does for a token that waits for nothing. */
  conclude(taskToken: string, outcome: Outcome): void {
    if (!this.#waiting(taskToken).conclude(outcome)) throw timedOut();
  }

  beat(taskToken: string): void {
    this.#waiting(taskToken).beat();
  }

  /** Lets go of what is under way; it goes on at the next opening. */
  close(): void {
    for (const run of this.#running.values()) run.abandon();
    this.#running.clear();
  }

  #run(journal: ExecutionJournal): void {
    const { executionArn, definition } = journal.started;
    const run = new LiveRun(journal, this.#definitions.lowered(definition), this.#surroundings);
    this.#running.set(executionArn, run);
    const end = async () => {
      const finished = await run.run();
      if (!finished) return;
      this.#running.delete(executionArn);
      await this.#settle(journal, finished);
    };
    end().catch((error) => {
      run.abandon();
      this.#surroundings.onProblem(error);
    });
  }

  /** Noted last, so that a kill in between leaves it to be told at the next opening. */
  async #settle({ started }: ExecutionJournal, finished: Finished): Promise<void> {
    const { executionArn } = started;
    const settled = tellOfEnd(started, finished, this.#surroundings).then(() => {
      this.#store.noteFinish(executionArn, finished);
    });
    this.#settling.set(executionArn, settled);
    await settled.finally(() => this.#settling.delete(executionArn));
  }

  #again(known: Summary, { input, executionArn }: Pick<Started, 'input' | 'executionArn'>): Summary {
    const isSame = this.#running.get(executionArn)?.journal.started.input === input;
    if (known.status === 'RUNNING' && isSame) return known;
    throw new AwsError('ExecutionAlreadyExists', `Execution Already Exists: '${executionArn}'`);
  }

  #waiting(text: string): TokenWait {
    const token = readToken(text);
    if (!token) throw new AwsError('InvalidToken', `Invalid Token: 'expected a token that a task was given'`);
    const run = this.#running.get(token.execution);
    if (!run && !this.#store.summary(token.execution)) {
      throw new AwsError('TaskDoesNotExist', "Task does not exist: 'the execution of this token is not known here'");
    }
    const journal = this.journal(token.execution);
    if (!isGenuine(token, journal.started.secret)) throw new AwsError('InvalidToken', "Invalid Token: 'not made here'");
    const waiting = run?.tokenWaits.get(token.key);
    if (!waiting) throw timedOut();
    return waiting;
  }
}

/** True for an execution that ended without success. */
export function isRedrivable({ finished }: ExecutionJournal): boolean {
  return finished !== undefined && finished.status !== 'SUCCEEDED';
}

function timedOut(): AwsError {
  return new AwsError('TaskTimedOut', "Task Timed Out: 'Provided task does not exist anymore'");
}
