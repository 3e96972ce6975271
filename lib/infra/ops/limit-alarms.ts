import { dailyRunFunctions } from '../../domain/daily-run.ts';
import { type FunctionName, functionNames, functionSettings } from '../function-settings.ts';
import type { AlarmRow } from './alarm-row.ts';
import type { DeployedMetrics } from './deployed-metrics.ts';

/** Called by a state machine, which retries them and fails aloud: its own alarms tell of them. */
const calledByStateMachines: readonly FunctionName[] = [...dailyRunFunctions, 'perform-step'];
/** What a schedule calls: apart from the others in a sum, which may have ten parts. */
const onSchedule: readonly FunctionName[] = [
  ...(['start-daily-run', 'release-messages', 'train-risk', 'prepare-review', 'send-digest'] as const),
];
const calledOtherwise = functionNames.filter((name) => !calledByStateMachines.includes(name));

/** Functions that wait their turn on purpose are refused now and then, and come back. */
const unlimited = (functions: readonly FunctionName[]) => functions.filter((n) => !('atMost' in functionSettings[n]));

const QUARTER = 15;

/** Where AWS refuses us for lack of room, and where our own code fails unseen by a state machine. */
export function limitAlarms(metrics: DeployedMetrics): AlarmRow[] {
  const { table, index, api } = metrics;
  const of = (functions: readonly FunctionName[], metric: string) => functions.map((n) => metrics.function(n)(metric));
  const often = { periodInMinutes: QUARTER, silence: 'fine' } as const;
  return [
    {
      id: 'table-throttled',
      means: 'DynamoDB has refused requests for a quarter of an hour.',
      runbook: 'table-throttled',
      reads: [
        ...['ReadThrottleEvents', 'WriteThrottleEvents'].map((name) => table(name)),
        ...['ReadThrottleEvents', 'WriteThrottleEvents'].map((name) => index(name)),
      ],
      // A new table may refuse a few while it grows, and what is refused is tried again.
      threshold: 100,
      ...often,
    },
    {
      id: 'daily-run-throttled',
      means: 'Lambda has no room for the functions of the daily run.',
      runbook: 'functions-throttled',
      reads: of(unlimited(calledByStateMachines), 'Throttles'),
      threshold: 10,
      ...often,
    },
    {
      id: 'functions-throttled',
      means: 'Lambda has no room for the API, or for what schedules and events call.',
      runbook: 'functions-throttled',
      reads: of(unlimited(calledOtherwise), 'Throttles'),
      threshold: 10,
      ...often,
    },
    {
      id: 'functions-failing',
      means: 'A function that no state machine watches over has failed three times in a quarter of an hour.',
      runbook: 'functions-failing',
      reads: of(
        calledOtherwise.filter((name) => !onSchedule.includes(name)),
        'Errors',
      ),
      // An event is tried three times before it becomes a dead letter.
      threshold: 3,
      ...often,
    },
    {
      id: 'schedules-failing',
      means: 'What a schedule calls has failed three times in a quarter of an hour.',
      runbook: 'functions-failing',
      reads: of(onSchedule, 'Errors'),
      threshold: 3,
      ...often,
    },
    {
      id: 'api-failing',
      means: 'The API has answered at least five requests with an error of its own.',
      runbook: 'api-failing',
      reads: [api('5xx')],
      threshold: 5,
      ...often,
    },
  ];
}
