import middy from '@middy/core';
import { type RecordEndPorts, type RecordedEnd, recordRunEnd } from '../../lib/usecases/record-run-end.ts';
import { type FunctionLog, log } from '../middleware/log.ts';
import type { Metrics } from '../middleware/metrics.ts';
import { parseEvent } from '../middleware/parse-event.ts';
import { type ExecutionEvent, executionEventSchema, playbookOf } from './execution-event.ts';

/** `playbookArnPrefix` is what the ARNs of our playbooks begin with, up to `playbook-<id>`. */
export type RecordRunEndPorts = RecordEndPorts & { playbookArnPrefix: string };

type Answer = { ended?: RecordedEnd; failed: boolean };

/**
 * Records runs whose execution ended from outside: EventBridge calls it when an execution of a playbook failed, timed out
 * or was stopped. Executions of other state machines are none of ours.
 */
export function createHandler({ playbookArnPrefix, ...ports }: RecordRunEndPorts, logger?: FunctionLog) {
  return middy<ExecutionEvent>()
    .use(parseEvent(executionEventSchema))
    .use(
      log<ExecutionEvent, Answer>(logger, {
        event: ({ detail: { name, status } }) => ({ runId: name, status }),
        result: ({ ended }) => ended ?? { outcome: 'not-ours' },
        metrics: { of: countsOf, clock: ports.clock },
      }),
    )
    .handler(async ({ detail: { stateMachineArn, name, status, error } }): Promise<Answer> => {
      const playbook = playbookOf(stateMachineArn, playbookArnPrefix);
      if (playbook === undefined) return { failed: false };
      const ended = await recordRunEnd({ playbook, runId: name, status, error: errorName(error) }, ports);
      return { ended, failed: ended.outcome === 'recorded' && status !== 'ABORTED' };
    });
}

/** Whoever stops an execution may write anything; the name of an error is a word. */
function errorName(error: string | null | undefined): string | undefined {
  return error && /^[\w.]+$/.test(error) ? error : undefined;
}

function countsOf({ failed }: Answer): Metrics {
  return failed ? { PlaybookRunsFailed: 1 } : {};
}
