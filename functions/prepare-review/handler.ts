import middy from '@middy/core';
import * as z from 'zod';
import { type DuePorts, type DueReview, prepareDueReview } from '../../lib/usecases/review/prepare-due-review.ts';
import { type FunctionLog, log } from '../middleware/log.ts';
import { parseEvent } from '../middleware/parse-event.ts';

const eventSchema = z.object({});

/** Prepares the implementation review that is due, and tells the team: EventBridge Scheduler calls it every morning. */
export function createHandler(ports: DuePorts, logger?: FunctionLog) {
  return middy<z.output<typeof eventSchema>>()
    .use(parseEvent(eventSchema))
    .use(log<object, DueReview>(logger, { result: (review) => ({ ...review }) }))
    .handler((event) => prepareDueReview(event, ports));
}
