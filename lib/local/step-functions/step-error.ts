import { StateMachine } from 'aws-local-stepfunctions';
import type { Outcome } from './asl.ts';

/** The work was given up: the execution ended some other way, or the runtime is closing. Nothing catches or retries it. */
export class Abandoned extends Error {
  override readonly name = 'Holdfast.Abandoned';
  readonly isRetryable = false;
  readonly isCatchable = false;
}

/** A step that is still waiting gives control back now and then, because the interpreter's own timers end at 24.8 days. */
export class StillWaiting extends Error {
  override readonly name = 'Holdfast.StillWaiting';
}

/** Errors of the definition or the data, which `States.ALL` does not cover either. */
const TERMINAL = new Set(['States.Runtime', 'States.DataLimitExceeded']);
const TIMEOUTS = new Set(['States.Timeout', 'States.HeartbeatTimeout']);

class StepError extends Error {
  override name: string;
  readonly isRetryable: boolean;
  readonly isCatchable: boolean;
  constructor(name: string, cause: string) {
    super(cause);
    this.name = name;
    this.isRetryable = this.isCatchable = !TERMINAL.has(name);
  }
}

// `States.TaskFailed` covers everything but a timeout, which the interpreter knows by a class it does not export.
const InterpreterTimeout = await classOfTimeouts();

/** The error that makes the interpreter see a failed step as AWS would. */
export function errorOf({ error, cause = '' }: { error: string; cause?: string }): Error {
  if (!TIMEOUTS.has(error)) return new StepError(error, cause);
  return Object.assign(new InterpreterTimeout(), { name: error, message: cause });
}

/** What an error means to the execution. Throws it on when the work was given up. */
export function outcomeOf(error: unknown): Outcome {
  if (error instanceof Abandoned) throw error;
  if (!(error instanceof Error)) return { error: 'States.TaskFailed' };
  return error.message === '' ? { error: error.name } : { error: error.name, cause: error.message };
}

async function classOfTimeouts(): Promise<new () => Error> {
  const never = { Type: 'Task' as const, Resource: 'never', TimeoutSeconds: 0.001, End: true as const };
  const machine = new StateMachine(
    { StartAt: 'Never', States: { Never: never } },
    { validationOptions: { noValidate: true } },
  );
  const overrides = { taskResourceLocalHandlers: { Never: () => new Promise<null>(() => {}) } };
  const failure: Error = await machine.run({}, { overrides }).result.then(
    () => new Error('The interpreter let a task run past its timeout.'),
    (error) => error.cause,
  );
  return failure.constructor as new () => Error;
}
