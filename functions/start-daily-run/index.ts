import { stepFunctionsDailyRun } from '../../lib/adapters/stepfunctions/daily-run.ts';
import { systemClock } from '../../lib/adapters/system/clock.ts';
import { readConfig } from '../../lib/config.ts';
import { functionLog } from '../function-log.ts';
import { createHandler } from './handler.ts';

const { DAILY_RUN_ARN, ENVIRONMENT } = readConfig(['DAILY_RUN_ARN', 'ENVIRONMENT']);

export const handler = createHandler(
  { clock: systemClock, dailyRun: stepFunctionsDailyRun(DAILY_RUN_ARN) },
  functionLog('start-daily-run', ENVIRONMENT),
);
