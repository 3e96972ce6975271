import type { Json, Outcome } from './asl.ts';
import type { Attempt } from './execution-journal.ts';
import { type HistoryEvent, historyEvent, text } from './history-events.ts';
import type { Step } from './lower-definition.ts';
import { callOf } from './task-resource.ts';

/** The events of one iteration or branch. */
type Thread = { index: number; events: HistoryEvent[] };

/** What happened inside a step, between entering and leaving its state; `inside` is what its iterations or branches did. */
export function attemptEvents(step: Step, attempt: Attempt, input: Json, inside: Thread[]): HistoryEvent[] {
  return EVENTS[step.kind](step, attempt, input, inside);
}

type Describe = (step: Step, attempt: Attempt, input: Json, inside: Thread[]) => HistoryEvent[];

const EVENTS: Record<Step['kind'], Describe> = {
  wait: () => [],
  task: taskEvents,
  map: (step, attempt, input, inside) => {
    const { items } = input as { items: Json };
    const started = historyEvent('MapStateStarted', attempt.enteredMs, 'mapStateStartedEventDetails', {
      length: Array.isArray(items) ? items.length : 0,
    });
    return [started, ...merged(iterations(step, attempt, inside)), ...composite('Map', attempt)];
  },
  parallel: (_step, attempt, _input, inside) => [
    historyEvent('ParallelStateStarted', attempt.enteredMs),
    ...merged(inside.map(({ events }) => events)),
    ...composite('Parallel', attempt),
  ],
};

function taskEvents(step: Step, attempt: Attempt, input: Json): HistoryEvent[] {
  const given = step.isWrapped ? (input as { arguments: Json }).arguments : input;
  const call = callOf(step.state.Resource ?? '', given);
  if ('error' in call) return [];
  return call.isServiceCall ? serviceEvents(attempt, given) : lambdaEvents(step, attempt, given);
}

function lambdaEvents({ state }: Step, { enteredMs, ended }: Attempt, input: Json): HistoryEvent[] {
  const details = { resource: state.Resource, ...text('input', input) };
  return [
    historyEvent('LambdaFunctionScheduled', enteredMs, 'lambdaFunctionScheduledEventDetails', details),
    historyEvent('LambdaFunctionStarted', enteredMs),
    ...(ended ? [endEvent('LambdaFunction', 'lambdaFunction', ended, {})] : []),
  ];
}

function serviceEvents({ enteredMs, submittedMs, ended }: Attempt, input: Json): HistoryEvent[] {
  const resource = { resourceType: 'lambda', resource: 'invoke' };
  const scheduled = { ...resource, region: 'us-east-1', parameters: JSON.stringify(input) };
  return [
    historyEvent('TaskScheduled', enteredMs, 'taskScheduledEventDetails', scheduled),
    historyEvent('TaskStarted', enteredMs, 'taskStartedEventDetails', resource),
    ...(submittedMs ? [historyEvent('TaskSubmitted', submittedMs, 'taskSubmittedEventDetails', resource)] : []),
    ...(ended ? [endEvent('Task', 'task', ended, resource)] : []),
  ];
}

function endEvent(type: string, field: string, ended: NonNullable<Attempt['ended']>, details: object): HistoryEvent {
  const how = howItEnded(ended.outcome);
  const value = { ...details, ...outcomeText(ended.outcome) };
  return historyEvent(`${type}${how}`, ended.atMs, `${field}${how}EventDetails`, value);
}

function howItEnded(outcome: Outcome): 'Succeeded' | 'TimedOut' | 'Failed' {
  if ('result' in outcome) return 'Succeeded';
  return /^States\.(Heartbeat)?Timeout$/.test(outcome.error) ? 'TimedOut' : 'Failed';
}

function outcomeText(outcome: Outcome): Record<string, unknown> {
  return 'result' in outcome ? text('output', outcome.result) : outcome;
}

function composite(type: 'Map' | 'Parallel', { ended }: Attempt): HistoryEvent[] {
  if (!ended) return [];
  return [historyEvent(`${type}State${'result' in ended.outcome ? 'Succeeded' : 'Failed'}`, ended.atMs)];
}

/** Each iteration's events between a start and, once it has come to an end, a success or a failure. */
function iterations({ name }: Step, { enteredMs }: Attempt, inside: Thread[]): HistoryEvent[][] {
  return inside.map(({ index, events }) => {
    const details = { name, index };
    const started = historyEvent(
      'MapIterationStarted',
      events[0]?.atMs ?? enteredMs,
      'mapIterationStartedEventDetails',
      details,
    );
    return [started, ...events.map((event) => namedIteration(event, details))];
  });
}

const ITERATION_ENDS: Record<string, string> = { ExecutionSucceeded: 'Succeeded', ExecutionFailed: 'Failed' };

function namedIteration(event: HistoryEvent, details: Record<string, unknown>): HistoryEvent {
  const how = ITERATION_ENDS[event.type];
  if (!how) return event;
  return historyEvent(`MapIteration${how}`, event.atMs, `mapIteration${how}EventDetails`, details);
}

/** Several threads of events as one, by time; those of one thread keep their order. */
function merged(threads: HistoryEvent[][]): HistoryEvent[] {
  return threads.flat().sort((a, b) => a.atMs - b.atMs);
}
