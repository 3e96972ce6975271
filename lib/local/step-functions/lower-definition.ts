import { StateMachine, type StateMachineDefinition } from 'aws-local-stepfunctions';
import type { Definition, Json, State } from './asl.ts';
import { atContext } from './context.ts';
import { StillWaiting } from './step-error.ts';

/** A state that the endpoint performs itself, on its own clock, instead of the interpreter. */
export type Step = {
  name: string;
  kind: 'task' | 'wait' | 'map' | 'parallel';
  state: State;
  /** True when the handler's input is `{ arguments, … }` made by the lowered Parameters, not the bare input. */
  isWrapped: boolean;
  /** The machines inside: a Map's processor, or a Parallel's branches. */
  inner: Lowered[];
};

/** A definition made ready: the interpreter walks it, and hands every step to the endpoint. */
export type Lowered = { definition: Definition; machine: StateMachine; steps: Step[]; stateNames: string[] };

/** The state put before a Map's processor, so that the interpreter also evaluates the ItemSelector. */
export const itemSelectorState = ' ItemSelector';

type Lowering = { kind: Step['kind']; parameters(state: State): Json | undefined; inner?(state: State): Lowered[] };

const LOWERINGS: Record<string, Lowering> = {
  Task: { kind: 'task', parameters: taskParameters },
  Wait: { kind: 'wait', parameters: waitParameters },
  Map: { kind: 'map', parameters: mapParameters, inner: (state) => [lowerProcessor(state)] },
  Parallel: {
    kind: 'parallel',
    parameters: ({ Parameters }) => (Parameters === undefined ? undefined : { arguments: Parameters }),
    inner: ({ Branches = [] }) => Branches.map(lowerDefinition),
  },
};

/** Seconds after which the interpreter would time a task out: its longest; a step gives control back before. */
const LONGEST_SECONDS = 2_147_483;
const CARRY_ON = { ErrorEquals: [new StillWaiting().name], IntervalSeconds: 0, MaxAttempts: Number.MAX_SAFE_INTEGER };
const FLOW = ['InputPath', 'ResultSelector', 'ResultPath', 'OutputPath', 'Catch', 'Next', 'End'] as const;

/**
 * Lowers a valid definition: Task, Wait, Map and Parallel become tasks of the interpreter with the same data flow and
 * Catch, whose handler waits, retries, times out and iterates by itself.
 */
export function lowerDefinition(definition: Definition): Lowered {
  const stateNames = Object.keys(definition.States);
  const states = Object.entries(definition.States).map(([name, state], index) => lowerState(name, state, index));
  const lowered = {
    StartAt: definition.StartAt,
    States: Object.fromEntries(states.map(({ name, state }) => [name, state])),
  };
  const machine = new StateMachine(lowered as StateMachineDefinition, { validationOptions: { noValidate: true } });
  return { definition, machine, stateNames, steps: states.flatMap(({ step }) => step ?? []) };
}

function lowerState(name: string, state: State, index: number): { name: string; state: object; step?: Step } {
  const lowering = LOWERINGS[state.Type];
  if (!lowering) return { name, state: atContext(index, withInterpretersPaths(errorNamed(state))) };
  const parameters = lowering.parameters(state);
  const flow = Object.fromEntries(FLOW.filter((field) => field in state).map((field) => [field, state[field]]));
  const task: State = { Type: 'Task', Resource: name, TimeoutSeconds: LONGEST_SECONDS, Retry: [CARRY_ON], ...flow };
  if (parameters !== undefined) task.Parameters = parameters;
  const step = {
    name,
    kind: lowering.kind,
    state,
    isWrapped: parameters !== undefined,
    inner: lowering.inner?.(state) ?? [],
  };
  return { name, state: atContext(index, withInterpretersPaths(task)), step };
}

function taskParameters({ Parameters, TimeoutSecondsPath, HeartbeatSecondsPath }: State): Json | undefined {
  if (Parameters === undefined && !TimeoutSecondsPath && !HeartbeatSecondsPath) return undefined;
  return {
    ...(Parameters === undefined ? { 'arguments.$': '$' } : { arguments: Parameters }),
    ...(TimeoutSecondsPath && { 'timeoutSeconds.$': TimeoutSecondsPath }),
    ...(HeartbeatSecondsPath && { 'heartbeatSeconds.$': HeartbeatSecondsPath }),
  };
}

function waitParameters({ SecondsPath, TimestampPath }: State): Json | undefined {
  const path = SecondsPath ?? TimestampPath;
  return path === undefined ? undefined : { 'until.$': path, 'arguments.$': '$' };
}

function mapParameters(state: State): Json {
  return {
    'items.$': state.ItemsPath ?? '$',
    'arguments.$': '$',
    ...(state.MaxConcurrencyPath && { 'maxConcurrency.$': state.MaxConcurrencyPath }),
    ...(state.ToleratedFailureCountPath && { 'toleratedCount.$': state.ToleratedFailureCountPath }),
    ...(state.ToleratedFailurePercentagePath && { 'toleratedPercentage.$': state.ToleratedFailurePercentagePath }),
  };
}

function lowerProcessor(state: State): Lowered {
  const processor = (state.ItemProcessor ?? state.Iterator) as Definition;
  const selector = state.ItemSelector ?? state.Parameters;
  if (selector === undefined) return lowerDefinition(processor);
  const select: State = { Type: 'Pass', Parameters: selector, Next: processor.StartAt };
  return lowerDefinition({ StartAt: itemSelectorState, States: { [itemSelectorState]: select, ...processor.States } });
}

/** The interpreter takes a ResultPath of `$` for a field of that name; leaving it out means the same and works. */
function withInterpretersPaths(state: State): State {
  const { ResultPath, Catch, ...rest } = state;
  return {
    ...rest,
    ...(ResultPath !== undefined && ResultPath !== '$' && { ResultPath }),
    ...(Catch && {
      Catch: Catch.map(({ ResultPath: path, ...catcher }) =>
        path === '$' ? catcher : { ...catcher, ...(path !== undefined && { ResultPath: path }) },
      ),
    }),
  };
}

/** A Fail state may have no Error; the interpreter would make one up. */
function errorNamed(state: State): State {
  return state.Type === 'Fail' && !state.ErrorPath ? { Error: '', ...state } : state;
}
