import middy from '@middy/core';
import type { Clock, SuppressionStore } from '../../lib/ports.ts';
import { recordMailEvent } from '../../lib/usecases/record-mail-event.ts';
import { type FunctionLog, log } from '../middleware/log.ts';
import { parseEvent } from '../middleware/parse-event.ts';
import { type MailEvents, mailEventsSchema } from './mail-event.ts';

/** Records bounces and complaints: SNS calls it with what SES reports of our mail. */
export function createHandler(ports: { suppressions: SuppressionStore; clock: Clock }, logger?: FunctionLog) {
  return middy<MailEvents>()
    .use(parseEvent(mailEventsSchema))
    .use(log<MailEvents, { suppressed: number }>(logger, { result: ({ suppressed }) => ({ suppressed }) }))
    .handler(async ({ Records }) => {
      let suppressed = 0;
      for (const { Sns } of Records) suppressed += (await recordMailEvent(Sns.Message, ports)).suppressed;
      return { suppressed };
    });
}
