import { dailyRunFunctions } from '../../domain/daily-run.ts';
import { type FunctionName, functionNames, functionSettings } from '../function-settings.ts';
import type { Names } from '../names.ts';
import type { AlarmRow } from './alarm-row.ts';
import type { DeployedMetrics } from './deployed-metrics.ts';

/** Called by a state machine, which retries them and fails aloud: its own alarms tell of them. */
const calledByStateMachines: readonly FunctionName[] = [...dailyRunFunctions, 'perform-step'];
const calledOtherwise = functionNames.filter((name) => !calledByStateMachines.includes(name));

/** Functions that wait their turn on purpose are refused now and then, and come back. */
const unlimited = (functions: readonly FunctionName[]) => functions.filter((n) => !('atMost' in functionSettings[n]));

const HOUR = 60;
const QUARTER = 15;

/** Every alarm of an environment: what a person must act on, and nothing else. */
export function alarmsOf(names: Names, metrics: DeployedMetrics): AlarmRow[] {
  return [
    ...dailyRun(metrics),
    ...sources(metrics),
    ...playbooks(metrics),
    ...reputation(metrics),
    ...limits(metrics),
    ...deadLetters(names, metrics),
  ];
}

function dailyRun({ holdfast, stateMachine }: DeployedMetrics): AlarmRow[] {
  const run = stateMachine('daily-run');
  return [
    {
      id: 'daily-run-failed',
      means: 'A daily run ended without a report: no account has been judged since.',
      runbook: 'daily-run-failed',
      reads: [run('ExecutionsFailed'), run('ExecutionsTimedOut'), run('ExecutionsAborted')],
      threshold: 1,
      periodInMinutes: QUARTER,
      silence: 'fine',
    },
    {
      id: 'daily-run-missing',
      means: 'No daily run has succeeded for 26 hours.',
      runbook: 'daily-run-late',
      reads: [run('ExecutionsSucceeded')],
      threshold: 1,
      below: true,
      periodInMinutes: HOUR,
      // A day, and two hours for a run that takes long.
      periods: 26,
      silence: 'trouble',
    },
    {
      id: 'daily-run-behind',
      means: 'The daily run works, but has not reached the last complete day.',
      runbook: 'daily-run-late',
      reads: [holdfast('DaysBehind', 'Maximum')],
      threshold: 1,
      periodInMinutes: HOUR,
      silence: 'no news',
    },
  ];
}

function sources({ holdfast }: DeployedMetrics): AlarmRow[] {
  // Told once a day: until the next run an alarm stays as it is.
  const daily = { threshold: 1, periodInMinutes: HOUR, silence: 'no news' } as const;
  return [
    {
      id: 'source-failed',
      means: 'A source could not be read by the daily run: its accounts are judged on what was known before.',
      runbook: 'source-failed',
      reads: [holdfast('SourcesFailed', 'Maximum')],
      ...daily,
    },
    {
      id: 'source-stale',
      means: 'A source has brought nothing for more than two days.',
      runbook: 'source-stale',
      reads: [holdfast('SourcesStale', 'Maximum')],
      ...daily,
    },
  ];
}

function playbooks({ holdfast }: DeployedMetrics): AlarmRow[] {
  const any = { threshold: 1, periodInMinutes: HOUR, silence: 'fine' } as const;
  return [
    {
      id: 'playbook-runs-failed',
      means: 'A playbook run ended in the middle: what it still had to do will not happen.',
      runbook: 'playbook-runs-failed',
      reads: [holdfast('PlaybookRunsFailed')],
      ...any,
    },
    {
      id: 'deliveries-failed',
      means: 'A mail or a webhook could not be delivered.',
      runbook: 'deliveries-failed',
      reads: [holdfast('DeliveriesFailed')],
      ...any,
    },
    {
      id: 'deliveries-unknown',
      means: 'A mail may have left or not, and is not sent again until a person has decided.',
      runbook: 'deliveries-unknown',
      reads: [holdfast('DeliveriesUnknown')],
      ...any,
    },
  ];
}

/** Amazon SES puts an account under review at 5 % bounces and 0.1 % complaints, and stops it at 10 % and 0.5 %. */
function reputation({ mail }: DeployedMetrics): AlarmRow[] {
  const often = { periodInMinutes: HOUR, silence: 'no news' } as const;
  return [
    {
      id: 'bounce-rate',
      means: 'At least 4 % of our mail bounces; at 5 % Amazon SES reviews the account, at 10 % it stops it.',
      runbook: 'bounce-rate',
      reads: [mail('Reputation.BounceRate', 'Maximum')],
      threshold: 0.04,
      ...often,
    },
    {
      id: 'complaint-rate',
      means:
        'At least 0.08 % of our mail is called spam; at 0.1 % Amazon SES reviews the account, at 0.5 % it stops it.',
      runbook: 'complaint-rate',
      reads: [mail('Reputation.ComplaintRate', 'Maximum')],
      threshold: 0.0008,
      ...often,
    },
  ];
}

function limits(metrics: DeployedMetrics): AlarmRow[] {
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
      reads: of(calledOtherwise, 'Errors'),
      // An event is tried three times before it becomes a dead letter.
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

/** Every queue of an environment; all of them hold what could not be handled. */
export function deadLetterQueues(names: Names): string[] {
  const ofFunctions = functionNames.map((name) => `${names.functionName(name)}-dead-letters`);
  const ofEvents = ['schedules', 'mail-events', 'run-ends'].map((what) => names.named(`${what}-undelivered`));
  return [...ofFunctions, ...ofEvents];
}

/** One for each queue: which one it is says what was lost, and the sum of several would cost the same. */
function deadLetters(names: Names, { queue }: DeployedMetrics): AlarmRow[] {
  return deadLetterQueues(names).map((queueName) => ({
    id: queueName.slice(names.prefix.length + 1),
    means: `Something that could not be handled waits in ${queueName}; it is kept for 14 days.`,
    runbook: 'dead-letters',
    reads: [queue(queueName)('ApproximateNumberOfMessagesVisible', 'Maximum')],
    threshold: 1,
    periodInMinutes: QUARTER,
    silence: 'fine',
  }));
}
