import middy from '@middy/core';
import * as z from 'zod';
import { type DailyRunPorts, type DailyRunStart, startDailyRun } from '../../lib/usecases/start-daily-run.ts';
import { type FunctionLog, log } from '../middleware/log.ts';
import { parseEvent } from '../middleware/parse-event.ts';

const eventSchema = z.object({});

/** Starts the daily run of the last complete day: EventBridge Scheduler calls it once a day. */
export function createHandler(ports: DailyRunPorts, logger?: FunctionLog) {
  return middy<z.output<typeof eventSchema>>()
    .use(parseEvent(eventSchema))
    .use(log<object, DailyRunStart>(logger, { result: (start) => start }))
    .handler((event) => startDailyRun(event, ports));
}
