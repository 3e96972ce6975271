import middy from '@middy/core';
import * as z from 'zod';
import type { DaySummary } from '../../lib/domain/portfolio/summarise-day.ts';
import { collectedSchema, runPlanSchema } from '../../lib/domain/run-plan.ts';
import { type ReportingPorts, reportDay } from '../../lib/usecases/report-day.ts';
import { type FunctionLog, log } from '../middleware/log.ts';
import { parseEvent } from '../middleware/parse-event.ts';

const eventSchema = z.object({ plan: runPlanSchema, collected: z.array(collectedSchema) });

/** Writes the summary of the days judged: the last state of daily-run calls it. */
export function createHandler(ports: ReportingPorts, logger?: FunctionLog) {
  return middy<z.output<typeof eventSchema>>()
    .use(parseEvent(eventSchema))
    .use(log<object, DaySummary>(logger, { result: ({ day, accounts, bands }) => ({ day, accounts, bands }) }))
    .handler((event) => reportDay(event, ports));
}
