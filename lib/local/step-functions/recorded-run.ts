import type { Json } from './asl.ts';
import { describeFor } from './describe-execution.ts';
import type { ExecutionJournal } from './execution-journal.ts';
import { framesInside } from './frames-inside.ts';
import type { Lowered } from './lower-definition.ts';
import { type AttemptWork, type Ended, performStep } from './perform-step.ts';
import { type InterpreterEvent, type Performer, runFrame, type Work } from './run-frame.ts';
import { Scope } from './scope.ts';
import { Abandoned } from './step-error.ts';

/** A walk that was replayed: what the interpreter went through, and where its steps' attempts are journalled. */
export type RecordedFrame = { path: string; lowered: Lowered; events: InterpreterEvent[] };

/** An execution replayed out of its journal, without performing anything, to see where it has been. */
export class RecordedRun implements Performer {
  readonly execution: Performer['execution'];
  readonly stateMachine: Performer['stateMachine'];
  readonly stretchMs = 2 ** 31 - 1;
  readonly frames = new Map<string, RecordedFrame>();
  readonly inputs = new Map<string, Json>();
  readonly #journal: ExecutionJournal;
  readonly #lowered: Lowered;
  readonly #reading: Promise<void>[] = [];

  constructor(journal: ExecutionJournal, lowered: Lowered) {
    this.#journal = journal;
    this.#lowered = lowered;
    ({ execution: this.execution, stateMachine: this.stateMachine } = describeFor(journal.started));
  }

  async replay(): Promise<void> {
    const input = JSON.parse(this.#journal.started.input);
    await runFrame(this, this.#lowered, { path: '', input, scope: new Scope() }).output.catch(() => undefined);
    await Promise.all(this.#reading);
  }

  observe(path: string, lowered: Lowered, eventLogs: AsyncIterable<InterpreterEvent>): void {
    const frame: RecordedFrame = { path, lowered, events: [] };
    this.frames.set(path, frame);
    this.#reading.push(collect(eventLogs, frame.events));
  }

  enteredMs(key: string): number {
    return this.#journal.attempt(key)?.enteredMs ?? this.#journal.started.atMs;
  }

  token(): string {
    return 'token';
  }

  perform(work: Work): Promise<Json> {
    this.inputs.set(work.key, work.input);
    return performStep(
      work,
      (attempt) => this.#attempt(attempt),
      () => Promise.resolve(),
    );
  }

  async #attempt(work: AttemptWork): Promise<Ended> {
    const past = this.#journal.attempt(work.attemptKey);
    if (!past) throw new Abandoned();
    if (work.step.inner.length > 0) await this.#replayInside(work);
    if (!past.ended) throw new Abandoned();
    return past.ended;
  }

  async #replayInside(work: AttemptWork): Promise<void> {
    const begun = framesInside(work).filter(({ options }) => this.#journal.hasAttemptsUnder(options.path));
    await Promise.allSettled(
      begun.map(({ lowered, options }) => runFrame(this, lowered, { ...options, scope: work.scope.child() }).output),
    );
  }
}

async function collect(eventLogs: AsyncIterable<InterpreterEvent>, events: InterpreterEvent[]): Promise<void> {
  for await (const event of eventLogs) events.push(event);
}
