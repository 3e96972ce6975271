import { functionNames } from '../function-settings.ts';
import type { Names } from '../names.ts';
import type { AlarmRow } from './alarm-row.ts';
import type { DeployedMetrics } from './deployed-metrics.ts';

const QUARTER = 15;

/** Every queue of an environment; all of them hold what could not be handled. */
export function deadLetterQueues(names: Names): string[] {
  const ofFunctions = functionNames.map((name) => `${names.functionName(name)}-dead-letters`);
  const ofEvents = ['schedules', 'mail-events', 'run-ends'].map((what) => names.named(`${what}-undelivered`));
  return [...ofFunctions, ...ofEvents];
}

/** One for each queue: which one it is says what was lost, and the sum of several would cost the same. */
export function deadLetterAlarms(names: Names, { queue }: DeployedMetrics): AlarmRow[] {
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
