import middy from '@middy/core';
import * as z from 'zod';
import { collectSource } from '../../lib/usecases/collect-source.ts';
import type { ImportPorts } from '../../lib/usecases/import-folder.ts';
import { parseEvent } from '../middleware/parse-event.ts';

const eventSchema = z.object({ source: z.string().min(1) });

/** Collects one source: the Collect state of daily-run calls it, once a source. */
export function createHandler(ports: ImportPorts) {
  return middy<z.output<typeof eventSchema>>()
    .use(parseEvent(eventSchema))
    .handler((event) => collectSource(event, ports));
}
