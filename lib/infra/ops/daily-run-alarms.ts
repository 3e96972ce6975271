import type { AlarmRow } from './alarm-row.ts';
import type { DeployedMetrics } from './deployed-metrics.ts';

const HOUR = 60;
const QUARTER = 15;

/** The daily run, and the sources that it reads. */
export function dailyRunAlarms(metrics: DeployedMetrics): AlarmRow[] {
  return [...dailyRun(metrics), ...sources(metrics)];
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
