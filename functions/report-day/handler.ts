import middy from '@middy/core';
import * as z from 'zod';
import { collectedSchema, runPlanSchema } from '../../lib/domain/run-plan.ts';
import { type ReportingPorts, reportDay } from '../../lib/usecases/report-day.ts';
import { parseEvent } from '../middleware/parse-event.ts';

const eventSchema = z.object({ plan: runPlanSchema, collected: z.array(collectedSchema) });

/** Writes the summary of the days judged: the last state of daily-run calls it. */
export function createHandler(ports: ReportingPorts) {
  return middy<z.output<typeof eventSchema>>()
    .use(parseEvent(eventSchema))
    .handler((event) => reportDay(event, ports));
}
