import middy from '@middy/core';
import { type StepOrder, stepOrderSchema } from '../../lib/domain/playbooks/step-order.ts';
import { performStep } from '../../lib/usecases/perform-step.ts';
import type { StepPorts } from '../../lib/usecases/step-ports.ts';
import { type FunctionLog, log } from '../middleware/log.ts';
import { parseEvent } from '../middleware/parse-event.ts';

/** Performs one step of a playbook run: every Task state of the playbooks' state machines calls it. */
export function createHandler(ports: StepPorts, logger?: FunctionLog) {
  return middy<StepOrder>()
    .use(parseEvent(stepOrderSchema))
    .use(log<StepOrder, unknown>(logger, { event: idsOf }))
    .handler((event) => performStep(event, ports));
}

function idsOf({ run, step }: StepOrder) {
  return { runId: run.runId, accountId: run.accountId, playbook: run.playbook, step: step.id, kind: step.kind };
}
