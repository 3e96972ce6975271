import { appendRecord, readRecords } from '../journal-file.ts';
import type { Json, Outcome } from './asl.ts';

/** What an execution is: fixed when it starts. `definition` names the definition it runs on to the end. */
export type Started = {
  type: 'started';
  executionArn: string;
  name: string;
  stateMachineArn: string;
  stateMachineVersionArn?: string;
  roleArn: string;
  definition: string;
  input: string;
  atMs: number;
  /** What its task tokens are made from. */
  secret: string;
};

/** How an execution ended. */
export type Finished = {
  type: 'finished';
  status: 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';
  atMs: number;
  output?: Json;
  error?: string;
  cause?: string;
};

/** An attempt at a step: when it began, when its function had taken the token, its last heartbeat, how it came out. */
export type Attempt = {
  state: string;
  enteredMs: number;
  submittedMs?: number;
  heartbeatMs?: number;
  ended?: { atMs: number; outcome: Outcome };
};

type AttemptRecord =
  | { type: 'entered'; key: string; state: string; atMs: number }
  | { type: 'submitted'; key: string; atMs: number }
  | { type: 'heartbeat'; key: string; atMs: number }
  | { type: 'ended'; key: string; atMs: number; outcome: Outcome };
/** The execution goes on after its end: the attempts of these keys are made again. */
type Redriven = { type: 'redriven'; keys: string[]; atMs: number };
type Entry = Started | Finished | Redriven | AttemptRecord;

/** Everything an execution must remember to be run again, in one append-only file. */
export class ExecutionJournal {
  readonly started: Started;
  readonly #path: string;
  readonly #attempts = new Map<string, Attempt>();
  #finished: Finished | undefined;
  #redrives = 0;

  private constructor(path: string, started: Started) {
    this.#path = path;
    this.started = started;
  }

  static create(path: string, started: Started): ExecutionJournal {
    appendRecord(path, started);
    return new ExecutionJournal(path, started);
  }

  /** The journal in a file; undefined when its start was torn by a kill, so that the execution was never acknowledged. */
  static read(path: string): ExecutionJournal | undefined {
    const [started, ...entries] = readRecords<Entry>(path);
    if (started?.type !== 'started') return undefined;
    const journal = new ExecutionJournal(path, started);
    for (const entry of entries) journal.#take(entry);
    return journal;
  }

  get finished(): Finished | undefined {
    return this.#finished;
  }

  /** How often the execution was redriven. */
  get redrives(): number {
    return this.#redrives;
  }

  /** The keys of all attempts so far, in the order in which they were first entered. */
  keys(): string[] {
    return [...this.#attempts.keys()];
  }

  attempt(key: string): Readonly<Attempt> | undefined {
    return this.#attempts.get(key);
  }

  /** True when a walk inside a step has begun: `path` is the beginning of its steps' keys. */
  hasAttemptsUnder(path: string): boolean {
    return this.#attempts.keys().some((key) => key.startsWith(path));
  }

  enter(key: string, state: string, atMs: number): void {
    this.#write({ type: 'entered', key, state, atMs });
  }

  submit(key: string, atMs: number): void {
    this.#write({ type: 'submitted', key, atMs });
  }

  beat(key: string, atMs: number): void {
    this.#write({ type: 'heartbeat', key, atMs });
  }

  end(key: string, outcome: Outcome, atMs: number): void {
    this.#write({ type: 'ended', key, atMs, outcome });
  }

  finish(how: Omit<Finished, 'type'>): Finished {
    const finished = { type: 'finished' as const, ...how };
    this.#write(finished);
    return finished;
  }

  redrive(keys: string[], atMs: number): void {
    this.#write({ type: 'redriven', keys, atMs });
  }

  #write(entry: Entry): void {
    appendRecord(this.#path, entry);
    this.#take(entry);
  }

  #take(entry: Entry): void {
    if (entry.type === 'started') return;
    if (entry.type === 'finished') this.#finished = entry;
    else if (entry.type === 'redriven') this.#goOn(entry);
    else if (entry.type === 'entered') this.#attempts.set(entry.key, { state: entry.state, enteredMs: entry.atMs });
    else Object.assign(this.#attempts.get(entry.key) ?? {}, changeOf(entry));
  }

  #goOn({ keys }: Redriven): void {
    this.#finished = undefined;
    this.#redrives += 1;
    for (const key of keys) Object.assign(this.#attempts.get(key) ?? {}, { ended: undefined, submittedMs: undefined });
  }
}

function changeOf(entry: Exclude<AttemptRecord, { type: 'entered' }>): Partial<Attempt> {
  if (entry.type === 'submitted') return { submittedMs: entry.atMs };
  if (entry.type === 'heartbeat') return { heartbeatMs: entry.atMs };
  return { ended: { atMs: entry.atMs, outcome: entry.outcome } };
}
