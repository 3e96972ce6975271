import middy from '@middy/core';
import * as z from 'zod';
import { type CollectedSource, collectSource } from '../../lib/usecases/collect-source.ts';
import type { ImportPorts } from '../../lib/usecases/import-folder.ts';
import { type FunctionLog, log } from '../middleware/log.ts';
import { parseEvent } from '../middleware/parse-event.ts';

const eventSchema = z.object({ source: z.string().min(1) });

/** Collects one source: the Collect state of daily-run calls it, once a source. */
export function createHandler(ports: ImportPorts, logger?: FunctionLog) {
  return middy<z.output<typeof eventSchema>>()
    .use(parseEvent(eventSchema))
    .use(
      log<{ source: string }, CollectedSource>(logger, {
        event: ({ source }) => ({ source }),
        result: ({ rows }) => ({ rows }),
      }),
    )
    .handler((event) => collectSource(event, ports));
}
