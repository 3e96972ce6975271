import middy from '@middy/core';
import * as z from 'zod';
import { type ReleasePorts, type ReleaseReport, releaseMessages } from '../../lib/usecases/release-messages.ts';
import { type FunctionLog, log } from '../middleware/log.ts';
import type { Metrics } from '../middleware/metrics.ts';
import { parseEvent } from '../middleware/parse-event.ts';

const eventSchema = z.object({});

/** Looks at held messages again, and at webhooks whose next attempt is due: EventBridge Scheduler calls it every few minutes. */
export function createHandler(ports: ReleasePorts, logger?: FunctionLog) {
  return middy<z.output<typeof eventSchema>>()
    .use(parseEvent(eventSchema))
    .use(
      log<object, ReleaseReport>(logger, {
        result: (report) => ({ ...report }),
        metrics: { of: countsOf, clock: ports.clock },
      }),
    )
    .handler((event) => releaseMessages(event, ports));
}

function countsOf({ deliveries: { failed = 0, unknown = 0 } }: ReleaseReport): Metrics {
  return { DeliveriesFailed: failed, DeliveriesUnknown: unknown };
}
