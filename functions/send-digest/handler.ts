import middy from '@middy/core';
import * as z from 'zod';
import { type DigestsSent, type SendingPorts, sendDigests } from '../../lib/usecases/retention/send-digests.ts';
import { type FunctionLog, log } from '../middleware/log.ts';
import { parseEvent } from '../middleware/parse-event.ts';

const eventSchema = z.object({});

/** Sends the digests that are due: EventBridge Scheduler calls it every morning. */
export function createHandler(ports: SendingPorts, logger?: FunctionLog) {
  return middy<z.output<typeof eventSchema>>()
    .use(parseEvent(eventSchema))
    .use(log<object, DigestsSent>(logger, { result: (sent) => ({ ...sent }) }))
    .handler((event) => sendDigests(event, ports));
}
