import middy from '@middy/core';
import { deliveryIdOf } from '../../lib/domain/messages/delivery.ts';
import { type StepOrder, stepOrderSchema } from '../../lib/domain/playbooks/step-order.ts';
import { performStep, type StepDone } from '../../lib/usecases/perform-step.ts';
import type { StepPorts } from '../../lib/usecases/step-ports.ts';
import { type FunctionLog, log } from '../middleware/log.ts';
import type { Metrics } from '../middleware/metrics.ts';
import { parseEvent } from '../middleware/parse-event.ts';

/** Performs one step of a playbook run: every Task state of the playbooks' state machines calls it. */
export function createHandler(ports: StepPorts, logger?: FunctionLog) {
  return middy<StepOrder>()
    .use(answerTimes())
    .use(parseEvent(stepOrderSchema))
    .use(
      log<StepOrder, StepDone>(logger, {
        event: idsOf,
        result: ({ outcome, delivery }) => ({ outcome, delivery }),
        metrics: { of: countsOf, clock: ports.clock },
      }),
    )
    .handler((event) => performStep(event, ports));
}

/** Middleware: the state machine is handed the times that the states after it read, and nothing else. */
function answerTimes() {
  return {
    after: (request: { response: unknown }) => {
      request.response = (request.response as StepDone).at;
    },
  };
}

function idsOf({ run, step }: StepOrder) {
  const { runId, accountId, playbook, ruleId } = run;
  const sends = step.kind === 'email' || step.kind === 'webhook' || step.kind === 'escalate';
  const deliveryId = sends ? deliveryIdOf(runId, step.id) : undefined;
  return { runId, accountId, playbook, ruleId, step: step.id, kind: step.kind, deliveryId };
}

function countsOf({ delivery, runFailed }: StepDone): Metrics {
  if (runFailed) return { PlaybookRunsFailed: 1 };
  if (delivery === 'failed') return { DeliveriesFailed: 1 };
  if (delivery === 'unknown') return { DeliveriesUnknown: 1 };
  return {};
}
