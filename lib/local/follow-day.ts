import { join } from 'node:path';
import { lastCompleteDay } from '../usecases/plan-run.ts';
import { runningRuns } from './judge-days.ts';
import type { LocalPorts } from './ports.ts';
import type { Runtime } from './runtime.ts';
import { extendSample, hasSample } from './sample-company.ts';
import { followSchedule, type Schedule } from './scheduler.ts';

/** The daily run at six in the morning (UTC), when yesterday is over in every zone we sell to; held messages every quarter of an hour, a new risk model each month, the review prepared at seven and digests sent at eight when they are due. */
const SCHEDULE: Schedule = {
  dailyRun: { hour: 6, zone: 'UTC' },
  releaseMessagesEveryMinutes: 15,
  trainRisk: { hour: 4 },
  sendDigests: { hour: 8 },
  prepareReview: { hour: 7 },
};

/** Does by the runtime's clock what EventBridge Scheduler does on AWS, until closed; a sample company lives on before each daily run. */
export function followDay(runtime: Runtime, ports: LocalPorts, onProblem: (error: unknown) => void): { close(): void } {
  const call = async (name: string) => {
    const outcome = await runtime.invoke(name, {});
    if ('error' in outcome) throw new Error(`${name} failed: ${outcome.error}`);
  };
  return followSchedule({
    clock: runtime.clock,
    schedule: SCHEDULE,
    file: join(runtime.dir, 'schedule.json'),
    onProblem,
    scheduled: {
      async startDailyRun() {
        // On a fast clock a day may pass before the last run is done; the next one then covers both.
        if ((await runningRuns(ports)).length > 0) return false;
        if (hasSample(runtime.dir)) await extendSample(runtime.dir, lastCompleteDay(runtime.clock));
        await call('start-daily-run');
        return true;
      },
      releaseMessages: () => call('release-messages'),
      trainRisk: () => call('train-risk'),
      sendDigests: () => call('send-digest'),
      prepareReview: () => call('prepare-review'),
    },
  });
}
