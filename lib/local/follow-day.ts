import { join } from 'node:path';
import { ExecutionAlreadyExists, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { lastCompleteDay } from '../usecases/plan-run.ts';
import { runningRuns } from './judge-days.ts';
import type { LocalPorts } from './ports.ts';
import type { Runtime } from './runtime.ts';
import { extendSample, hasSample } from './sample-company.ts';
import { followSchedule, type Schedule } from './scheduler.ts';
import { stateMachineArn } from './step-functions/arns.ts';

/** The daily run at six in the morning (UTC), when yesterday is over in every zone we sell to; held messages every quarter of an hour. */
const SCHEDULE: Schedule = { dailyRun: { hour: 6, zone: 'UTC' }, releaseMessagesEveryMinutes: 15 };

/** Does by the runtime's clock what EventBridge Scheduler does on AWS, until closed; a sample company lives on before each daily run. */
export function followDay(runtime: Runtime, ports: LocalPorts, onProblem: (error: unknown) => void): { close(): void } {
  return followSchedule({
    clock: runtime.clock,
    schedule: SCHEDULE,
    file: join(runtime.dir, 'schedule.json'),
    onProblem,
    scheduled: {
      async startDailyRun(day) {
        // On a fast clock a day may pass before the last run is done; the next one then covers both.
        if ((await runningRuns(ports)).length > 0) return false;
        if (hasSample(runtime.dir)) await extendSample(runtime.dir, lastCompleteDay(runtime.clock));
        await startOnce(day, ports);
        return true;
      },
      async releaseMessages() {
        const outcome = await runtime.invoke('release-messages', {});
        if ('error' in outcome) throw new Error(`release-messages failed: ${outcome.error}`);
      },
    },
  });
}

async function startOnce(day: string, { stepFunctions }: LocalPorts): Promise<void> {
  const execution = { stateMachineArn: stateMachineArn('daily-run'), name: day, input: '{}' };
  try {
    await stepFunctions.send(new StartExecutionCommand(execution));
  } catch (error) {
    if (!(error instanceof ExecutionAlreadyExists)) throw error;
  }
}
