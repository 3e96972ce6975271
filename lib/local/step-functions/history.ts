import { attemptEvents } from './attempt-events.ts';
import type { ExecutionJournal, Finished } from './execution-journal.ts';
import { type HistoryEvent, historyEvent, text } from './history-events.ts';
import { itemSelectorState, type Lowered, type Step } from './lower-definition.ts';
import { type RecordedFrame, RecordedRun } from './recorded-run.ts';
import type { InterpreterEvent } from './run-frame.ts';
import { Abandoned } from './step-error.ts';

/** What an execution has been through so far, oldest first: its journal replayed through the definition it runs on. */
export async function historyOf(journal: ExecutionJournal, lowered: Lowered): Promise<HistoryEvent[]> {
  const run = new RecordedRun(journal, lowered);
  await run.replay();
  const { roleArn, input, atMs } = journal.started;
  const details = { input, inputDetails: { truncated: false }, roleArn };
  const root = run.frames.get('');
  const walked = root ? new FrameHistory(run, journal, root).events() : [];
  return [
    historyEvent('ExecutionStarted', atMs, 'executionStartedEventDetails', details),
    ...walked.filter(({ type }) => !type.startsWith('Execution')),
    ...(journal.finished ? [endEvent(journal.finished)] : []),
  ];
}

const ENDS: Record<Finished['status'], string> = {
  SUCCEEDED: 'ExecutionSucceeded',
  FAILED: 'ExecutionFailed',
  TIMED_OUT: 'ExecutionTimedOut',
  ABORTED: 'ExecutionAborted',
};

function endEvent({ status, atMs, output, error, cause }: Finished): HistoryEvent {
  const type = ENDS[status];
  const field = `${type[0]?.toLowerCase()}${type.slice(1)}EventDetails`;
  return historyEvent(type, atMs, field, status === 'SUCCEEDED' ? text('output', output) : { error, cause });
}

/** The events of one walk. The interpreter tells the states and their data, the journal the times and the attempts. */
class FrameHistory {
  readonly #run: RecordedRun;
  readonly #journal: ExecutionJournal;
  readonly #frame: RecordedFrame;
  #ordinal = 0;
  #atMs: number;

  constructor(run: RecordedRun, journal: ExecutionJournal, frame: RecordedFrame, fromMs = journal.started.atMs) {
    this.#run = run;
    this.#journal = journal;
    this.#frame = frame;
    this.#atMs = fromMs;
  }

  events(): HistoryEvent[] {
    return this.#frame.events.flatMap((event) => {
      if ('state' in event && event.state.name === itemSelectorState) return [];
      if (event.type === 'StateEntered') return this.#enter(event);
      if (event.type === 'StateExited')
        return [this.#stateEvent('Exited', event.state.name, text('output', event.state.output))];
      if (event.type === 'ExecutionSucceeded') return [historyEvent(event.type, this.#atMs)];
      if (event.type === 'ExecutionFailed' && event.Error !== new Abandoned().name)
        return [historyEvent(event.type, this.#atMs)];
      return [];
    });
  }

  #enter({ state }: Extract<InterpreterEvent, { type: 'StateEntered' }>): HistoryEvent[] {
    const step = this.#frame.lowered.steps.find(({ name }) => name === state.name);
    const key = `${this.#frame.path}${this.#ordinal}`;
    const first = this.#journal.attempt(key);
    const isPerformed = step !== undefined && first?.state === state.name;
    if (isPerformed) this.#atMs = first.enteredMs;
    const entered = this.#stateEvent('Entered', state.name, text('input', state.input));
    return isPerformed ? [entered, ...this.#attempts(step, key)] : [entered];
  }

  #attempts(step: Step, key: string): HistoryEvent[] {
    this.#ordinal += 1;
    const events: HistoryEvent[] = [];
    const input = this.#run.inputs.get(key) ?? null;
    for (let number = 1, attemptKey = key; ; number += 1, attemptKey = `${key}~${number}`) {
      const attempt = this.#journal.attempt(attemptKey);
      if (!attempt) return events;
      events.push(...attemptEvents(step, attempt, input, this.#inside(attemptKey, attempt.enteredMs)));
      this.#atMs = attempt.ended?.atMs ?? attempt.enteredMs;
    }
  }

  #inside(attemptKey: string, fromMs: number): { index: number; events: HistoryEvent[] }[] {
    const prefix = `${attemptKey}[`;
    const frames = [...this.#run.frames.values()].filter(({ path }) => isDirectlyUnder(prefix, path));
    return frames.map((frame) => ({
      index: Number.parseInt(frame.path.slice(prefix.length), 10),
      events: this.#historyOf(frame, fromMs).events(),
    }));
  }

  #historyOf(frame: RecordedFrame, fromMs: number): FrameHistory {
    const firstMs = this.#journal.attempt(`${frame.path}0`)?.enteredMs ?? fromMs;
    return new FrameHistory(this.#run, this.#journal, frame, firstMs);
  }

  #stateEvent(what: 'Entered' | 'Exited', name: string, data: Record<string, unknown>): HistoryEvent {
    const { Type } = (this.#frame.lowered.definition as Lowered['definition']).States[name] ?? { Type: '' };
    return historyEvent(`${Type}State${what}`, this.#atMs, `state${what}EventDetails`, { name, ...data });
  }
}

function isDirectlyUnder(prefix: string, path: string): boolean {
  return path.startsWith(prefix) && /^\d+\]\.$/.test(path.slice(prefix.length));
}
