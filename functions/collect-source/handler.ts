import middy from '@middy/core';
import * as z from 'zod';
import { type CollectedSource, collectSource } from '../../lib/usecases/collect-source.ts';
import { type ImportRunPorts, runImport } from '../../lib/usecases/run-import.ts';
import { type FunctionLog, log } from '../middleware/log.ts';
import { parseEvent } from '../middleware/parse-event.ts';

const text = z.string().min(1);
const failure = z.object({ Error: z.string().optional(), Cause: z.string().optional() });

const eventSchema = z.union([
  z.object({ importId: text, source: text, failure: failure.optional() }),
  z.object({ source: text, runId: text.optional() }),
]);

type CollectionEvent = z.output<typeof eventSchema>;

/**
 * Collects one source: the Collect state of daily-run calls it, once a source, and import-source, for the import that
 * was asked for (with its `failure` when it was stopped).
 */
export function createHandler(ports: ImportRunPorts, logger?: FunctionLog) {
  return middy<CollectionEvent>()
    .use(parseEvent(eventSchema))
    .use(
      log<CollectionEvent, CollectedSource>(logger, {
        event: (event) => ({ source: event.source, ...('importId' in event && { importId: event.importId }) }),
        result: ({ rows }) => ({ rows }),
      }),
    )
    .handler((event) => ('importId' in event ? runImport(event, ports) : collectSource(event, ports)));
}
