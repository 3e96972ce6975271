import type { Json, Outcome } from './asl.ts';
import { withinDataLimit } from './data-limit.ts';
import { describeFor } from './describe-execution.ts';
import type { ExecutionJournal, Finished } from './execution-journal.ts';
import type { Lowered } from './lower-definition.ts';
import { performMap } from './perform-map.ts';
import { performParallel } from './perform-parallel.ts';
import { type AttemptWork, type Ended, performStep } from './perform-step.ts';
import { performTask } from './perform-task.ts';
import { performWait } from './perform-wait.ts';
import { type Performer, runFrame, type Work } from './run-frame.ts';
import { Scope } from './scope.ts';
import { Abandoned, outcomeOf } from './step-error.ts';
import type { StepRunner, Surroundings, TokenWait } from './step-runner.ts';
import { taskToken } from './task-token.ts';

type Action = (run: StepRunner, work: AttemptWork) => Promise<Outcome>;

const ACTIONS: Record<Work['step']['kind'], Action> = {
  task: performTask,
  wait: performWait,
  map: performMap,
  parallel: performParallel,
};

/** An execution under way. Steps that its journal knows answer from there; the others are performed, and journalled. */
export class LiveRun implements StepRunner {
  readonly journal: ExecutionJournal;
  readonly surroundings: Surroundings;
  readonly tokenWaits = new Map<string, TokenWait>();
  readonly execution: Performer['execution'];
  readonly stateMachine: Performer['stateMachine'];
  readonly #lowered: Lowered;
  readonly #scope = new Scope();

  constructor(journal: ExecutionJournal, lowered: Lowered, surroundings: Surroundings) {
    this.journal = journal;
    this.surroundings = surroundings;
    this.#lowered = lowered;
    ({ execution: this.execution, stateMachine: this.stateMachine } = describeFor(journal.started));
  }

  get stretchMs(): number {
    return this.surroundings.stretchMs;
  }

  /** Runs to the end; undefined when the run was given up before (the runtime closes, the execution was stopped). */
  async run(): Promise<Finished | undefined> {
    const { definition } = this.#lowered;
    const { input, atMs } = this.journal.started;
    if (definition.TimeoutSeconds !== undefined) {
      this.#at(atMs + definition.TimeoutSeconds * 1000, () => this.finish({ status: 'TIMED_OUT' }));
    }
    const { output } = runFrame(this, this.#lowered, { path: '', input: JSON.parse(input), scope: this.#scope });
    const outcome = await output.then((result) => withinDataLimit({ result }), outcomeOf).catch(whenGivenUp);
    if (outcome && !this.#scope.isClosed) this.finish(endingOf(outcome));
    return this.journal.finished;
  }

  /** Ends the execution, whatever is under way in it. The first ending stands. */
  finish(how: Omit<Finished, 'type' | 'atMs'>): Finished {
    const finished = this.journal.finished ?? this.journal.finish({ ...how, atMs: this.nowMs() });
    this.abandon();
    return finished;
  }

  /** Lets go of everything without an ending: the journal carries it to the next opening. */
  abandon(): void {
    this.tokenWaits.clear();
    this.#scope.close();
  }

  nowMs(): number {
    return this.surroundings.clock.now().getTime();
  }

  enteredMs(key: string): number {
    return this.journal.attempt(key)?.enteredMs ?? this.nowMs();
  }

  token(key: string): string {
    return taskToken(this.journal.started, key);
  }

  perform(work: Work): Promise<Json> {
    return performStep(
      work,
      (attempt) => this.#attempt(attempt),
      (atMs) => this.waitUntil(atMs, work.scope),
    );
  }

  waitUntil(atMs: number, scope: Scope): Promise<void> {
    return new Promise((resolve) => this.#at(atMs, resolve, scope));
  }

  /** Calls `run` at a time of the runtime's clock, unless called off or closed before. */
  #at(atMs: number, run: () => void, scope = this.#scope): void {
    if (scope.isClosed) return;
    const cancel = this.surroundings.clock.at(new Date(atMs), () => {
      forget();
      run();
    });
    const forget = scope.onClose(cancel);
  }

  conclude({ attemptKey, scope }: AttemptWork, outcome: Outcome): boolean {
    if (scope.isClosed || this.journal.attempt(attemptKey)?.ended) return false;
    this.journal.end(attemptKey, withinDataLimit(outcome), this.nowMs());
    return true;
  }

  async #attempt(work: AttemptWork): Promise<Ended> {
    const { attemptKey, attemptEnteredMs, step, scope } = work;
    if (scope.isClosed) throw new Abandoned();
    const past = this.journal.attempt(attemptKey);
    if (past?.ended) return past.ended;
    if (!past) this.journal.enter(attemptKey, step.name, attemptEnteredMs);
    this.conclude(work, await ACTIONS[step.kind](this, work));
    const ended = this.journal.attempt(attemptKey)?.ended;
    if (!ended) throw new Abandoned();
    return ended;
  }
}

/** Whoever closed the scope has said how the execution ended, or it goes on after a restart. */
function whenGivenUp(error: unknown): undefined {
  if (!(error instanceof Abandoned)) throw error;
}

function endingOf(outcome: Outcome): Omit<Finished, 'type' | 'atMs'> {
  if ('result' in outcome) return { status: 'SUCCEEDED', output: outcome.result };
  return { status: 'FAILED', ...outcome };
}
