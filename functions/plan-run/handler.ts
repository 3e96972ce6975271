import middy from '@middy/core';
import type * as z from 'zod';
import { type RunPlan, type RunRequest, runRequestSchema } from '../../lib/domain/run-plan.ts';
import { type PlanningPorts, planRun } from '../../lib/usecases/plan-run.ts';
import { type FunctionLog, log } from '../middleware/log.ts';
import { parseEvent } from '../middleware/parse-event.ts';

/** Decides which days a run judges: the first state of daily-run calls it. */
export function createHandler(ports: PlanningPorts, logger?: FunctionLog) {
  return middy<z.output<typeof runRequestSchema>>()
    .use(parseEvent(runRequestSchema))
    .use(log<RunRequest, RunPlan>(logger, { result: (plan) => ({ plan }) }))
    .handler((event) => planRun(event, ports));
}
