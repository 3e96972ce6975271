import { join } from 'node:path';
import { serveAwsJson } from '../aws-json-endpoint.ts';
import { AwsError } from '../errors.ts';
import type { Endpoint } from '../loopback-server.ts';
import { DefinitionStore } from './definition-store.ts';
import { executionOperations, taskOperations } from './execution-operations.ts';
import { ExecutionStore } from './execution-store.ts';
import { Executions } from './executions.ts';
import { stateMachineOperations } from './state-machine-operations.ts';
import { StateMachineStore } from './state-machine-store.ts';
import type { Surroundings } from './step-runner.ts';

/** How long the interpreter is left alone with a waiting step: its own timers end at 24.8 days. */
const STRETCH_MS = 20 * 24 * 60 * 60 * 1000;

/** The Step Functions endpoint. `resume` runs the unfinished executions of the folder again, once functions can be called. */
export type StepFunctions = Endpoint & {
  resume(): void;
  /** Lets go of what is under way; it goes on at the next opening. */
  abandon(): void;
  /** How many state transitions AWS would have billed for an execution so far. */
  transitions(executionArn: string): Promise<number>;
};

/** Serves Step Functions, kept in `<dir>/step-functions`. */
export async function serveStepFunctions({
  dir,
  health,
  stretchMs = STRETCH_MS,
  ...around
}: { dir: string; health(): object; stretchMs?: number } & Omit<Surroundings, 'stretchMs'>): Promise<StepFunctions> {
  const folder = join(dir, 'step-functions');
  const definitions = new DefinitionStore(join(folder, 'definitions'));
  const machines = new StateMachineStore(join(folder, 'state-machines'));
  const executions = new Executions(new ExecutionStore(folder), definitions, { ...around, stretchMs });
  const resumed = Promise.withResolvers<void>();
  resumed.promise.catch(() => undefined);
  const endpoint = await serveAwsJson({
    target: 'AWSStepFunctions',
    version: '1.0',
    health,
    operations: {
      ...stateMachineOperations(machines, definitions, () => around.clock.now().getTime()),
      ...after(resumed.promise, executionOperations(executions, machines)),
      ...after(resumed.promise, taskOperations(executions)),
    },
  });
  return {
    url: endpoint.url,
    resume() {
      executions.resume();
      resumed.resolve();
    },
    transitions: (executionArn) => executions.transitions(executionArn),
    abandon: () => executions.close(),
    async close() {
      executions.close();
      resumed.reject(new AwsError('ServiceUnavailable', 'The runtime is closing.', 503));
      await endpoint.close();
    },
  };
}

/** Operations that wait for the unfinished executions to be back, so that none of them is missed. */
function after(ready: Promise<void>, operations: ReturnType<typeof taskOperations>): typeof operations {
  const entries = Object.entries(operations).map(([name, operate]) => [
    name,
    async (input: object) => {
      await ready;
      return operate(input);
    },
  ]);
  return Object.fromEntries(entries);
}
