import middy from '@middy/core';
import type * as z from 'zod';
import { runRequestSchema } from '../../lib/domain/run-plan.ts';
import { type PlanningPorts, planRun } from '../../lib/usecases/plan-run.ts';
import { parseEvent } from '../middleware/parse-event.ts';

/** Decides which days a run judges: the first state of daily-run calls it. */
export function createHandler(ports: PlanningPorts) {
  return middy<z.output<typeof runRequestSchema>>()
    .use(parseEvent(runRequestSchema))
    .handler((event) => planRun(event, ports));
}
