import middy from '@middy/core';
import type { SuppressionStore } from '../../lib/ports/delivery.ts';
import type { Clock } from '../../lib/ports/system.ts';
import { type RecordedMailEvent, recordMailEvent } from '../../lib/usecases/record-mail-event.ts';
import { type FunctionLog, log } from '../middleware/log.ts';
import type { Metrics } from '../middleware/metrics.ts';
import { parseEvent } from '../middleware/parse-event.ts';
import { type MailEvents, mailEventsSchema } from './mail-event.ts';

/** Records bounces and complaints: SNS calls it with what SES reports of our mail. */
export function createHandler(ports: { suppressions: SuppressionStore; clock: Clock }, logger?: FunctionLog) {
  return middy<MailEvents>()
    .use(parseEvent(mailEventsSchema))
    .use(
      log<MailEvents, RecordedMailEvent>(logger, {
        event: ({ Records }) => ({ messageIds: Records.flatMap(({ Sns }) => Sns.Message.messageId ?? []) }),
        result: (recorded) => recorded,
        metrics: { of: countsOf, clock: ports.clock },
      }),
    )
    .handler(async ({ Records }) => {
      const total: RecordedMailEvent = { suppressed: 0, bounces: 0, complaints: 0 };
      for (const { Sns } of Records) {
        const { suppressed, bounces, complaints } = await recordMailEvent(Sns.Message, ports);
        total.suppressed += suppressed;
        total.bounces += bounces;
        total.complaints += complaints;
      }
      return total;
    });
}

function countsOf({ bounces, complaints }: RecordedMailEvent): Metrics {
  return { ...(bounces > 0 && { Bounces: bounces }), ...(complaints > 0 && { Complaints: complaints }) };
}
