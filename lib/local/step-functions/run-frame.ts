import type { StateMachine } from 'aws-local-stepfunctions';
import type { Json } from './asl.ts';
import { createContext, type MapItem } from './context.ts';
import type { Lowered, Step } from './lower-definition.ts';
import type { Scope } from './scope.ts';
import { Abandoned, StillWaiting } from './step-error.ts';

/** A step to perform: `key` is its place in the execution (`2`, or `2[5].0` in an iteration), the same in every replay. */
export type Work = { step: Step; key: string; input: Json; enteredMs: number; scope: Scope };

/** Who performs the steps of an execution: for real, or out of the journal. */
export interface Performer {
  readonly execution: Parameters<typeof createContext>[0]['execution'];
  readonly stateMachine: { Id: string; Name: string };
  /** How long a step may hold the interpreter before it is asked again, in real milliseconds. */
  readonly stretchMs: number;
  perform(work: Work): Promise<Json>;
  /** When the step at this place began: as journalled, or now. */
  enteredMs(key: string): number;
  token(key: string): string;
  /** Is shown what the interpreter goes through. */
  observe?(path: string, lowered: Lowered, eventLogs: AsyncIterable<InterpreterEvent>): void;
}

/** What the interpreter reports of a walk. */
export type InterpreterEvent =
  ReturnType<StateMachine['run']>['eventLogs'] extends AsyncGenerator<infer Event> ? Event : never;

/** A machine to walk: the whole execution (`path` empty), an iteration of a Map or a branch of a Parallel. */
export type FrameOptions = { path: string; input: Json; scope: Scope; item?: MapItem };

type Settled = { result: Json } | { thrown: unknown };

/** Walks a machine with the interpreter; resolves to its output, rejects with the error of the state that failed. */
export function runFrame(performer: Performer, lowered: Lowered, options: FrameOptions) {
  const frame = new Frame(performer, options);
  const handlers = lowered.steps.map((step) => [step.name, (input: Json) => frame.perform(step, input)]);
  const { result, eventLogs } = lowered.machine.run(options.input, {
    overrides: { taskResourceLocalHandlers: Object.fromEntries(handlers) },
    context: createContext({
      execution: performer.execution,
      stateMachine: performer.stateMachine,
      stateNames: lowered.stateNames,
      item: options.item,
      token: () => performer.token(frame.key),
      enteredTime: () => new Date(frame.enteredMs).toISOString(),
    }),
  });
  performer.observe?.(options.path, lowered, eventLogs);
  const output = result.catch((error) => Promise.reject(error.cause ?? error));
  return { output: output as Promise<Json> };
}

/** Counts the steps of one walk, which makes their keys. */
class Frame {
  readonly #performer: Performer;
  readonly #options: FrameOptions;
  #ordinal = 0;
  #enteredMs: number | undefined;
  #underWay: Promise<Settled> | undefined;

  constructor(performer: Performer, options: FrameOptions) {
    this.#performer = performer;
    this.#options = options;
  }

  /** The key of the step under way, or of the next one. */
  get key(): string {
    return `${this.#options.path}${this.#ordinal}`;
  }

  get enteredMs(): number {
    this.#enteredMs ??= this.#performer.enteredMs(this.key);
    return this.#enteredMs;
  }

  async perform(step: Step, input: Json): Promise<Json> {
    const { scope } = this.#options;
    if (scope.isClosed) throw new Abandoned();
    this.#underWay ??= settle(
      this.#performer.perform({ step, key: this.key, input, enteredMs: this.enteredMs, scope }),
    );
    const settled = await scope.during(within(this.#performer.stretchMs, this.#underWay));
    if (!settled) throw new StillWaiting();
    this.#underWay = undefined;
    this.#enteredMs = undefined;
    this.#ordinal += 1;
    if ('thrown' in settled) throw settled.thrown;
    return settled.result;
  }
}

function settle(work: Promise<Json>): Promise<Settled> {
  return work.then(
    (result) => ({ result }),
    (thrown) => ({ thrown }),
  );
}

/** What `work` settles to; undefined when `ms` of real time pass first. */
function within<T>(ms: number, work: Promise<T>): Promise<T | undefined> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms, undefined);
    timer.unref();
    work.then((settled) => {
      clearTimeout(timer);
      resolve(settled);
    });
  });
}
