import type { RuntimeClock } from '../clock.ts';
import type { Outcome } from './asl.ts';
import type { ExecutionJournal } from './execution-journal.ts';
import type { Invoke } from './invoke-function.ts';
import type { AttemptWork } from './perform-step.ts';
import type { Performer } from './run-frame.ts';
import type { Scope } from './scope.ts';

/** What a run needs of the endpoint around it. */
export type Surroundings = {
  clock: RuntimeClock;
  invoke: Invoke;
  stretchMs: number;
  /** Is told when an execution cannot go on before the next opening (its journal cannot be written, say). */
  onProblem(error: unknown): void;
};

/** A task that waits to be told its result by token. */
export type TokenWait = { conclude(outcome: Outcome): boolean; beat(): void };

/** What performing a step for real may use of its run. */
export interface StepRunner extends Performer {
  readonly journal: ExecutionJournal;
  readonly surroundings: Surroundings;
  readonly tokenWaits: Map<string, TokenWait>;
  nowMs(): number;
  /** Resolves once the runtime's clock has reached `atMs`; never, when the scope closes before. */
  waitUntil(atMs: number, scope: Scope): Promise<void>;
  /** Journals how an attempt came out; false when it had come out already or was given up. */
  conclude(work: AttemptWork, outcome: Outcome): boolean;
}
